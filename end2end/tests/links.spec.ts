// Every link leads somewhere, with nothing but HTML (check 8).
import type { Page } from '@playwright/test';
import { OUTSIDE, pathOf } from '../edition.ts';
import { expect, test } from '../fixtures.ts';

async function targets(page: Page): Promise<string[]> {
  const paths = await page.locator('a[href^="/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  return [...new Set(paths.map((path) => path.replace(/#.*$/, '')))];
}

for (const [name, path] of [
  ['the front', '/fr'],
  ['a section', '/fr/monde'],
  ['the second page of a section', '/fr/sport?page=2'],
  ['an article', pathOf(OUTSIDE)],
  ['the sources', '/fr/sources'],
]) {
  test(`every link on ${name} answers 200, or leads to a page that does`, { tag: '@without-wasm' }, async ({ page, request, visit }) => {
    await visit(path ?? '');
    const paths = await targets(page);
    expect(paths.length).toBeGreaterThan(15);
    const answers = await Promise.all(paths.map(async (target) => [target, (await request.get(target)).status()] as const));
    expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
  });
}

test('from the front to an article and back, by links alone', { tag: '@either-way' }, async ({ page, visit }) => {
  await visit('/fr');
  const link = page.locator('main [data-teaser] a').first();
  const headline = (await link.textContent())?.trim() ?? '';
  const href = (await link.getAttribute('href')) ?? '';
  await link.click();
  await expect(page).toHaveURL(new RegExp(`${href}$`));
  await expect(page.locator('main h1')).toHaveText(headline);
  await page.locator('header .nameplate').click();
  await expect(page).toHaveURL(/\/fr$/);
});

test('links to other places on the web say that they leave, and give nothing away to what they open', { tag: '@either-way' }, async ({ page, visit }) => {
  await visit(pathOf(OUTSIDE));
  const outside = page.locator('a[href^="http"]');
  expect(await outside.count()).toBeGreaterThan(0);
  for (const link of await outside.all()) expect(await link.getAttribute('rel')).toContain('noopener');
});

test('the skip link is the first thing the keyboard comes to, and leads to the content', { tag: '@either-way' }, async ({ page, visit }) => {
  await visit('/fr');
  await page.keyboard.press('Tab');
  const link = page.locator('a[href="#main"]');
  await expect(link).toBeFocused();
  await expect(link).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#main$/);
  await expect(page.locator('main')).toBeFocused();
});
