// Searching, from the box in the banner to a filtered list of answers; with and without JavaScript (checks 28–31).
import type { Page } from '@playwright/test';
import { EMBARGOED, ENGLISH_ONLY, OUTSIDE, TRILINGUAL, WITHDRAWN } from '../edition.ts';
import { expect, heading, test } from '../fixtures.ts';
import { message } from '../messages.ts';

const box = (page: Page) => page.getByRole('search').locator('input[name=q]');
const answers = (page: Page) => page.locator('main [data-teaser]');

async function ask(page: Page, question: string): Promise<void> {
  await box(page).fill(question);
  await box(page).press('Enter');
}

test('the box in the banner leads to answers with what was found marked', { tag: ['@either-way', '@mobile'] }, async ({ page, visit }) => {
  await visit('/fr/europe');
  await ask(page, 'TROIS langues');
  await expect(page).toHaveURL(/\/fr\/search\?q=TROIS\+langues$/);
  await expect(heading(page)).toContainText('TROIS langues');
  await expect(answers(page).first()).toHaveAttribute('data-teaser', TRILINGUAL.fr.story);
  await page.goto('/fr/search?q=licence+original');
  await expect(answers(page).first()).toHaveAttribute('data-teaser', OUTSIDE.story);
  await expect(answers(page).first().locator('mark').first()).toHaveText('licence');
  // The box is in one place, and keeps the question.
  await expect(box(page)).toHaveValue('licence original');
});

test('while a question is typed, whole ones are offered, and the arrow keys reach them', { tag: '@mobile' }, async ({ page, visit }) => {
  await visit('/fr/europe');
  const options = page.locator('.suggestions').getByRole('option');
  await box(page).pressSequentially('HIST');
  await expect(options.first()).toHaveText('histoire');
  await expect(box(page)).toHaveAttribute('aria-expanded', 'true');
  await box(page).press('Escape');
  await expect(options.first()).toBeHidden();
  await expect(box(page)).toHaveAttribute('aria-expanded', 'false');
  await box(page).fill('');
  await box(page).pressSequentially('hist');
  await expect(options.first()).toBeVisible();
  await box(page).press('ArrowDown');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await expect(box(page)).toHaveAttribute('aria-activedescendant', 'suggestions-0');
  await box(page).press('Enter');
  await expect(page).toHaveURL(/\/fr\/search\?q=histoire$/);
  await expect(answers(page).first()).toBeVisible();
  // The box of the answers' page suggests too, and a press is as good as a key.
  await box(page).fill('');
  await box(page).pressSequentially('hist');
  await options.first().click();
  await expect(options.first()).toBeHidden();
});

test('a word that only texts have finds their stories', { tag: '@either-way' }, async ({ page }) => {
  await page.goto('/fr');
  await ask(page, 'paragraphe');
  // Every story of the fixture has this word in its text, and nowhere else; the excerpt shows it.
  await expect(answers(page)).toHaveCount(20);
  await expect(page.locator('main mark').filter({ hasText: 'paragraphe' }).first()).toBeVisible();
});

test('filters change address and answers', { tag: ['@either-way', '@mobile'] }, async ({ page, visit }) => {
  await visit('/fr/search?q=match');
  await expect(answers(page)).toHaveCount(20);
  await page.locator('main select[name=section]').selectOption({ label: message('fr', 'section-world') });
  await page.locator('main').getByRole('button', { name: message('fr', 'search') }).click();
  await expect(page).toHaveURL(/[?&]section=world/);
  await expect(page.locator('main select[name=section]')).toHaveValue('world');
  await expect(page.locator('main [data-teaser][data-section=sport]')).toHaveCount(0);
});

test('the second page of answers has its own address', { tag: '@either-way' }, async ({ page }) => {
  await page.goto('/fr/search?q=match');
  const first = await answers(page).evaluateAll((found) => found.map((teaser) => (teaser as HTMLElement).dataset.teaser));
  await page.locator('a[rel=next]').click();
  await expect(page).toHaveURL(/q=match&page=2$/);
  await expect(page.locator('.paging__number')).toHaveText(message('fr', 'page-number').replace(/\{.*\}/, '2'));
  const second = await answers(page).evaluateAll((found) => found.map((teaser) => (teaser as HTMLElement).dataset.teaser));
  expect(second.filter((story) => first.includes(story))).toEqual([]);
});

test('every language at once, with a badge on what is in another', { tag: '@either-way' }, async ({ page }) => {
  await page.goto('/fr/search?q=translated');
  await expect(page.locator(`main [data-teaser="${ENGLISH_ONLY.story}"]`)).toHaveCount(0);
  await page.getByLabel(message('fr', 'search-everywhere')).check();
  await page.locator('main').getByRole('button', { name: message('fr', 'search') }).click();
  await expect(page).toHaveURL(/in=all/);
  await expect(page.locator(`main [data-teaser="${ENGLISH_ONLY.story}"] .badge`)).toHaveText('English');
});

test('a misspelt word leads to the one that was meant', { tag: '@either-way' }, async ({ page }) => {
  await page.goto('/fr');
  await ask(page, 'hisotire');
  await page.locator('.search__meant a').click();
  await expect(page).toHaveURL(/q=histoire/);
  await expect(page.locator(`main [data-teaser="${TRILINGUAL.fr.story}"]`)).toBeVisible();
});

test('a script is shown as text, and stories that nobody may see are not found', { tag: '@either-way' }, async ({ page }) => {
  const script = '<script>alert(1)</script>';
  await page.goto('/fr');
  await ask(page, script);
  await expect(heading(page)).toContainText(script);
  await expect(box(page)).toHaveValue(script);
  for (const { headline, story } of [WITHDRAWN, EMBARGOED]) {
    await ask(page, headline);
    await expect(page.locator(`main [data-teaser="${story}"]`)).toHaveCount(0);
  }
});

test('the box comes and goes with a soft navigation', async ({ page, visit }) => {
  await visit('/fr/search?q=match');
  await answers(page).first().getByRole('link').click();
  await expect(page.locator('article[data-story]')).toBeVisible();
  await expect(page.getByRole('banner').getByRole('search')).toHaveCount(1);
  await page.goBack();
  await expect(heading(page)).toContainText('match');
  await expect(page.getByRole('search')).toHaveCount(1);
});
