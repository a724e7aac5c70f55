import { launch } from 'chrome-launcher';
import { Simulator } from './node_modules/@paulirish/trace_engine/models/trace/lantern/simulation/Simulator.js';
import lighthouse from 'lighthouse';
const orig = Simulator.prototype.simulate;
let recs = [];
const labels = new Set();
Simulator.prototype.simulate = function (graph, options) {
  const r = orig.call(this, graph, options);
  labels.add(options?.label);
  if (options?.label === 'optimisticInteractive' || options?.label==='optimisticTotalBlockingTime') recs.push([options.label, r.nodeTimings]);
  return r;
};
for (const url of process.argv.slice(2)) {
  recs = [];
  const chrome = await launch({ chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'], logLevel: 'error' });
  const result = await lighthouse(url, { port: chrome.port, output: 'json', logLevel: 'error', onlyCategories: ['performance'] });
  chrome.kill();
  const a = result.lhr.audits;
  console.log(`== ${url} LCP ${Math.round(a['largest-contentful-paint'].numericValue)} FCP ${Math.round(a['first-contentful-paint'].numericValue)} TBT ${Math.round(a['total-blocking-time'].numericValue)}`);
  for (const [label, t] of recs.slice(-1)) for (const [node, { startTime, endTime }] of t) {
    if (node.type === 'cpu' && endTime - startTime > 40) console.log('   ', Math.round(startTime), '+' + Math.round(endTime - startTime), (node.duration / 1000).toFixed(1) + 'ms', node.childEvents.filter(e => e.dur > 500).map((e) => `${e.name}:${(e.dur / 1000).toFixed(1)}${e.args?.data?.url ? ' ' + e.args.data.url.slice(-30) : ''}${e.args?.data?.functionName ? ' ' + e.args.data.functionName : ''}`).slice(0, 14).join(', '));
  }
}
process.exit(0);
