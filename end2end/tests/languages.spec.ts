// One story in several languages: hreflang, the switcher, and nobody sent anywhere against their will (checks 22–25).
import type { Page } from '@playwright/test';
import { ENGLISH_ONLY, OUTSIDE, TRILINGUAL, pathOf } from '../edition.ts';
import { message } from '../messages.ts';
import { BASE_URL, absolute, expect, heading, test } from '../fixtures.ts';

async function alternates(page: Page): Promise<Record<string, string>> {
  const links = page.locator('head link[rel=alternate][hreflang]');
  return Object.fromEntries(await links.evaluateAll((found) => found.map((link) => [link.getAttribute('hreflang'), link.getAttribute('href')])));
}

const switcher = (page: Page) => page.locator('[data-slot=languages]');

test('a page is in the language of its edition', { tag: '@either-way' }, async ({ page, visit }) => {
  for (const story of Object.values(TRILINGUAL)) {
    await visit(pathOf(story));
    await expect(page.locator('html')).toHaveAttribute('lang', story.lang);
    await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
    await expect(page.locator('article[data-story]')).toHaveAttribute('lang', story.lang);
  }
});

test('a story in three languages names all three and x-default on each of its pages', { tag: '@either-way' }, async ({ page, visit }) => {
  const expected = {
    fr: absolute(pathOf(TRILINGUAL.fr)),
    en: absolute(pathOf(TRILINGUAL.en)),
    de: absolute(pathOf(TRILINGUAL.de)),
    'x-default': absolute(pathOf(TRILINGUAL.fr)),
  };
  for (const story of Object.values(TRILINGUAL)) {
    await visit(pathOf(story));
    expect(await alternates(page)).toEqual(expected);
  }
});

test('a story without translations names none', { tag: '@either-way' }, async ({ page, visit }) => {
  for (const story of [ENGLISH_ONLY, OUTSIDE]) {
    await visit(pathOf(story));
    expect(await alternates(page)).toEqual({});
    await expect(page.locator('[data-slot=translations]')).toHaveCount(0);
  }
});

for (const path of ['/fr', '/fr/monde', '/fr/topics/ukraine', '/fr/sources', '/fr/about']) {
  test(`hreflang links of ${path} answer 200 and are returned`, async ({ page }) => {
    await page.goto(path);
    const there = await alternates(page);
    for (const [lang, url] of Object.entries(there)) {
      expect(url).toMatch(new RegExp(`^${BASE_URL}/`));
      expect((await page.goto(url.slice(BASE_URL.length)))?.status(), url).toBe(200);
      expect(await alternates(page), `of ${url}`).toEqual(there);
      if (lang !== 'x-default') await expect(page.locator('html')).toHaveAttribute('lang', lang);
    }
  });
}

test('the switcher leads to the same story in the other language', { tag: ['@either-way', '@mobile'] }, async ({ page, visit }) => {
  await visit(pathOf(TRILINGUAL.fr));
  await switcher(page).locator('summary').click();
  await switcher(page).getByRole('link', { name: 'Deutsch' }).click();
  await expect(page).toHaveURL(new RegExp(`${pathOf(TRILINGUAL.de)}$`));
  await expect(heading(page)).toHaveText(TRILINGUAL.de.headline);
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
});

test('on a story that is not translated the switcher says so and offers the front', { tag: '@either-way' }, async ({ page, visit }) => {
  await visit(pathOf(ENGLISH_ONLY));
  await switcher(page).locator('summary').click();
  const french = switcher(page).getByRole('link', { name: 'français' });
  await expect(french).toContainText(message('fr', 'not-translated'));
  await expect(french).toHaveAttribute('lang', 'fr');
  await expect(french).toHaveAttribute('href', '/fr');
});

test('an article offers its translations in their own names', { tag: '@either-way' }, async ({ page, visit }) => {
  await visit(pathOf(TRILINGUAL.fr));
  const offered = page.locator('[data-slot=translations] a');
  await expect(offered).toHaveText(['Deutsch', 'English']);
  for (const link of await offered.all()) {
    const lang = await link.getAttribute('lang');
    expect(await link.getAttribute('hreflang')).toBe(lang);
    expect(await link.getAttribute('href')).toBe(pathOf(TRILINGUAL[lang as 'en' | 'de']));
  }
});

test('only "/" listens to Accept-Language; deep links are never redirected', async ({ request }) => {
  const ask = (path: string, wanted: string) => request.get(path, { maxRedirects: 0, headers: { 'accept-language': wanted } });
  for (const [wanted, expected] of [
    ['de-AT,de;q=0.9,en;q=0.8', '/de'],
    ['pl,en;q=0.5', '/en'],
    ['ja', '/fr'],
    ['*;;q=,', '/fr'],
  ] as const) {
    const answer = await ask('/', wanted);
    expect(answer.status()).toBe(302);
    expect(answer.headers().location).toBe(expected);
    expect(answer.headers().vary).toContain('accept-language');
  }
  for (const path of ['/fr', '/fr/monde', pathOf(TRILINGUAL.fr)]) expect((await ask(path, 'de')).status(), path).toBe(200);
});

/** What the browser keeps of this site. */
const cookies = async (page: Page) => (await page.context().cookies()).map(({ name, value, httpOnly, sameSite }) => ({ name, value, httpOnly, sameSite }));
const keptAs = (value: string) => [{ name: 'lang', value, httpOnly: true, sameSite: 'Lax' }];

test('nothing is kept of a reader who only reads', async ({ page, visit }) => {
  await visit('/');
  await visit(pathOf(TRILINGUAL.fr));
  await page.locator('[data-slot=translations] a[hreflang=de]').click();
  await expect(heading(page)).toHaveText(TRILINGUAL.de.headline);
  expect(await cookies(page)).toEqual([]);
});

test('the language of a switcher’s link that was followed is the one that the site opens in', async ({ page, visit }) => {
  await visit(pathOf(TRILINGUAL.fr));
  await switcher(page).locator('summary').click();
  await switcher(page).getByRole('link', { name: 'Deutsch' }).click();
  await expect(heading(page)).toHaveText(TRILINGUAL.de.headline);
  await expect.poll(() => cookies(page)).toEqual(keptAs('de'));
  // The browser asks for French.
  await page.goto('/');
  await expect(page).toHaveURL(/\/de$/);
  // An address is answered in its own language all the same.
  await page.goto(pathOf(TRILINGUAL.fr));
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
});

test('a button makes the language of the page the one that the site opens in', { tag: ['@either-way', '@mobile'] }, async ({ page, visit }) => {
  await visit(pathOf(TRILINGUAL.de));
  await expect(page.locator('#language-kept')).toBeHidden();
  await switcher(page).locator('summary').click();
  await expect(switcher(page)).toContainText(message('de', 'keep-language-note'));
  await switcher(page).getByRole('button', { name: message('de', 'keep-language') }).click();
  await expect(page).toHaveURL(new RegExp(`${pathOf(TRILINGUAL.de)}#language-kept$`));
  await expect(page.locator('#language-kept')).toBeVisible();
  await expect(page.locator('#language-kept')).toHaveText(message('de', 'language-kept'));
  expect(await cookies(page)).toEqual(keptAs('de'));
  await page.goto('/');
  await expect(page).toHaveURL(/\/de$/);
  await expect(page.locator('#language-kept')).toBeHidden();
});

test('languages that a reader adds bring their stories to the front, there and wherever a link leads back', { tag: ['@either-way', '@mobile'] }, async ({ page, visit }) => {
  await visit('/fr');
  const also = page.locator('details.also');
  const english = page.locator('main [data-teaser]:has(.badge[lang=en])');
  const before = await english.count();
  await also.locator('summary').click();
  await also.getByLabel('English').check();
  await also.getByRole('button', { name: message('fr', 'also-save') }).click();
  await expect(page).toHaveURL(/\/fr\?also=en#language-kept$/);
  expect(await cookies(page)).toEqual(keptAs('fr.en'));
  expect(await english.count()).toBeGreaterThan(before);
  await expect(also.getByLabel('English')).toBeChecked();
  // Nothing twice.
  const stories = await page.locator('main [data-teaser]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.teaser));
  expect(new Set(stories).size).toBe(stories.length);
  await page.goto('/');
  await expect(page).toHaveURL(/\/fr\?also=en$/);
  await also.getByLabel('English').uncheck();
  await also.getByRole('button', { name: message('fr', 'also-save') }).click();
  await expect(page).toHaveURL(/\/fr\?also=#language-kept$/);
  expect(await cookies(page)).toEqual(keptAs('fr'));
});

test('with JavaScript, links to the front lead to the one with the languages that were added', async ({ page, visit }) => {
  await page.goto('/fr');
  await page.locator('details.also summary').click();
  await page.locator('details.also').getByLabel('English').check();
  await page.locator('details.also').getByRole('button').click();
  await expect(page).toHaveURL(/#language-kept$/);
  await visit(pathOf(TRILINGUAL.fr));
  await page.locator('.nameplate').click();
  await expect(page).toHaveURL(/\/fr\?also=en$/);
  await expect(page.locator('details.also').getByLabel('English')).toBeChecked();
});

test('a slash at the end leads to the one address of a page, for good', async ({ request }) => {
  const answer = await request.get('/fr/monde/?page=1', { maxRedirects: 0 });
  expect(answer.status()).toBe(301);
  expect(answer.headers().location).toBe('/fr/monde?page=1');
});
