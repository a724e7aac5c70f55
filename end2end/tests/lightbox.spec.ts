// Pictures by themselves: an address each, which Back leaves; with a script a dialog.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, mark, marks, test } from '../fixtures.ts';

/** An article of the sample edition with a picture. */
async function article(page: Page): Promise<string> {
  await page.goto('/fr');
  const href = await page.locator('.front__splash a.teaser__link').getAttribute('href');
  return href ?? '';
}

const lightbox = (page: Page) => page.locator('dialog.lightbox').first();
const link = (page: Page) => page.locator('.figure__link').first();

test('a picture opens by itself, Back leaves it, and the page stays where it was @either-way', async ({ page, visit }) => {
  const path = await article(page);
  await visit(path);
  await expect(lightbox(page)).toBeHidden();
  await link(page).click();
  await expect(lightbox(page)).toBeVisible();
  await expect(page).toHaveURL(/#picture-1$/);
  await expect(lightbox(page).locator('img')).toBeVisible();
  await page.goBack();
  await expect(lightbox(page)).toBeHidden();
  await expect(page).toHaveURL(new RegExp(`${path}$`));
});

test('its address shows it, and its closing leads to its place @either-way', async ({ page, visit }) => {
  await visit(`${await article(page)}#picture-1`);
  await expect(lightbox(page)).toBeVisible();
  await lightbox(page).getByRole('link', { name: 'Fermer' }).click();
  await expect(lightbox(page)).toBeHidden();
  await expect(link(page)).toBeInViewport();
});

test('as a dialog it takes the focus, Escape closes it, and the focus goes back', async ({ page, visit }) => {
  const path = await article(page);
  await visit(path);
  await mark(page);
  await link(page).focus();
  await page.keyboard.press('Enter');
  await expect(lightbox(page)).toBeVisible();
  expect(await lightbox(page).evaluate((dialog) => dialog.matches(':modal') && dialog.contains(document.activeElement))).toBe(true);
  // Nothing behind it can be reached.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement === document.body || !!document.activeElement?.closest('dialog'))).toBe(true);
  await page.keyboard.press('Escape');
  await expect(lightbox(page)).toBeHidden();
  await expect(page).toHaveURL(new RegExp(`${path}$`));
  await expect(link(page)).toBeFocused();
  expect(await marks(page)).toEqual({ document: true, header: true });
  // Forward is the picture again.
  await page.goForward();
  await expect(lightbox(page)).toBeVisible();
});

test('a click anywhere closes it', async ({ page, visit }) => {
  await visit(await article(page));
  await link(page).click();
  await lightbox(page).click({ position: { x: 20, y: 300 } });
  await expect(lightbox(page)).toBeHidden();
});

test('its large file is fetched when it is shown, and not before', async ({ page, visit }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  const path = await article(page);
  await visit(path);
  await page.waitForLoadState('networkidle');
  const large = () => lightbox(page).locator('img').evaluate((image: HTMLImageElement) => image.currentSrc);
  const small = await link(page).locator('img').evaluate((image: HTMLImageElement) => image.currentSrc);
  expect(small).toContain('/media/');
  expect(await large()).toBe('');
  await link(page).click();
  await expect.poll(large).toContain('/media/');
  expect(await large()).not.toBe(small);
});

test('nothing about it keeps anybody out', async ({ page, visit }) => {
  await visit(await article(page));
  await link(page).click();
  const found = await new AxeBuilder({ page }).include('dialog[open]').analyze();
  expect(found.violations).toEqual([]);
});
