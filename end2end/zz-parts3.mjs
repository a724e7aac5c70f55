import { chromium } from '@playwright/test';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--disable-gpu', '--no-sandbox'] });
const sums = {};
for (let r = 0; r < 8; r++) {
  const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 412, height: 823 }, hasTouch: true, serviceWorkers: 'block' });
  const page = await context.newPage();
  const s = await context.newCDPSession(page);
  await s.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto(process.argv[2] + '/fr');
  await page.waitForFunction(() => 'awake' in document.documentElement.dataset);
  const links = page.locator('main a.teaser__link');
  await links.nth((r * 7) % (await links.count())).evaluate((l) => l.scrollIntoView({ block: 'center', behavior: 'instant' }));
  await page.waitForTimeout(600);
  const res = await page.evaluate(async (r) => {
    const href = document.querySelectorAll('main a.teaser__link')[r].href;
    const text = await (await fetch(href)).text();
    const doc = new DOMParser().parseFromString(text, 'text/html');
    const main = document.adoptNode(doc.querySelector('main'));
    await new Promise((r) => setTimeout(r, 500));
    const out = {}; let t = performance.now();
    const lap = (n) => { const x = performance.now(); out[n] = x - t; t = performance.now(); };
    const old = document.querySelector('main'); document.querySelectorAll('main a.teaser__link')[r].focus({preventScroll:true}); await new Promise((r) => setTimeout(r, 50)); t = performance.now();
    main.setAttribute('data-next', ''); old.after(main); main.clientHeight; lap('next laid out');
    await new Promise((r) => setTimeout(r, 100)); t = performance.now();
    const y = scrollY; lap('scrollY');
    history.pushState(0, '', href); lap('pushState');
    document.title = doc.title; lap('title');
    document.documentElement.setAttribute('data-top', ''); lap('data-top');
    main.setAttribute('data-arriving', ''); main.removeAttribute('data-next'); lap('attrs');
    old.querySelectorAll('leptos-island').length; lap('islands');
    const h=main.querySelector('h1'); h.tabIndex=-1; h.focus({preventScroll:true}); lap('focus h1'); old.remove(); lap('remove');
    scrollTo(0, 0); lap('scrollTo');
    main.clientHeight; lap('style+layout');
    return out;
  }, r);
  for (const [k, v] of Object.entries(res)) (sums[k] ??= []).push(v);
  await context.close();
}
for (const [k, v] of Object.entries(sums)) { v.sort((a, b) => a - b); console.log(k.padEnd(16), v[4].toFixed(1), v.map((x) => x.toFixed(1)).join(' ')); }
await browser.close();
