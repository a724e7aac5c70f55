import { launch } from 'chrome-launcher';
import { Simulator } from './node_modules/@paulirish/trace_engine/models/trace/lantern/simulation/Simulator.js';
import lighthouse from 'lighthouse';
const orig = Simulator.prototype.simulate;
let recs = [];
Simulator.prototype.simulate = function (graph, options) {
  const r = orig.call(this, graph, options);
  if (options?.label?.includes('LargestContentfulPaint')) recs.push([options.label, Simulator.allNodeTimings.get(options.label), r]);
  return r;
};
for (const url of process.argv.slice(2)) {
  recs = [];
  const chrome = await launch({ chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'], logLevel: 'error' });
  const result = await lighthouse(url, { port: chrome.port, output: 'json', logLevel: 'error', onlyCategories: ['performance'] });
  chrome.kill();
  const a = result.lhr.audits;
  console.log(`\n== ${url} LCP ${Math.round(a['largest-contentful-paint'].numericValue)} FCP ${Math.round(a['first-contentful-paint'].numericValue)} TBT ${Math.round(a['total-blocking-time'].numericValue)}`);
  const el = a['largest-contentful-paint-element']?.details?.items?.[0]?.items?.[0]?.node; console.log('element', el?.selector, el?.snippet?.slice(0,100));
  for (const [label, timings] of recs) {
    console.log(' ', label);
    for (const [node, t] of timings) {
      if (node.type === 'network') console.log('   ', 'net', String(Math.round(t.startTime)).padStart(5), String(Math.round(t.endTime)).padStart(5), String(node.request.transferSize).padStart(7), node.request.priority, node.request.protocol, node.request.url.slice(0, 100));
      else console.log('   ', 'cpu', String(Math.round(t.startTime)).padStart(5), String(Math.round(t.endTime)).padStart(5), `${Math.round(node.duration/100)/10}ms`, node.didPerformLayout() ? 'layout' : '', node.childEvents.slice(0,4).map(e => e.name).join(','));
    }
  }
}
process.exit(0);
