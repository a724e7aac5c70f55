// Light pages: at most 50 KB with everything they load, no script (check 34).
import { PAGE_TYPES } from '../pages.ts';
import { expect, statusComplaint, test } from '../fixtures.ts';
import { AxeBuilder } from '@axe-core/playwright';

for (const { name, path, status } of PAGE_TYPES) {
  test(`${name} is at most 50 KB under /lite, without script, picture or font`, async ({ page, trouble }) => {
    if (status !== 200) trouble.allow(statusComplaint(status));
    const asked: { type: string; size: Promise<number> }[] = [];
    page.on('response', (response) => {
      const size = response.request().sizes();
      asked.push({ type: response.request().resourceType(), size: size.then((sizes) => sizes.responseBodySize + sizes.responseHeadersSize) });
    });
    const answer = await page.goto(`/lite${path}`);
    expect(answer?.status()).toBe(status);
    await page.waitForLoadState('networkidle');
    const sizes = await Promise.all(asked.map(({ size }) => size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(50_000);
    expect(asked.map(({ type }) => type).filter((type) => ['script', 'font', 'fetch'].includes(type))).toEqual([]);
    await expect(page.locator('script, main img')).toHaveCount(0);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
}

test('a reader who chose light pages stays with them, and finds the way back', async ({ page }) => {
  await page.goto('/fr');
  await page.locator('footer [data-slot=lite]').click();
  await expect(page).toHaveURL(/\/lite\/fr$/);
  await page.locator('main [data-teaser] a').first().click();
  await expect(page).toHaveURL(/\/lite\/fr\/[^/]+\/[^/]+$/);
  const here = new URL(page.url()).pathname.slice('/lite'.length);
  await page.locator('[role=search] input[name=q]').fill('match');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/lite\/fr\/search\?q=match$/);
  await page.goBack();
  await page.locator('footer [data-delivery=whole]').click();
  await expect(page).toHaveURL((url) => url.pathname === here);
});
