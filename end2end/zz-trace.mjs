// usage: BRIEFS_BIN=… node zz-trace.mjs [rested|tap|enter] rounds
import { chromium } from '@playwright/test';
import { removeFolder, serve, temporaryFolder, writeWeather } from './briefs.mjs';
const way = process.argv[2] ?? 'rested', rounds = +(process.argv[3] ?? 6), show = process.argv[4];
const data = temporaryFolder('bench'); writeWeather(data);
const paper = await serve({ data });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--disable-gpu', '--no-sandbox'] });
const totals = [];
try {
  for (let r = 0; r < rounds; r++) {
    const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 412, height: 823 }, hasTouch: true, serviceWorkers: 'block' });
    const page = await context.newPage();
    const s = await context.newCDPSession(page);
    await s.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.goto(`${paper.origin}/fr`);
    await page.waitForFunction(() => 'awake' in document.documentElement.dataset);
    const links = page.locator('main a.teaser__link');
    const link = links.nth((r * 7) % (await links.count()));
    await link.evaluate((l) => l.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await page.waitForTimeout(400);
    const b = await link.boundingBox(); const x = b.x + b.width / 2, y = b.y + b.height / 2;
    await page.evaluate(() => {
      const before = document.querySelector('main h1');
      window.seen = new Promise((res) => {
        let start = 0;
        addEventListener('click', (e) => { start = e.timeStamp; performance.mark('click-at', { startTime: e.timeStamp }); }, { capture: true, once: true });
        new PerformanceObserver((l) => { for (const e of l.getEntries()) { performance.mark('painted', { startTime: e.renderTime }); res(e.renderTime - start); } }).observe({ type: 'element' });
        const o = new MutationObserver(() => { const h = document.querySelector('main h1'); if (!h || h === before) return; o.disconnect(); performance.mark('swapped'); h.setAttribute('elementtiming', ''); });
        o.observe(document, { childList: true, subtree: true });
      });
    });
    const bs = await browser.newBrowserCDPSession();
    const events = [];
    bs.on('Tracing.dataCollected', (e) => events.push(...e.value));
    const done = new Promise((res) => bs.on('Tracing.tracingComplete', res));
    await bs.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['devtools.timeline', 'blink.user_timing', 'v8', 'disabled-by-default-devtools.timeline', 'toplevel', 'cc', 'benchmark', 'viz'] } });
    if (way === 'rested') { await page.mouse.move(x, y); await page.waitForTimeout(600); await page.mouse.click(x, y, { delay: 90 }); }
    else if (way === 'enter') { await link.focus(); await page.keyboard.press('Enter'); }
    else { await s.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] }); await page.waitForTimeout(90); await s.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] }); }
    const seen = await page.evaluate(() => window.seen);
    await page.waitForTimeout(200);
    await bs.send('Tracing.end'); await done;
    const mark = (n) => events.find((e) => e.cat?.includes('blink.user_timing') && e.name === n);
    const click = mark('click-at'), painted = mark('painted'), swapped = mark('swapped');
    const tid = click.tid, pid = click.pid;
    const main = events.filter((e) => e.tid === tid && e.pid === pid && e.ph === 'X' && e.dur && e.ts + e.dur > click.ts - 110000 && e.ts < painted.ts).sort((a, b) => a.ts - b.ts || b.dur - a.dur);
    // self times
    const self = {}; const stack = [];
    for (const e of main) {
      while (stack.length && stack.at(-1).ts + stack.at(-1).dur <= e.ts) stack.pop();
      const d = Math.min(e.ts + e.dur, painted.ts) - Math.max(e.ts, click.ts);
      self[e.name] = (self[e.name] ?? 0) + d;
      if (stack.length) self[stack.at(-1).name] -= d;
      stack.push(e);
    }
    console.log(`round ${r}: seen ${seen.toFixed(1)} swapped ${((swapped.ts - click.ts) / 1000).toFixed(1)} painted ${((painted.ts - click.ts) / 1000).toFixed(1)}  ` + Object.entries(self).filter(([, v]) => v > 700).sort((a, b) => b[1] - a[1]).slice(0, 12).map(([k, v]) => `${k} ${(v / 1000).toFixed(1)}`).join(', '));
    if (show && r === rounds - 1) for (const e of main) if (e.dur > 500) console.log(`   ${((e.ts - click.ts) / 1000).toFixed(1)} +${(e.dur / 1000).toFixed(1)} ${e.name} ${JSON.stringify(e.args ?? {}).slice(0, 140)}`);
    totals.push(seen);
    await context.close();
  }
  console.log('sorted', totals.sort((a, b) => a - b).map((t) => t.toFixed(0)).join(' '));
} finally { await browser.close(); await paper.stop(); removeFolder(data); }
