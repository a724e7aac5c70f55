import { launch } from 'chrome-launcher';
import { Simulator } from './node_modules/@paulirish/trace_engine/models/trace/lantern/simulation/Simulator.js';
import { LargestContentfulPaint as L } from './node_modules/@paulirish/trace_engine/models/trace/lantern/metrics/LargestContentfulPaint.js';
import lighthouse from 'lighthouse';
const orig = Simulator.prototype.simulate;
let recs = {};
Simulator.prototype.simulate = function (graph, options) {
  const r = orig.call(this, graph, options);
  if (options?.label?.includes('LargestContentfulPaint')) recs[options.label] = [this, graph];
  return r;
};
const kinds = (q) => q.url.includes('/fonts/') ? 'font' : q.url.endsWith('.css') ? 'css' : q.resourceType === 'Image' ? (q.priority === 'High' || q.priority==='Medium' || q.priority==='VeryHigh' ? 'lead' : 'thumb') : q.url.includes('boot') ? 'boot' : q.resourceType;
const variants = {
  now: {},
  'no low pictures': { drop: ['thumb'] },
  'fonts -1k': { font: -1000 }, 'fonts -2k': { font: -2000 }, 'fonts -3k': { font: -3000 },
  'fonts-3k lead -2k': { font: -3000, lead: -2000 },
  'fonts-3k lead-2k css-1k': { font: -3000, lead: -2000, css: -1000 },
  'fonts-3k lead-2k css-3k': { font: -3000, lead: -2000, css: -3000 },
  'no low, cpu half': { drop: ['thumb'], cpu: 0.5 },
  'headers -300 each': { font: -300, lead: -300, css: -300, thumb: -300, Document: -300 },
  'thumbs half': { thumbx: 0.5 },
  'no fonts': { drop: ['font'] },
  'no fonts no thumbs': { drop: ['font','thumb'] },
};
for (const url of process.argv.slice(2)) {
  recs = {};
  const chrome = await launch({ chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'], logLevel: 'error' });
  const result = await lighthouse(url, { port: chrome.port, output: 'json', logLevel: 'error', onlyCategories: ['performance'] });
  chrome.kill();
  const a = result.lhr.audits;
  console.log(`== ${url} LCP ${Math.round(a['largest-contentful-paint'].numericValue)} TBT ${Math.round(a['total-blocking-time'].numericValue)}`);
  for (const [name, v] of Object.entries(variants)) {
    const est = ['optimisticLargestContentfulPaint', 'pessimisticLargestContentfulPaint'].map((label) => {
      const [sim, g] = recs[label];
      const graph = g.cloneWithRelationships((n) => n.type !== 'network' || n.isMainDocument() || !(v.drop ?? []).includes(kinds(n.request)));
      const saved = [];
      graph.traverse((n) => {
        if (n.type === 'network') {
          const k = kinds(n.request); saved.push([n.request, n.request.transferSize]);
          if (v[k]) n.request.transferSize = Math.max(200, n.request.transferSize + v[k]);
          if (v[k+'x']) n.request.transferSize *= v[k+'x'];
        }
      });
      const r = orig.call(sim, graph, { label: 'x' });
      for (const [q, s] of saved) q.transferSize = s;
      return Math.round(L.getEstimateFromSimulation(r).timeInMs);
    });
    console.log('  ', name.padEnd(30), est.join(' '), (est[0] + est[1]) / 2);
  }
}
process.exit(0);
