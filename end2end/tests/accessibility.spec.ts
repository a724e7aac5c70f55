// axe on every type of page, light and dark (checks 36, 38).
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

test('axe finds nothing on a phone with either menu open', { tag: '@mobile' }, async ({ page, visit }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await visit('/fr');
  for (const button of await page.locator('header summary').all()) {
    await button.click();
    await expect(page.locator('header details[open]')).toHaveCount(1);
    expect(await violations(new AxeBuilder({ page }).withTags(RULES))).toEqual([]);
  }
});
