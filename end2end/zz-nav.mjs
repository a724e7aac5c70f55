import { chromium } from '@playwright/test';
import { removeFolder, serve, temporaryFolder, writeWeather } from './briefs.mjs';
import { writeFileSync } from 'node:fs';
const data = temporaryFolder('trace'); writeWeather(data, {celsius:8.6,symbol:"cloudy",observed_at:new Date(Date.now()-600000).toISOString(),places:{}});
const server = await serve({ data, now: new Date().toISOString() });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu'] });
const ctx = await browser.newContext({ locale: 'fr-FR', viewport: {width: 412, height: 823}, serviceWorkers: 'block' });
const page = await ctx.newPage();
const cdp = await ctx.newCDPSession(page);
const rate = Number(process.argv[2] ?? 4), ahead = process.argv[3] === 'ahead';
await cdp.send('Emulation.setCPUThrottlingRate', { rate });
for (let i = 0; i < 8; i++) {
await page.goto(server.origin + '/fr'); await page.waitForFunction(() => 'awake' in document.documentElement.dataset);
const link = page.locator('main a.teaser__link').nth(i*7);
await link.scrollIntoViewIfNeeded();
if (ahead) { await link.hover(); await page.waitForTimeout(700); } else await page.waitForTimeout(300);
const ev = []; const on = e => ev.push(...e.value); cdp.on('Tracing.dataCollected', on);
await cdp.send('Tracing.start', { traceConfig: { includedCategories: ['devtools.timeline','toplevel','blink.user_timing','loading','v8'] } });
const ms = await link.evaluate((a) => new Promise(resolve => { const before = document.querySelector('main h1'); performance.mark('click'); const t=performance.now(); let swap; const o=new MutationObserver(()=>{const h=document.querySelector('main h1'); if(!h||h===before)return; o.disconnect(); performance.mark('swapped'); swap=performance.now()-t; requestAnimationFrame(()=>setTimeout(()=>{performance.mark('shown');resolve([swap,performance.now()-t])}))}); o.observe(document,{childList:true,subtree:true}); a.click(); }));
await Promise.all([new Promise(r => cdp.once('Tracing.tracingComplete', r)), cdp.send('Tracing.end')]); cdp.off('Tracing.dataCollected', on);
console.log('swap, shown', ms.map(x=>x.toFixed(0)).join(' '));
writeFileSync(`/tmp/tbt/nav${i}.json`, JSON.stringify({traceEvents: ev}));
}
await browser.close(); await server.stop(); removeFolder(data); process.exit(0);
