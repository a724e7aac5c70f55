// axe on every type of page, light and dark, in French and in Arabic (checks 36, 38).
import { AxeBuilder } from '@axe-core/playwright';
import { expect, statusComplaint, test } from '../fixtures.ts';
import { PAGE_TYPES } from '../pages.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What may differ between light and dark; the rest is the same page. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

async function violations(axe: AxeBuilder): Promise<string[]> {
  const found = await axe.analyze();
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} (${node.failureSummary?.split('\n')[1]?.trim()})`),
  );
}

// Without transitions: a colour on its way to another is neither.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const { name, path, status } of PAGE_TYPES) {
  test(`axe finds nothing on ${name}, light and dark`, async ({ page, visit, trouble }) => {
    if (status !== 200) trouble.allow(statusComplaint(status));
    await visit(path);
    expect.soft(await violations(new AxeBuilder({ page }).withTags(RULES)), 'light').toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect.soft(await violations(new AxeBuilder({ page }).withRules(OF_COLOUR)), 'dark').toEqual([]);
  });
}

test('axe finds nothing on any type of page from right to left, light and dark', async ({ page, everyLanguage, trouble }) => {
  test.setTimeout(120_000);
  trouble.allow(statusComplaint(404));
  await page.goto(`${everyLanguage.origin}/ar`);
  const links = (selector: string) => page.locator(selector).first().getAttribute('href');
  const found = [await links('nav[data-slot=sections] a[href^="/ar/"]'), await links('main a.teaser__link')];
  const same = ['', '/topics/ukraine', '/sources', '/search', '/search?q=%D8%A3%D9%88%D8%B1%D9%88%D8%A8%D8%A7', '/saved', '/mine', '/mine?topics=ukraine', '/about', '/privacy', '/accessibility', '/nothing'];
  for (const path of [...found, ...same.map((path) => `/ar${path}`)]) {
    await page.goto(`${everyLanguage.origin}${path}`);
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    expect.soft(await violations(new AxeBuilder({ page }).withTags(RULES)), `${path}, light`).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect.soft(await violations(new AxeBuilder({ page }).withRules(OF_COLOUR)), `${path}, dark`).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
  }
});

test('axe finds nothing on a phone with either menu open', { tag: '@mobile' }, async ({ page, visit }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await visit('/fr');
  for (const button of await page.locator('header summary').all()) {
    await button.click();
    await expect(page.locator('header details[open]')).toHaveCount(1);
    expect(await violations(new AxeBuilder({ page }).withTags(RULES))).toEqual([]);
  }
});
