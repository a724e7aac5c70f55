// Every story of the paper, sample edition included: fetched and parsed in one page, so that hundreds take seconds.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { PUBLIC } from '../edition.ts';
import { expect, test } from '../fixtures.ts';

const SAMPLE = path.resolve(import.meta.dirname, '../../server/sample/stories');

interface Fact {
  path: string;
  status: number;
  headings: number;
  levels: string[];
  story: string | undefined;
  related: { story: string | undefined; lang: string | null; hasBadge: boolean }[];
  emptyBlocks: number;
}

/** The paths of all articles in an edition: each section, page by page. */
async function articles(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const found = new Set<string>();
    const sections = [...document.querySelectorAll<HTMLAnchorElement>('nav[data-slot=sections] a')];
    for (const { href } of sections) {
      for (let next: string | null = href; next; ) {
        const response: Response = await fetch(next);
        const list: Document = new DOMParser().parseFromString(await response.text(), 'text/html');
        for (const link of list.querySelectorAll('[data-teaser] a')) found.add(link.getAttribute('href') ?? '');
        next = list.querySelector('a[rel=next]')?.getAttribute('href') ?? null;
      }
    }
    return [...found];
  });
}

async function facts(page: Page, paths: string[]): Promise<Fact[]> {
  return page.evaluate(
    (paths) =>
      Promise.all(
        paths.map(async (path) => {
          const response = await fetch(path);
          const article = new DOMParser().parseFromString(await response.text(), 'text/html');
          const related = [...article.querySelectorAll<HTMLElement>('[data-slot=related] [data-teaser]')];
          return {
            path,
            status: response.status,
            headings: article.querySelectorAll('h1').length,
            levels: [...article.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) => heading.tagName),
            story: article.querySelector<HTMLElement>('article[data-story]')?.dataset.story,
            related: related.map((teaser) => ({
              story: teaser.dataset.teaser,
              lang: teaser.querySelector('a')?.getAttribute('lang') ?? null,
              hasBadge: teaser.querySelector('.badge') !== null,
            })),
            emptyBlocks: [...article.querySelectorAll('main section')].filter((block) => !block.querySelector('[data-teaser]')).length,
          };
        }),
      ),
    paths,
  );
}

for (const lang of ['fr', 'en', 'de']) {
  test(`every story of the ${lang} edition has a page of its own, sound in all its parts`, async ({ page, visit }) => {
    await visit(`/${lang}`);
    const paths = await articles(page);
    const files = readdirSync(SAMPLE, { recursive: true }).filter((file) => String(file).endsWith(`.${lang}.md`));
    expect(paths).toHaveLength(files.length + PUBLIC.filter((story) => story.lang === lang).length);

    for (const { path, status, headings, levels, story, related, emptyBlocks } of await facts(page, paths)) {
      expect.soft(status, path).toBe(200);
      expect.soft(headings, `${path}: headings of the first level`).toBe(1);
      const skipped = levels.filter((level, index) => index > 0 && Number(level[1]) > Number(levels[index - 1]?.[1]) + 1);
      expect.soft(skipped, `${path}: headings that skip a level`).toEqual([]);
      expect.soft(emptyBlocks, `${path}: empty blocks`).toBe(0);
      // Three to six others, or none at all; never the story itself; another language only with a badge.
      expect.soft([0, 3, 4, 5, 6], `${path}: related stories`).toContain(related.length);
      expect.soft(related.map((teaser) => teaser.story), path).not.toContain(story);
      expect.soft(related.filter((teaser) => teaser.lang && !teaser.hasBadge), path).toEqual([]);
    }
  });
}

test('most stories have others to go on with', async ({ page, visit }) => {
  await visit('/fr');
  const all = await facts(page, await articles(page));
  expect(all.filter(({ related }) => related.length >= 3).length).toBeGreaterThan(all.length * 0.8);
});
