import { chromium } from '@playwright/test';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--disable-gpu', '--no-sandbox'] });
const sums = {};
for (let r = 0; r < 16; r++) {
  const variant = r % 2 ? 'remove' : 'keep';
  const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 412, height: 823 }, hasTouch: true, serviceWorkers: 'block' });
  const page = await context.newPage();
  const s = await context.newCDPSession(page);
  await s.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto(process.argv[2] + '/fr');
  await page.waitForFunction(() => 'awake' in document.documentElement.dataset);
  await page.addStyleTag({content: 'main[data-left]{position:fixed;inset-block-start:0;z-index:-1;content-visibility:hidden;contain:strict;}'}).catch(()=>{});
  const links = page.locator('main a.teaser__link');
  const k = (Math.floor(r/2) * 7);
  await links.nth(k % (await links.count())).evaluate((l) => l.scrollIntoView({ block: 'center', behavior: 'instant' }));
  await page.waitForTimeout(600);
  const res = await page.evaluate(async ([r, variant]) => {
    const sheet = new CSSStyleSheet(); sheet.replaceSync('main[data-left]{position:fixed;inset-block-start:0;z-index:-1;content-visibility:hidden;contain:strict}'); document.adoptedStyleSheets.push(sheet);
    const links = document.querySelectorAll('main a.teaser__link');
    const link = links[r % links.length];
    const href = link.href;
    const text = await (await fetch(href)).text();
    const doc = new DOMParser().parseFromString(text, 'text/html');
    const main = document.adoptNode(doc.querySelector('main'));
    await new Promise((r) => setTimeout(r, 500));
    const out = {}; let t = performance.now(); const t0 = t;
    const lap = (n) => { const x = performance.now(); out[variant + ' ' + n] = x - t; t = performance.now(); };
    const old = document.querySelector('main'); link.focus({preventScroll:true}); await new Promise((r) => setTimeout(r, 50)); t = performance.now();
    main.setAttribute('data-next', ''); old.after(main); main.clientHeight; lap('next laid out');
    await new Promise((r) => setTimeout(r, 100)); t = performance.now(); const t1 = t;
    const y = scrollY; lap('scrollY');
    history.pushState(0, '', href); lap('pushState');
    document.title = doc.title; lap('title');
    document.documentElement.setAttribute('data-top', ''); lap('data-top');
    main.setAttribute('data-arriving', ''); main.removeAttribute('data-next'); lap('attrs');
    if (variant === 'remove') old.remove(); else old.setAttribute('data-left', '');
    lap('off');
    scrollTo(0, 0); lap('scrollTo');
    main.clientHeight; lap('style+layout');
    out[variant + ' all'] = performance.now() - t1;
    await new Promise((r) => requestAnimationFrame(() => setTimeout(r)));
    out[variant + ' frame'] = performance.now() - t1;
    return out;
  }, [k, variant]);
  for (const [k, v] of Object.entries(res)) (sums[k] ??= []).push(v);
  await context.close();
}
for (const [k, v] of Object.entries(sums).sort()) { v.sort((a, b) => a - b); console.log(k.padEnd(24), v[4].toFixed(1), v.map((x) => x.toFixed(1)).join(' ')); }
await browser.close();
