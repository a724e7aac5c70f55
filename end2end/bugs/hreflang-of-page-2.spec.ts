// A further page of a list named the first pages of the other editions as its translations; they name each other, not it.
import { expect, test } from '../fixtures.ts';

test('the second page of a section names no page as its translation that does not name it back', async ({ page }) => {
  await page.goto('/fr/sport?page=2');
  const alternates = page.locator('head link[rel=alternate][hreflang]');
  await expect(alternates).toHaveCount(0);
  // Its switcher still leads somewhere: to the section's first page.
  await expect(page.locator('[data-slot=languages] a[hreflang=de]')).toHaveAttribute('href', '/de/sport');
});
