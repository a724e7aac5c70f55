// The Universal Declaration of Human Rights in all 26 languages: taken in as stories, and found by the words of its texts (check 30).
// Nothing here needs a browser.
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { type Running, removeFolder, run, serve, temporaryFolder } from '../briefs.mjs';
import { LANGS, type Part, declaration, writeDeclaration } from '../udhr.ts';

let paper: Running;
let folder: string;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  folder = temporaryFolder('udhr');
  const data = path.join(folder, 'data');
  const settings = { LANGUAGES: JSON.stringify(LANGS) };
  writeDeclaration(path.join(folder, 'stories'));
  await run(data, ['import', 'stories', path.join(folder, 'stories')], settings);
  paper = await serve({ data, sample: false, settings });
  // Texts are cut into words behind the server's back; the last language in the queue tells.
  await expect.poll(async () => (await found('uk', declaration('uk')[30]?.paragraphs[0]?.split(' ')[0] ?? '')).length, { timeout: 60_000 }).toBeGreaterThan(0);
});

test.afterAll(async () => {
  await paper.stop();
  removeFolder(folder);
});

async function page(lang: string, question: string): Promise<string> {
  const answer = await fetch(`${paper.origin}/${lang}/search?${new URLSearchParams({ q: question })}`);
  expect(answer.status, `${lang}: ${question}`).toBe(200);
  return answer.text();
}

async function found(lang: string, question: string): Promise<string[]> {
  return [...(await page(lang, question)).matchAll(/data-teaser="([^"]+)"/g)].map(([, story = '']) => story);
}

/** Where the words of a text are. */
const words = (text: string) => [...new Intl.Segmenter('und', { granularity: 'word' }).segment(text)].filter(({ isWordLike }) => isWordLike);

/** The beginnings of a text's words without marks: other forms of the same words begin alike. */
const beginnings = (text: string) => ` ${words(text).map(({ segment }) => segment.normalize('NFD').replaceAll(/\p{M}/gu, '').slice(0, 4).toLowerCase()).join(' ')} `;

/** Five words in a row that only one part of the declaration has, in whatever form; as they stand there. */
function passage(parts: Part[], part: Part): string | undefined {
  for (const paragraph of part.paragraphs) {
    const all = words(paragraph);
    for (let start = 0; start + 5 <= all.length; start += 1) {
      const [first, , , , last] = all.slice(start, start + 5);
      const text = paragraph.slice(first?.index, (last?.index ?? 0) + (last?.segment.length ?? 0));
      if (!/["“”„«»]| -/.test(text) && parts.filter(({ paragraphs }) => beginnings(paragraphs.join(' ')).includes(beginnings(text))).length === 1) return text;
    }
  }
  return undefined;
}

for (const lang of LANGS) {
  test(`every part of the declaration is found by words of its text in ${lang}`, async () => {
    test.setTimeout(120_000);
    const parts = declaration(lang);
    expect(parts).toHaveLength(31);
    const lost: string[] = [];
    for (const part of parts) {
      const sought = passage(parts, part);
      if (!sought) {
        lost.push(`${part.story} has nothing of its own`);
        continue;
      }
      // Together it is the first answer; as single words, shouted, it is among them: others may have the same words in other forms.
      const [first] = await found(lang, `"${sought}"`);
      if (first !== part.story) lost.push(`${part.story}: "${sought}" finds ${first}`);
      const all = await found(lang, sought.toLocaleUpperCase(lang));
      if (!all.includes(part.story)) lost.push(`${part.story}: ${sought.toLocaleUpperCase(lang)} finds ${all.join(' ')}`);
    }
    expect(lost).toEqual([]);
  });
}

test('one question in all languages finds the part in each that has its words', async () => {
  const question = declaration('mt')[1]?.paragraphs[0]?.split(' ').slice(0, 6).join(' ') ?? '';
  const answer = await fetch(`${paper.origin}/en/search?${new URLSearchParams({ q: question, in: 'all' })}`);
  const html = await answer.text();
  expect(html.match(/data-teaser="([^"]+)"/)?.[1]).toBe('udhr-1');
  expect(html).toContain('hreflang="mt"');
});

test('what was found in a text is marked in it', async () => {
  for (const lang of LANGS) {
    const part = declaration(lang)[5];
    const word = words(part?.paragraphs[0] ?? '').reduce((longest, { segment }) => (segment.length > longest.length ? segment : longest), '');
    expect.soft(await page(lang, word), `${lang}: ${word}`).toContain(`<mark>${word}</mark>`);
  }
});
