// An outside source for browser tests: items written as RSS, taken in by `briefs ingest --file` into a paper that is being served.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { removeFolder, run, temporaryFolder } from './briefs.mjs';
import type { Paper } from './fixtures.ts';

export interface Item {
  title: string;
  /** HTML, however bad. */
  text: string;
  summary?: string;
}

const SOURCE = { id: 'hostile', name: 'A source that means no good' };

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Takes items in, published an hour before the tests' instant, in English; gives the paths of the articles they became. */
export async function ingest(paper: Paper, items: Item[]): Promise<string[]> {
  const before = new Set(await articles(paper));
  const entries = items.map(
    ({ title, text, summary = '' }, index) =>
      `<item><guid isPermaLink="false">item-${index}</guid><link>https://source.example/${index}</link>` +
      `<pubDate>Wed, 19 Mar 2025 08:00:00 GMT</pubDate><title>${escaped(title)}</title>` +
      `<description>${escaped(summary)}</description><content:encoded>${escaped(text)}</content:encoded></item>`,
  );
  const feed =
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">' +
    `<channel><title>${SOURCE.name}</title><language>en</language>${entries.join('')}</channel></rss>`;
  const folder = temporaryFolder('feed');
  try {
    const file = path.join(folder, 'feed.xml');
    writeFileSync(file, feed);
    const source = `{ id = "${SOURCE.id}", name = "${SOURCE.name}", url = "https://source.example/feed.xml", section = "world", lang = "en" }`;
    await run(paper.data, ['ingest', '--file', file, '--source', SOURCE.id], { SOURCES: `[${source}]` });
  } finally {
    removeFolder(folder);
  }
  return (await articles(paper)).filter((found) => !before.has(found));
}

/** Every article's path, as the first of the sitemaps has them. */
async function articles(paper: Paper): Promise<string[]> {
  const answer = await fetch(`${paper.origin}/sitemaps/0.xml`);
  const text = await answer.text();
  return [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map((found) => new URL(found[1] ?? '').pathname);
}
