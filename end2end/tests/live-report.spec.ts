// Live reports: articles told in entries with times.
import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { removeFolder, run, temporaryFolder } from '../briefs.mjs';
import { LIVE, type Story, pathOf, writeStory } from '../edition.ts';
import { message } from '../messages.ts';
import { type Paper, type PaperOptions, absolute, expect, test } from '../fixtures.ts';
import { tooWide } from '../wide.ts';

const ENTRIES = ['e-20250319T083000Z', 'e-20250319T074000Z', 'e-20250319T071000Z'];
const LATER = '\n\n## 2025-03-19T09:50:00+01:00 Tout juste arrivé\n\nUne nouvelle de dernière minute.';

type Another = (options?: PaperOptions) => Promise<Paper>;

async function importStory({ data }: Paper, story: Story): Promise<void> {
  const folder = temporaryFolder('stories');
  mkdirSync(folder, { recursive: true });
  writeStory(folder, story);
  await run(data, ['import', 'stories', folder]);
  removeFolder(folder);
}

/** A paper with a live report. */
async function reporting(another: Another, story: Story, settings: Record<string, string> = {}): Promise<Paper> {
  const paper = await another({ stories: 'empty', settings });
  await importStory(paper, story);
  return paper;
}

const entries = (page: Page) => page.locator('[data-slot=body] .entry');
const isInView = (page: Page, id: string) =>
  page.locator(`#${id}`).evaluate((entry) => {
    const { top } = entry.getBoundingClientRect();
    return top >= 0 && top < innerHeight;
  });

test('an open report says so, and a link brings the latest entries', { tag: '@either-way' }, async ({ page, another, visit }) => {
  const paper = await reporting(another, LIVE);
  await visit(`${paper.origin}/fr`);
  await expect(page.locator(`[data-teaser=${LIVE.story}] .live-label`).first()).toHaveText(message('fr', 'live'));
  await visit(paper.origin + pathOf(LIVE));
  await expect(page.locator('[data-slot=live] .live-label')).toBeVisible();
  await expect(page.locator('[data-slot=live] .live-label')).toHaveText(message('fr', 'live'));
  await expect(entries(page)).toHaveCount(3);
  expect(await entries(page).evaluateAll((found) => found.map(({ id }) => id))).toEqual(ENTRIES);

  await importStory(paper, { ...LIVE, body: LIVE.body + LATER });
  await page.getByRole('link', { name: message('fr', 'live-refresh') }).click();
  await expect(entries(page)).toHaveCount(4);
  await expect(entries(page).first().locator('h2')).toHaveText('Tout juste arrivé');
  await expect(page).toHaveURL(paper.origin + pathOf(LIVE));

  await importStory(paper, { ...LIVE, live: 'over' });
  await visit(paper.origin + pathOf(LIVE));
  await expect(page.locator('[data-slot=live]')).toHaveText(message('fr', 'live-over'));
  await expect(page.getByRole('link', { name: message('fr', 'live-refresh') })).toHaveCount(0);
});

test('key events and addresses of entries lead to them', { tag: ['@either-way', '@mobile'] }, async ({ page, another, visit }) => {
  const { origin } = await reporting(another, LIVE);
  await visit(origin + pathOf(LIVE));
  const list = page.getByRole('navigation', { name: message('fr', 'key-events') });
  await expect(list.getByRole('link')).toHaveText(['Le second moment', 'Le premier moment']);
  await list.getByRole('link', { name: 'Le premier moment' }).click();
  await expect(page).toHaveURL(`${origin}${pathOf(LIVE)}#${ENTRIES[2]}`);
  await expect.poll(() => isInView(page, ENTRIES[2] ?? '')).toBe(true);

  const links = page.getByRole('link', { name: message('fr', 'link-to-entry') });
  await expect(links).toHaveCount(3);
  await links.nth(1).click();
  await expect(page).toHaveURL(`${origin}${pathOf(LIVE)}#${ENTRIES[1]}`);
  // From elsewhere too.
  await visit(`${origin}/fr`);
  await visit(`${origin}${pathOf(LIVE)}#${ENTRIES[2]}`);
  await expect.poll(() => isInView(page, ENTRIES[2] ?? '')).toBe(true);
});

test('machines are told of every entry what readers see', async ({ page, another, visit }) => {
  const { origin } = await reporting(another, LIVE);
  await visit(origin + pathOf(LIVE));
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '');
  expect(data['@type']).toBe('LiveBlogPosting');
  expect(data.coverageStartTime).toBe('2025-03-19T08:10:00+01:00');
  expect(data.coverageEndTime).toBeUndefined();
  const said = (data.liveBlogUpdate as { headline: string; datePublished: string; url: string }[]).map(({ headline, datePublished, url }) => ({ headline, datePublished, url }));
  const seen = await entries(page).evaluateAll((found) =>
    found.map((entry) => ({
      headline: entry.querySelector('h2')?.textContent,
      datePublished: entry.querySelector('time')?.getAttribute('datetime'),
      id: entry.id,
    })),
  );
  expect(said).toEqual(seen.map(({ id, ...entry }) => ({ ...entry, url: absolute(`${pathOf(LIVE)}#${id}`) })));
});

test.describe('without transitions', () => {
  // A colour on its way to another is neither.
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('axe finds nothing on a live report, light, dark and on a light page', { tag: '@mobile' }, async ({ page, another, visit }) => {
    const { origin } = await reporting(another, LIVE);
    const violations = async () => (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    await visit(origin + pathOf(LIVE));
    expect.soft(await violations(), 'light').toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect.soft(await violations(), 'dark').toEqual([]);
    await page.goto(`${origin}/lite${pathOf(LIVE)}`);
    expect.soft(await violations(), 'a light page').toEqual([]);
    await expect(page.locator('[data-slot=live] a')).toHaveAttribute('href', `/lite${pathOf(LIVE)}`);
  });
});

test.describe('at 320 pixels', { tag: '@mobile' }, () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test('a live report does not scroll sideways, nor from right to left', async ({ page, another, visit }) => {
    const { origin } = await reporting(another, LIVE);
    await visit(origin + pathOf(LIVE));
    expect(await tooWide(page)).toEqual([]);

    const arabic = await reporting(another, { ...LIVE, lang: 'ar' }, { LANGUAGES: '["ar"]' });
    await visit(`${arabic.origin}/ar`);
    await page.locator(`[data-teaser=${LIVE.story}] a`).first().click();
    await expect(page.locator('[data-slot=live] .live-label')).toHaveText(message('ar', 'live'));
    expect(await tooWide(page)).toEqual([]);
  });
});

test('the label is no matter of colour, and on paper nothing is left that only a screen can do', async ({ page, another, visit }) => {
  const { origin } = await reporting(another, LIVE);
  await visit(origin + pathOf(LIVE));
  const label = page.locator('[data-slot=live] .live-label');
  const border = () => label.evaluate((element) => getComputedStyle(element).borderBlockStartColor);
  await page.emulateMedia({ forcedColors: 'active' });
  expect(await border()).not.toBe('rgba(0, 0, 0, 0)');
  await page.emulateMedia({ forcedColors: 'none', media: 'print' });
  await expect(label).toBeVisible();
  expect(await border()).not.toBe('rgba(0, 0, 0, 0)');
  await expect(page.locator('.live-status__refresh')).toBeHidden();
  await expect(page.locator('.entry__link').first()).toBeHidden();
  await expect(entries(page).first().locator('time')).toBeVisible();
});

test('a report that is over and in the sample edition is read to its first entry', { tag: '@either-way' }, async ({ page, visit }) => {
  await visit('/fr/sciences/eclipse-totale-de-lune-en-direct');
  await expect(page.locator('[data-slot=live]')).toHaveText(message('fr', 'live-over'));
  await expect(entries(page)).toHaveCount(6);
  await expect(page.locator('[data-slot=key-events] a')).toHaveCount(2);
  await expect(entries(page).last().locator('time')).toHaveAttribute('datetime', '2025-03-14T05:40:00+01:00');
});
