// axe on every type of page, light and dark (checks 36, 38).
import { AxeBuilder } from '@axe-core/playwright';
import { expect, statusComplaint, test } from '../fixtures.ts';
import { PAGE_TYPES } from '../pages.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// Without transitions: a colour on its way to another is neither.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const { name, path, status } of PAGE_TYPES) {
  test(`axe finds nothing on ${name}, light and dark`, async ({ page, visit, trouble }) => {
    if (status !== 200) trouble.allow(statusComplaint(status));
    await visit(path);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target.join(' ')} (${node.failureSummary?.split('\n')[1]?.trim()})`).join('; ')}`);
      expect.soft(found, colorScheme).toEqual([]);
    }
  });
}

test('axe finds nothing on a phone with the menu open', { tag: '@mobile' }, async ({ page, visit }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await visit('/fr');
  await page.locator('header summary').first().click();
  await page.locator('header summary').last().click();
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join('; ')}`)).toEqual([]);
});
