// What is new while a page is on screen: told by the server, and nothing moves under a reader's eyes.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { removeFolder, run, temporaryFolder } from '../briefs.mjs';
import { type Story, TRILINGUAL, pathOf, writeStory } from '../edition.ts';
import { type Paper, awake, expect, heading, mark, marks, statusComplaint, test } from '../fixtures.ts';

const strip = (page: Page, kind: string) => page.locator(`[data-news=${kind}]`);

let number = 0;
const fresh = (): Story => {
  number += 1;
  return {
    story: `fixture-fresh-${number}`,
    lang: 'fr',
    section: 'world',
    slug: `une-depeche-${number}`,
    headline: `Une dépêche toute fraîche, la ${number}e`,
    standfirst: 'Elle arrive pendant la lecture.',
    published: '2025-03-19T09:59:00+01:00',
    topics: ['fixtures'],
    body: 'Premier état du texte.',
  };
};

/** As an editor does while the site is served. */
async function publish(paper: Paper, ...stories: Story[]): Promise<void> {
  const folder = temporaryFolder('stories');
  try {
    mkdirSync(path.join(folder, 'new'));
    for (const story of stories) writeStory(path.join(folder, 'new'), story);
    await run(paper.data, ['import', 'stories', path.join(folder, 'new')]);
  } finally {
    removeFolder(folder);
  }
}

test('at the top of a front new stories come in by themselves, and the document stays', async ({ page, another }) => {
  const paper = await another();
  await page.goto(`${paper.origin}/fr`);
  await awake(page);
  await mark(page);
  const story = fresh();
  const stream = page.waitForRequest(/\/api\/v1\/news\//);
  await stream;
  await publish(paper, story);
  await expect(page.locator(`[data-teaser=${story.story}]`).first()).toBeVisible();
  expect(await marks(page)).toEqual({ document: true, header: true });
  await expect(page.locator('#announcer')).toHaveText('1 nouvel article');
  await expect(strip(page, 'stories')).toBeHidden();
});

test('further down a strip says how many there are, nothing moves, and its link shows them', async ({ page, another }) => {
  const paper = await another();
  await page.goto(`${paper.origin}/fr`);
  await awake(page);
  const target = page.locator('[data-slot=section]').first();
  await target.scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollBy(0, 400));
  await page.waitForRequest(/\/api\/v1\/news\//);
  const position = () => target.evaluate((element) => element.getBoundingClientRect().top);
  const before = await position();
  const stories = [fresh(), fresh()];
  await publish(paper, ...stories);
  await expect(strip(page, 'stories')).toBeVisible();
  await expect(strip(page, 'stories').locator('a')).toHaveText('2 nouveaux articles');
  expect(Math.abs((await position()) - before)).toBeLessThanOrEqual(1);
  expect(await page.locator(`[data-teaser=${stories[0]?.story}]`).count()).toBe(0);
  // Whoever hears pages is told too.
  await expect(page.locator('[role=status]', { has: strip(page, 'stories') })).toHaveCount(1);
  await strip(page, 'stories').locator('a').click();
  await expect(page.locator(`[data-teaser=${stories[0]?.story}]`).first()).toBeVisible();
});

test('the strip can be closed, and hides nothing that has the focus', async ({ page, another }) => {
  const paper = await another();
  await page.goto(`${paper.origin}/fr`);
  await awake(page);
  await page.evaluate(() => scrollTo(0, 900));
  await page.waitForRequest(/\/api\/v1\/news\//);
  await publish(paper, fresh());
  await expect(strip(page, 'stories')).toBeVisible();
  const top = (await strip(page, 'stories').boundingBox())?.y ?? 0;
  const link = page.locator('main a').nth(30);
  await link.focus();
  const box = await link.boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(top + 1);
  await strip(page, 'stories').getByRole('button', { name: 'Fermer' }).click();
  await expect(strip(page, 'stories')).toBeHidden();
});

test('a reader of an article hears of its next version, and sees what changed', async ({ page, another }) => {
  const paper = await another();
  const story = fresh();
  await publish(paper, story);
  await page.goto(`${paper.origin}${pathOf(story)}`);
  await awake(page);
  await page.waitForRequest(/\/api\/v1\/news\//);
  await publish(paper, { ...story, body: 'Second état du texte.' });
  await expect(strip(page, 'updated')).toBeVisible();
  await expect(page.locator('[data-slot=body]')).toContainText('Premier');
  await strip(page, 'updated').locator('a').click();
  await expect(page.locator('[data-slot=body]')).toContainText('Second');
  await expect(page.locator('[data-slot=changes] ins')).toContainText('Second');
  await expect(page.locator('[data-slot=changes] del')).toContainText('Premier');
  await expect(strip(page, 'updated')).toBeHidden();
});

test('who comes back to an article that has changed is told, until it was seen', async ({ page, another }) => {
  const paper = await another();
  const story = fresh();
  await publish(paper, story);
  const address = `${paper.origin}${pathOf(story)}`;
  await page.goto(address);
  await awake(page);
  await expect(strip(page, 'changed')).toBeHidden();
  await publish(paper, { ...story, body: 'Second état du texte.' }, fresh());
  await page.goto(`${paper.origin}/fr/monde`);
  await awake(page);
  await page.locator(`[data-teaser=${story.story}] a`).first().click();
  await expect(heading(page)).toHaveText(story.headline);
  await expect(strip(page, 'changed')).toBeVisible();
  // Not seen yet: said again.
  await page.goto(address);
  await awake(page);
  await expect(strip(page, 'changed')).toBeVisible();
  await strip(page, 'changed').locator('a').click();
  await expect(page.locator('[data-slot=changes] ins')).toContainText('Second');
  // The words come a frame before the rest of the page; then it was seen.
  await expect(strip(page, 'changed')).toBeHidden();
  await page.goto(address);
  await awake(page);
  await expect(strip(page, 'changed')).toBeHidden();
  // What is remembered is a path and a number.
  expect(await page.evaluate(() => localStorage.read)).toBe(`${pathOf(story)} 2`);
});

test('a stream that is refused costs the page nothing', async ({ page, visit, trouble }) => {
  trouble.allow(statusComplaint(503));
  await page.route(/\/api\/v1\/news\//, (route) => route.fulfill({ status: 503 }));
  const asked = page.waitForRequest(/\/api\/v1\/news\//);
  await visit('/fr');
  await asked;
  await expect(page.locator('[data-news]:visible')).toHaveCount(0);
  await page.locator('main [data-teaser] a').first().click();
  await expect(page.locator('article[data-story]')).toBeVisible();
});

test('a stream that was refused while a server starts is asked for again', async ({ page, visit, trouble }) => {
  trouble.allow(statusComplaint(502));
  await page.clock.install();
  let asked = 0;
  await page.route(/\/api\/v1\/news\//, (route) => {
    asked += 1;
    return asked === 1 ? route.fulfill({ status: 502 }) : route.fulfill({ contentType: 'text/event-stream', body: 'retry: 600000\n\n' });
  });
  await visit('/fr');
  await expect.poll(() => asked).toBe(1);
  await page.waitForTimeout(500);
  await page.clock.fastForward(15_000);
  await page.waitForTimeout(300);
  expect(asked).toBe(1);
  await page.clock.fastForward(60_000);
  await expect.poll(() => asked).toBe(2);
});

test('a link that the pointer is on stays where it is: the strip says what is new', async ({ page, another }) => {
  const paper = await another();
  await page.goto(`${paper.origin}/fr`);
  await awake(page);
  await page.locator('main [data-teaser] a').first().hover();
  await page.waitForRequest(/\/api\/v1\/news\//);
  const story = fresh();
  await publish(paper, story);
  await expect(strip(page, 'stories')).toBeVisible();
  await expect(page.locator(`[data-teaser=${story.story}]`)).toHaveCount(0);
});

test('an older page than the one that was read, kept for no network, changes nothing of what is remembered', async ({ page, visit }) => {
  await visit('/fr');
  const read = `${pathOf(TRILINGUAL.fr)} 7`;
  await page.evaluate((read) => { localStorage.read = read; }, read);
  await visit(pathOf(TRILINGUAL.fr));
  await expect(page.locator('[data-news]:visible')).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.read)).toBe(read);
});

test('a page that nobody looks at holds no stream', async ({ page, visit }) => {
  const streams: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/v1/news/')) streams.push(request.url());
  });
  await visit('/fr');
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await page.waitForTimeout(3000);
  expect(streams).toEqual([]);
  const asked = page.waitForRequest(/\/api\/v1\/news\//);
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await asked;
});

test('where nothing can be remembered an article is read as ever', async ({ page, visit }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await visit(pathOf(TRILINGUAL.fr));
  await expect(page.locator('[data-news]:visible')).toHaveCount(0);
});

test('what is said by a script alone is not there without one @without-wasm', async ({ page }) => {
  await page.goto('/fr');
  await expect(page.locator('[data-news]:visible')).toHaveCount(0);
});
