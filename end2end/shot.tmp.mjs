import { chromium } from 'playwright-core';
const [origin, out, ...specs] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
for (const spec of specs) {
  const [path, width, scheme, name, full] = spec.split(',');
  const context = await browser.newContext({ viewport: { width: +width, height: 900 }, colorScheme: scheme, locale: 'fr-FR' });
  const page = await context.newPage();
  await page.goto(origin + path);
  await page.waitForTimeout(800);
  await page.screenshot({ path: `${out}/${name}.png`, fullPage: full === 'full' });
  await context.close();
}
await browser.close();
