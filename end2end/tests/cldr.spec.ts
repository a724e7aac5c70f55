// Dates, temperatures, lists and quotation marks in all 26 languages against CLDR's own JSON (checks 1 and 3): data, not our opinion.
// Nothing here needs a browser.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { type Running, removeFolder, serve, temporaryFolder, writeWeather } from '../briefs.mjs';
import { LOCALES, ago, betweenDateAndTime, celsius, date, list, quotes, time } from '../cldr.ts';
import { copyPaper } from '../database.mjs';
import { TEMPLATE } from '../prepare.ts';

const LANGS = Object.keys(LOCALES);

/** Every month and every weekday, both changes of the clock, the last minute of a day and the first, a leap day. */
const INSTANTS = [
  '2024-02-29T12:00:00+01:00',
  '2025-03-29T23:58:00+01:00',
  '2025-03-30T01:59:30+01:00',
  '2025-03-30T03:00:00+02:00',
  '2025-04-07T09:00:00+02:00',
  '2025-05-01T09:00:00+02:00',
  '2025-06-13T09:00:00+02:00',
  '2025-07-22T00:00:00+02:00',
  '2025-08-05T09:00:00+02:00',
  '2025-09-11T09:00:00+02:00',
  '2025-10-26T02:00:00+01:00',
  '2025-10-27T00:00:00+01:00',
  '2025-11-15T09:00:00+01:00',
  '2025-12-31T23:58:00+01:00',
  '2026-01-02T09:00:00+01:00',
];
const TEMPERATURES: Record<string, number> = { brussels: 8.6, paris: 0, berlin: -0.04, helsinki: -12.3, rome: 31.1 };

async function withPaper(options: { now?: string; full?: boolean; weather?: unknown }, use: (paper: Running) => Promise<void>): Promise<void> {
  const data = temporaryFolder('cldr');
  if (options.full) copyPaper(process.env[TEMPLATE] ?? '', data);
  if (options.weather) writeWeather(data, options.weather);
  const paper = await serve({ data, ...(options.now ? { now: options.now } : {}), sample: false, settings: { LANGUAGES: JSON.stringify(LANGS) } });
  try {
    await use(paper);
  } finally {
    await paper.stop();
    removeFolder(data);
  }
}

interface HeaderAnswer {
  date: { iso: string; text: string };
  weather: { text: string } | null;
}

/** The header of a place. A first reading may be on its way. */
async function header(origin: string, lang: string, place: string): Promise<HeaderAnswer> {
  let answer: HeaderAnswer | undefined;
  await expect(async () => {
    answer = (await (await fetch(`${origin}/api/v1/header/${lang}?place=${place}`)).json()) as HeaderAnswer;
    expect(answer.weather).not.toBeNull();
  }).toPass({ timeout: 20_000 });
  return answer as HeaderAnswer;
}

for (const now of INSTANTS) {
  test(`the header at ${now} is as CLDR has it`, async () => {
    test.setTimeout(90_000);
    const reading = (degrees: number) => ({ celsius: degrees, symbol: 'cloudy', observed_at: now });
    const places = Object.fromEntries(Object.entries(TEMPERATURES).map(([place, degrees]) => [place, reading(degrees)]));
    await withPaper({ now, weather: { ...reading(TEMPERATURES.brussels ?? 0), places } }, async ({ origin }) => {
      const said: string[] = [];
      const expected: string[] = [];
      for (const lang of LANGS) {
        for (const [place, degrees] of Object.entries(TEMPERATURES)) {
          const { date: today, weather } = await header(origin, lang, place);
          said.push(`${lang} ${place}: ${today.iso} ${today.text} | ${weather?.text}`);
          expected.push(`${lang} ${place}: ${now.slice(0, 10)} ${date(lang, 'full', now.slice(0, 10))} | ${celsius(lang, degrees)}`);
        }
      }
      expect(said).toEqual(expected);
    });
  });
}

test('an article names its 25 translations as a list of its language, and its date and time as CLDR does', async () => {
  await withPaper({ full: true }, async ({ origin }) => {
    const page = async (url: string) => (await fetch(url)).text();
    const teaser = (await page(`${origin}/fr/monde`)).match(/data-teaser="nato-ukraine-council".*?href="([^"]+)"/s);
    const article = await page(origin + (teaser?.[1] ?? '/nowhere'));
    const translations = [...article.matchAll(/<link rel="alternate" hreflang="(\w\w)" href="[^"]+?\/(\w\w\/[^"]+)"/g)];
    expect(translations.map(([, lang]) => lang).sort()).toEqual(LANGS);
    for (const [, lang = '', address = ''] of translations) {
      const translation = await page(`${origin}/${address}`);
      const paragraph = translation.match(/<p[^>]*data-slot="translations"[^>]*>(.*?)<\/p>/s)?.[1] ?? '';
      const names = [...paragraph.matchAll(/<a[^>]*>(.*?)<\/a>/gs)].map(([, name = '']) => name);
      expect(names).toHaveLength(25);
      const shown = paragraph.replaceAll(/<[^>]*>/g, '');
      expect.soft(shown.slice(shown.indexOf(names[0] ?? '')), lang).toBe(list(lang, names));
      const [, day = '', clock = '', published] = translation.match(/data-slot="times".*?<time datetime="(.{10})T(.{5})[^"]*">(.*?)<\/time>/s) ?? [];
      expect.soft(published, lang).toBe(date(lang, 'long', day) + betweenDateAndTime(lang) + time(lang, clock));
    }
  });
});

test('quotation marks are those of CLDR', () => {
  const style = readFileSync(path.resolve(import.meta.dirname, '../../style/base/quotes.css'), 'utf8');
  for (const lang of LANGS) {
    const rule = style.match(new RegExp(`:lang\\(${lang}\\) > q \\{ quotes: (.*?); \\}`))?.[1] ?? '';
    // French has a space inside, which CLDR does not say.
    const marks = [...rule.matchAll(/"(.*?)"/g)].map(([, mark = '']) => (lang === 'fr' ? mark.replace('\\a0', '') : mark));
    expect.soft(marks, lang).toEqual(quotes(lang));
  }
});

test('how long ago something was is said as CLDR says it', () => {
  for (const lang of LANGS) {
    const catalogue = readFileSync(path.resolve(import.meta.dirname, `../../app/messages/${lang}.ftl`), 'utf8');
    for (const unit of ['minute', 'hour', 'day'] as const) {
      const message = catalogue.match(new RegExp(`^ago-${unit}s = .*\\n((?:.*\\n)*?)\\}`, 'm'))?.[1] ?? '';
      const forms = [...message.matchAll(/\[(\w+)\] (.*)/g)].map(([, category = '', form = '']) => [category, form.replace('{ $count }', '{0}')]);
      const expected = ago(lang, unit);
      // Millions of hours, which some languages count in a way of their own, are not there.
      expect.soft(Object.fromEntries(forms), `${lang} ${unit}`).toEqual({ ...Object.fromEntries(forms), ...expected });
    }
  }
});
