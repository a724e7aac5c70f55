// What CLDR's own files say, and no library's opinion of them: the published JSON, put together by the rules of UTS #35 as far as pages
// need them. The packages are of CLDR 48; the data that the program is built with may be of a later version.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const MODULES = path.join(import.meta.dirname, 'node_modules');

/** Language → CLDR locale, as in app/src/domain/lang.rs. */
export const LOCALES: Record<string, string> = Object.fromEntries(
  'ar bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv uk'.split(' ').map((lang) => [lang, { en: 'en-GB', pt: 'pt-PT' }[lang] ?? lang]),
);

type Json = string | { [key: string]: Json };

const read = new Map<string, Json>();

/** What a file of a locale has under a path of keys. */
function at(data: 'dates' | 'numbers' | 'units' | 'misc', file: string, locale: string, keys: string[]): Json {
  const name = path.join(MODULES, `cldr-${data}-full/main`, locale, `${file}.json`);
  let found = read.get(name) ?? (JSON.parse(readFileSync(name, 'utf8')) as Json);
  read.set(name, found);
  for (const key of ['main', locale, ...keys]) {
    const next: Json | undefined = typeof found === 'string' ? undefined : found[key];
    if (next === undefined) throw new Error(`${name} has no ${keys.join('.')}`);
    found = next;
  }
  return found;
}

function text(...[data, file, locale, keys]: Parameters<typeof at>): string {
  const found = at(data, file, locale, keys);
  if (typeof found !== 'string') throw new Error(`${file}.json of ${locale}: ${keys.join('.')} is no text`);
  return found;
}

function symbols(lang: string): { locale: string; of: (name: string) => string } {
  const locale = LOCALES[lang] ?? lang;
  const system = text('numbers', 'numbers', locale, ['numbers', 'defaultNumberingSystem']);
  if (system !== 'latn') throw new Error(`${locale} writes the digits of ${system}`);
  return { locale, of: (name) => text('numbers', 'numbers', locale, ['numbers', `symbols-numberSystem-${system}`, name]) };
}

/** The date of a day, given as `2025-03-19`: with its weekday, or without. */
export function date(lang: string, length: 'full' | 'long', day: string): string {
  const { locale } = symbols(lang);
  const gregorian = (...keys: string[]) => text('dates', 'ca-gregorian', locale, ['dates', 'calendars', 'gregorian', ...keys]);
  const [year, month, ofMonth] = day.split('-').map(Number);
  const weekday = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
  const fields: Record<string, () => string> = {
    EEEE: () => gregorian('days', 'format', 'wide', weekday),
    cccc: () => gregorian('days', 'stand-alone', 'wide', weekday),
    MMMM: () => gregorian('months', 'format', 'wide', String(month)),
    LLLL: () => gregorian('months', 'stand-alone', 'wide', String(month)),
    d: () => String(ofMonth),
    y: () => String(year),
  };
  return filled(gregorian('dateFormats', length), fields, locale);
}

function filled(pattern: string, fields: Record<string, () => string>, locale: string): string {
  // A quoted text, a field, or anything else.
  return pattern.replaceAll(/'((?:[^']|'')*)'|([A-Za-z])\2*/g, (found, quoted: string | undefined) => {
    if (quoted !== undefined) return quoted === '' ? "'" : quoted.replaceAll("''", "'");
    const field = fields[found];
    if (!field) throw new Error(`${locale}: the field ${found} is not known here`);
    return field();
  });
}

/** A time of day, given as `09:50`: in twelve hours where the language counts so. */
export function time(lang: string, given: string): string {
  const { locale } = symbols(lang);
  const gregorian = (...keys: string[]) => text('dates', 'ca-gregorian', locale, ['dates', 'calendars', 'gregorian', ...keys]);
  const [hours = 0, minutes = 0] = given.split(':').map(Number);
  const ofTwelve = gregorian('timeFormats', 'short').includes('a');
  const two = (value: number) => String(value).padStart(2, '0');
  const fields: Record<string, () => string> = {
    h: () => String(hours % 12 || 12),
    H: () => String(hours),
    HH: () => two(hours),
    mm: () => two(minutes),
    a: () => gregorian('dayPeriods', 'format', 'abbreviated', hours < 12 ? 'am' : 'pm'),
  };
  const pattern = gregorian('dateTimeFormats', 'availableFormats', ofTwelve ? 'hm' : 'Hm');
  return filled(pattern, fields, locale);
}

/** What stands between a long date and a time. */
export function betweenDateAndTime(lang: string): string {
  const pattern = text('dates', 'ca-gregorian', LOCALES[lang] ?? lang, ['dates', 'calendars', 'gregorian', 'dateTimeFormats', 'long']);
  const between = pattern.match(/^\{1\}([^']*)\{0\}$/)?.[1];
  if (between === undefined) throw new Error(`${lang} joins a date and a time by words: ${pattern}`);
  return between;
}

/** A temperature in tenths of a degree; Polish takes the narrow form, as lang.rs says and why. */
export function celsius(lang: string, degrees: number): string {
  const { locale, of } = symbols(lang);
  const tenths = Math.round(degrees * 10) / 10;
  const [whole = '', fraction = ''] = Math.abs(tenths).toFixed(1).split('.');
  const number = `${tenths < 0 ? of('minusSign') : ''}${whole}${of('decimal')}${fraction}`;
  const category = new Intl.PluralRules(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).select(tenths);
  const patterns = at('units', 'units', locale, ['units', lang === 'pl' ? 'narrow' : 'short', 'temperature-celsius']) as Record<string, string>;
  const pattern = patterns[`unitPattern-count-${category}`] ?? patterns['unitPattern-count-other'] ?? '';
  return pattern.replace('{0}', number);
}

/** "A, B et C". */
export function list(lang: string, items: string[]): string {
  const pattern = (name: string) => text('misc', 'listPatterns', LOCALES[lang] ?? lang, ['listPatterns', 'listPattern-type-standard', name]);
  const join = (name: string, first: string, second: string) => pattern(name).replace('{0}', () => first).replace('{1}', () => second);
  const [first = '', second, ...others] = items;
  if (second === undefined) return first;
  const last = others.pop();
  if (last === undefined) return join('2', first, second);
  const middle = others.reduce((so_far, item) => join('middle', so_far, item), join('start', first, second));
  return join('end', middle, last);
}

/** Opening and closing mark, then those inside a quotation. */
export function quotes(lang: string): string[] {
  const names = ['quotationStart', 'quotationEnd', 'alternateQuotationStart', 'alternateQuotationEnd'];
  return names.map((name) => text('misc', 'delimiters', LOCALES[lang] ?? lang, ['delimiters', name]));
}

/** How long ago, in short: a pattern for each plural category, `{0}` for the number. */
export function ago(lang: string, unit: 'minute' | 'hour' | 'day'): Record<string, string> {
  const patterns = at('dates', 'dateFields', LOCALES[lang] ?? lang, ['dates', 'fields', `${unit}-short`, 'relativeTime-type-past']);
  return Object.fromEntries(Object.entries(patterns).map(([key, pattern]) => [key.replace('relativeTimePattern-count-', ''), pattern as string]));
}
