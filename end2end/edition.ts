// The fixture edition: stories for what the sample edition lacks, as files for `briefs import stories`.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Story {
  story: string;
  lang: string;
  section: string;
  slug: string;
  headline: string;
  standfirst: string;
  published: string;
  updated?: string;
  byline?: string;
  source?: { name: string; url: string; licence: string };
  topics?: string[];
  withdrawn?: boolean;
  /** A live report; its body is entries under headings that begin with a time. */
  live?: 'open' | 'over';
  body: string;
}

/** As in the French edition's addresses. */
const SLUGS: Record<string, Record<string, string>> = {
  europe: { fr: 'europe', en: 'europe', de: 'europa' },
  world: { fr: 'monde', en: 'world', de: 'welt' },
  culture: { fr: 'culture', en: 'culture', de: 'kultur' },
  sport: { fr: 'sport', en: 'sport', de: 'sport' },
};

export function pathOf({ lang, section, slug }: Story): string {
  return `/${lang}/${SLUGS[section]?.[lang]}/${slug}`;
}

const BODY = 'Un premier paragraphe, écrit pour les tests.\n\nUn second, avec un [lien](/fr/about) du même site.';

/** Newest of the paper, and in English alone: other editions show it with a badge. */
export const ENGLISH_ONLY: Story = {
  story: 'fixture-english-only',
  lang: 'en',
  section: 'europe',
  slug: 'a-story-in-english-alone',
  headline: 'A story that nobody has translated yet',
  standfirst: 'It exists in English alone, and other editions say so.',
  published: '2025-03-19T09:30:00+01:00',
  topics: ['fixtures'],
  body: 'Written for the tests.',
};

export const WITHDRAWN: Story = {
  story: 'fixture-withdrawn',
  lang: 'fr',
  section: 'world',
  slug: 'un-article-retire',
  headline: 'Un article que la rédaction a retiré',
  standfirst: 'Personne ne doit plus le lire nulle part.',
  published: '2025-03-18T08:00:00+01:00',
  topics: ['fixtures'],
  withdrawn: true,
  body: BODY,
};

export const EMBARGOED: Story = {
  story: 'fixture-embargoed',
  lang: 'fr',
  section: 'world',
  slug: 'un-article-sous-embargo',
  headline: 'Un article qui ne paraîtra que demain',
  standfirst: 'Personne ne doit encore le lire nulle part.',
  published: '2025-03-20T06:00:00+01:00',
  topics: ['fixtures'],
  body: BODY,
};

/** From an outside source, updated, with a byline, and 203 days old on the day of the tests. */
export const OUTSIDE: Story = {
  story: 'fixture-outside',
  lang: 'fr',
  section: 'world',
  slug: 'un-article-venu-d-ailleurs',
  headline: 'Un article venu d’ailleurs : « à lire » sous conditions',
  standfirst: 'Il cite sa source, sa licence & son original.',
  published: '2024-08-28T16:00:00+02:00',
  updated: '2024-08-29T09:00:00+02:00',
  byline: 'Léa Exemple',
  source: { name: 'Agence Exemple', url: 'https://agence.example/2024/08/article?id=7&lang=fr', licence: 'CC BY 4.0' },
  topics: ['fixtures'],
  body: BODY,
};

/** Every sign that HTML, JSON or a mail address could take for its own. */
export const HOSTILE: Story = {
  story: 'fixture-hostile',
  lang: 'fr',
  section: 'culture',
  slug: 'un-titre-hostile',
  headline: 'Vrai <b>ou</b> "faux" ? </script><script>alert(1)</script> & \'fin\' — 100 % 🎭',
  standfirst: 'Un chapeau avec <!-- un commentaire --> et <img src=x onerror=alert(2)>.',
  published: '2025-03-10T08:00:00+01:00',
  topics: ['fixtures'],
  body: 'Le corps aussi : <script>alert(3)</script> <img src="x" onerror="alert(4)"> [lien](javascript:alert(5)).',
};

const FAMILY = '👩‍👩‍👧‍👦';
/** Too long for a teaser, and full of what can be cut in two. */
export const LONG: Story = {
  story: 'fixture-long-standfirst',
  lang: 'fr',
  section: 'culture',
  slug: 'un-chapeau-sans-fin',
  headline: 'Un chapeau sans fin',
  standfirst: `${`Une famille ${FAMILY} & ses amis du café d’à côté racontent l’été. `.repeat(9)}Fin.`,
  published: '2025-03-09T08:00:00+01:00',
  topics: ['fixtures'],
  body: BODY,
};

const TRILINGUAL_COMMON = { story: 'fixture-trilingual', section: 'europe', published: '2025-03-08T08:00:00+01:00', topics: ['fixtures'] };
export const TRILINGUAL: Record<'fr' | 'en' | 'de', Story> = {
  fr: {
    ...TRILINGUAL_COMMON,
    lang: 'fr',
    slug: 'une-histoire-en-trois-langues',
    headline: 'Une histoire en trois langues',
    standfirst: 'La même en français, en anglais et en allemand.',
    body: BODY,
  },
  en: {
    ...TRILINGUAL_COMMON,
    lang: 'en',
    slug: 'one-story-in-three-languages',
    headline: 'One story in three languages',
    standfirst: 'The same in French, English and German.',
    body: 'Written for the tests.',
  },
  de: {
    ...TRILINGUAL_COMMON,
    lang: 'de',
    slug: 'eine-geschichte-in-drei-sprachen',
    headline: 'Eine Geschichte in drei Sprachen',
    standfirst: 'Dieselbe auf Französisch, Englisch und Deutsch.',
    body: 'Für die Tests geschrieben.',
  },
};

/** Entries of the morning, of which two are key events; one is without a headline, one has what is wide. It is in no edition. */
export const LIVE: Story = {
  story: 'fixture-live',
  lang: 'fr',
  section: 'world',
  slug: 'un-direct',
  headline: 'Un direct, publication par publication',
  standfirst: 'Il est raconté au fur et à mesure.',
  published: '2025-03-19T08:00:00+01:00',
  topics: ['fixtures'],
  live: 'open',
  body: `Une introduction.

## 2025-03-19T08:10:00+01:00 Le premier moment {key}

${'Un paragraphe assez long pour que la page défile. '.repeat(40)}

## 2025-03-19T08:40:00+01:00

Sans titre, avec \`${'un_nom_sans_fin_'.repeat(8)}\`.

## 2025-03-19T09:30:00+01:00 Le second moment {key}

${'Encore un paragraphe, avec un [lien](/fr/about). '.repeat(40)}`,
};

/** Enough for a second page of the section. */
const MATCHES: Story[] = Array.from({ length: 25 }, (_, index) => ({
  story: `fixture-match-${index + 1}`,
  lang: 'fr',
  section: 'sport',
  slug: `match-numero-${index + 1}`,
  headline: `Match numéro ${index + 1}`,
  standfirst: `Le compte rendu du match numéro ${index + 1}, écrit pour les tests.`,
  published: `2024-11-${String(index + 1).padStart(2, '0')}T20:00:00+01:00`,
  topics: ['fixtures'],
  body: BODY,
}));

/** What readers may see; the others must appear nowhere. */
export const PUBLIC: Story[] = [ENGLISH_ONLY, OUTSIDE, HOSTILE, LONG, ...Object.values(TRILINGUAL), ...MATCHES];

/** Writes every story into a folder. */
export function writeEdition(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const story of [...PUBLIC, WITHDRAWN, EMBARGOED]) writeStory(folder, story);
  writeFileSync(path.join(folder, 'topics.toml'), 'fixtures = { fr = "Essais", en = "Fixtures", de = "Versuche" }\n');
}

export function writeStory(folder: string, story: Story): void {
  // A JSON string is a TOML string too, but for signs beyond U+FFFF, which JSON leaves as they are.
  const line = (key: string, value: unknown) => (value === undefined ? '' : `${key} = ${JSON.stringify(value)}\n`);
  const { name, url, licence } = story.source ?? {};
  const head =
    line('story', story.story) +
    line('lang', story.lang) +
    line('section', story.section) +
    line('slug', story.slug) +
    line('headline', story.headline) +
    line('standfirst', story.standfirst) +
    `published = ${story.published}\n` +
    (story.updated ? `updated = ${story.updated}\n` : '') +
    line('byline', story.byline) +
    (story.source ? `source = { name = ${JSON.stringify(name)}, url = ${JSON.stringify(url)}, licence = ${JSON.stringify(licence)} }\n` : '') +
    line('topics', story.topics) +
    line('withdrawn', story.withdrawn) +
    line('live', story.live);
  writeFileSync(path.join(folder, `${story.slug}.${story.lang}.md`), `+++\n${head}+++\n\n${story.body}\n`);
}
