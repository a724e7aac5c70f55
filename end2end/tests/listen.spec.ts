// Reading an article aloud: by voices of the device alone, sentence by sentence, with the one that is read marked.
import type { Page } from '@playwright/test';
import { OUTSIDE, TRILINGUAL, pathOf } from '../edition.ts';
import { message } from '../messages.ts';
import { awake, closedGate, expect, heading, test } from '../fixtures.ts';

interface Voice {
  lang: string;
  localService: boolean;
  default?: boolean;
  name?: string;
}

/** An utterance as a test sees it. */
interface Said {
  text: string;
  lang: string;
  voice: string | undefined;
}

/** What stands in the place of the browser's voice. */
interface Speech {
  /** Everything that was to be said, since the page came. */
  said: Said[];
  /** What is being said or waits for that. */
  queue: string[];
  /** What was said without a sound. */
  unheard: number;
  voices: Voice[];
  onvoiceschanged?: () => void;
  /** Ends what is said now, and begins the next. */
  next(): void;
  fail(error: string): void;
}

const FRENCH: Voice = { lang: 'fr-FR', localService: true };
const GERMAN: Voice = { lang: 'de-DE', localService: true };
const ARTICLE = pathOf(TRILINGUAL.fr);
/** The sentences of `ARTICLE`. */
const SENTENCES = [
  TRILINGUAL.fr.headline,
  TRILINGUAL.fr.standfirst,
  'Un premier paragraphe, écrit pour les tests.',
  'Un second, avec un lien du même site.',
];

/** Gives the pages to come a device with these voices. It says one thing after the other, each until the test calls `next`. */
async function device(page: Page, voices: Voice[]): Promise<void> {
  await page.addInitScript((voices) => {
    interface Utterance {
      text: string;
      lang: string;
      volume: number;
      voice?: Voice;
      onstart?: (() => void) | null;
      onend?: (() => void) | null;
      onerror?: ((event: { error: string }) => void) | null;
    }
    const queue: Utterance[] = [];
    const begin = () => setTimeout(() => queue[0]?.onstart?.());
    const speech = {
      said: [] as Said[],
      unheard: 0,
      voices,
      get queue() {
        return queue.map(({ text }) => text);
      },
      getVoices: () => speech.voices,
      speak(utterance: Utterance) {
        if (utterance.volume === 0) {
          speech.unheard += 1;
          return;
        }
        speech.said.push({ text: utterance.text, lang: utterance.lang, voice: utterance.voice?.name });
        if (queue.push(utterance) === 1) begin();
      },
      cancel() {
        // As browsers do: what is called off ends with an error, a little later.
        const all = queue.splice(0);
        setTimeout(() => all.forEach(({ onerror }) => onerror?.({ error: 'canceled' })));
      },
      next() {
        queue.shift()?.onend?.();
        begin();
      },
      fail(error: string) {
        queue.shift()?.onerror?.({ error });
      },
    };
    Object.defineProperty(window, 'speechSynthesis', { value: speech });
    Object.defineProperty(window, 'SpeechSynthesisUtterance', {
      value: function (this: Utterance, text: string) {
        Object.assign(this, { text, lang: '', volume: 1 });
      },
    });
  }, voices);
}

const button = (page: Page) => page.locator('[data-slot=listen]');
const listen = (page: Page) => page.getByRole('button', { name: message('fr', 'listen'), exact: true });
const stopListening = (page: Page) => page.getByRole('button', { name: message('fr', 'stop-listening'), exact: true });

const queue = (page: Page) => page.evaluate(() => (speechSynthesis as unknown as Speech).queue);
const said = (page: Page) => page.evaluate(() => (speechSynthesis as unknown as Speech).said);
const next = (page: Page) => page.evaluate(() => (speechSynthesis as unknown as Speech).next());
const fail = (page: Page, error: string) => page.evaluate((error) => (speechSynthesis as unknown as Speech).fail(error), error);

/** The text that is marked; spaces and line ends are one. */
async function marked(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const [range] = (CSS.highlights.get('spoken') ?? []) as Iterable<Range>;
    return range?.toString().replace(/\s+/g, ' ');
  });
}

/** Puts another text in the place of the article's. */
async function write(page: Page, html: string): Promise<void> {
  await page.locator('[data-slot=body]').evaluate((body, html) => {
    body.innerHTML = html;
  }, html);
}

/** The texts that are read of `html`, without headline and standfirst. */
async function read(page: Page, html: string): Promise<Said[]> {
  await write(page, html);
  await listen(page).click();
  await expect(stopListening(page)).toBeVisible();
  const all = await said(page);
  await stopListening(page).click();
  await expect(listen(page)).toBeVisible();
  return all.slice(2);
}

test('sentences are read one after the other, and the one that is read is marked', async ({ page, visit }) => {
  await device(page, [FRENCH]);
  await visit(ARTICLE);
  await listen(page).click();
  await expect(stopListening(page)).toBeVisible();
  await expect(listen(page)).toHaveCount(0);
  expect((await said(page)).map(({ text }) => text)).toEqual(SENTENCES);
  for (const sentence of SENTENCES) {
    await expect.poll(() => marked(page)).toBe(sentence);
    await next(page);
  }
  await expect(listen(page)).toBeVisible();
  expect(await marked(page)).toBeUndefined();
});

test('what is not listened to costs nothing: the module comes with the first click, once', async ({ page, visit }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/pkg/listen')) asked.push(request.url());
  });
  await device(page, [FRENCH]);
  await visit(ARTICLE);
  await expect(listen(page)).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(asked).toEqual([]);
  for (let times = 0; times < 2; times += 1) {
    await listen(page).click();
    await stopListening(page).click();
  }
  expect(asked).toHaveLength(1);
  // Within the click, before the module is there: some browsers let a page speak only then. Nobody hears it.
  expect(await page.evaluate(() => (speechSynthesis as unknown as Speech).unheard)).toBe(1);
});

test('a voice that sends the text elsewhere is none, nor is one of another language', async ({ page, visit }) => {
  await device(page, [{ lang: 'fr-FR', localService: false }, { lang: 'frr-DE', localService: true }, GERMAN]);
  await visit(ARTICLE);
  await expect(heading(page)).toBeVisible();
  await expect(button(page)).toBeHidden();
  await expect(page.getByRole('article').getByRole('button', { name: message('fr', 'listen') })).toHaveCount(0);
  // By Tab neither.
  expect(await button(page).evaluate((found: HTMLElement) => (found.focus(), document.activeElement === found))).toBe(false);
});

test('a voice that is known late brings the button, and nothing moves', async ({ page, visit }) => {
  await page.addInitScript(() => {
    Object.assign(window, { shifts: [] });
    const { shifts } = window as unknown as { shifts: unknown[] };
    new PerformanceObserver((list) => shifts.push(...list.getEntries().map((entry) => entry.toJSON()))).observe({ type: 'layout-shift', buffered: true });
  });
  await device(page, []);
  await visit(ARTICLE);
  await expect(button(page)).toBeHidden();
  const places = () => page.locator('article[data-story]').evaluate((article) => [...article.querySelectorAll('*')].map((element) => JSON.stringify(element.getBoundingClientRect())));
  const before = await places();
  await page.evaluate((voice) => {
    const speech = speechSynthesis as unknown as Speech;
    speech.voices = [voice];
    speech.onvoiceschanged?.();
  }, FRENCH);
  await expect(listen(page)).toBeVisible();
  expect(await places()).toEqual(before);
  await listen(page).click();
  await expect(stopListening(page)).toBeVisible();
  expect(await places()).toEqual(before);
  expect(await page.evaluate(() => (window as unknown as { shifts: unknown[] }).shifts)).toEqual([]);
});

test('of several voices the very tag comes first, then the one the device prefers, and remote ones never', async ({ page, visit }) => {
  const remote: Voice = { lang: 'fr', localService: false, default: true, name: 'remote' };
  const first: Voice = { lang: 'fr_CA', localService: true, name: 'first' };
  const preferred: Voice = { lang: 'fr-BE', localService: true, default: true, name: 'preferred' };
  const exact: Voice = { lang: 'fr', localService: true, name: 'exact' };
  await device(page, []);
  await visit(ARTICLE);
  for (const voices of [[remote, first, preferred, exact], [remote, first, preferred], [remote, first]]) {
    await page.evaluate((voices) => {
      const speech = speechSynthesis as unknown as Speech;
      Object.assign(speech, { voices, said: [] });
      speech.onvoiceschanged?.();
    }, voices);
    const [one] = await read(page, '<p>Oui.</p>');
    expect(one).toMatchObject({ voice: voices.at(-1)?.name, lang: voices.at(-1)?.lang });
  }
});

test('another language has a voice of its own, or is left out', async ({ page, visit }) => {
  await device(page, [FRENCH, GERMAN]);
  await visit(ARTICLE);
  const text = `<p>Un.</p>
    <blockquote lang="de"><p>Zwei. Drei.</p></blockquote>
    <blockquote lang="ar" dir="rtl"><p>أربعة.</p></blockquote>
    <p>Le mot <i lang="la">quinque</i>, puis <q lang="de">sechs</q>.</p>`;
  expect((await read(page, text)).map(({ text, lang }) => [lang, text])).toEqual([
    ['fr-FR', 'Un.'],
    ['de-DE', 'Zwei.'],
    ['de-DE', 'Drei.'],
    ['fr-FR', 'Le mot quinque, puis'],
    ['de-DE', 'sechs'],
  ]);
});

test('what is no sentence is passed over', async ({ page, visit }) => {
  await device(page, [FRENCH]);
  await visit(ARTICLE);
  const text = `<h2>Intertitre</h2>
    <figure><img alt="Image"><figcaption>Légende.</figcaption></figure>
    <p>Le CO<sub>2</sub> du 1<sup>er</sup> mars<sup class="footnote-reference"><a href="#note-1">1</a></sup>.</p>
    <div class="table"><table><tr><td>Case</td></tr></table></div>
    <pre><code>let a = 1;</code></pre>
    <p class="embed"><a href="/fr">Voir</a><button type="button">Charger</button><small>Une note.</small></p>
    <p>* * *</p>
    <ul><li>Un</li><li>Deux<ul><li>Trois</li></ul></li></ul>
    <div class="footnote-definition"><sup class="footnote-definition-label">1</sup><p>La note.</p></div>`;
  expect((await read(page, text)).map(({ text }) => text)).toEqual(['Intertitre', 'Le CO2 du 1er mars.', 'Un', 'Deux', 'Trois', 'La note.']);
});

test('a sentence ends where it ends for a reader', async ({ page, visit }) => {
  await device(page, [FRENCH, GERMAN]);
  await visit(ARTICLE);
  for (const [html, sentences] of [
    // A line of the source is none of the text; one that is broken on purpose is.
    ['Une phrase\nsur deux lignes. Une autre.', ['Une phrase sur deux lignes.', 'Une autre.']],
    ['Un vers<br>Un autre', ['Un vers', 'Un autre']],
    // With the spaces of French quotation marks.
    ['Il dit : «\u00a0Oui.\u00a0» Elle part.', ['Il dit : « Oui. »', 'Elle part.']],
    ['« Venez ! » dit-il. Et puis\u202f?', ['« Venez ! » dit-il.', 'Et puis ?']],
    ['M. Durand et J. K. Martin arrivent. Enfin.', ['M. Durand et J. K. Martin arrivent.', 'Enfin.']],
    ['<b>En <i>gras. Puis</i></b> non.', ['En gras.', 'Puis non.']],
    ['<span lang="de">Am 3. Oktober, z. B. Berlin. Schluss.</span>', ['Am 3. Oktober, z. B. Berlin.', 'Schluss.']],
  ] as const) {
    await page.evaluate(() => Object.assign(speechSynthesis, { said: [] }));
    expect((await read(page, `<p>${html}</p>`)).map(({ text }) => text), html).toEqual(sentences);
  }
});

test('where the browser does not know sentences it reads paragraphs, and where it cannot mark it reads', async ({ page, visit }) => {
  await device(page, [FRENCH]);
  await page.addInitScript(() => {
    Object.assign(Intl, { Segmenter: undefined });
    Object.defineProperty(CSS, 'highlights', { value: undefined });
  });
  await visit(ARTICLE);
  expect((await read(page, '<p>Un. Deux.</p><p>Trois.</p>')).map(({ text }) => text)).toEqual(['Un. Deux.', 'Trois.']);
});

test('the same button ends it, and begins it anew', async ({ page, visit }) => {
  await device(page, [FRENCH]);
  await visit(ARTICLE);
  await listen(page).click();
  await expect.poll(() => marked(page)).toBe(SENTENCES[0]);
  await next(page);
  // Escape is the browser's own, and the reader's.
  await page.keyboard.press('Escape');
  await expect.poll(() => marked(page)).toBe(SENTENCES[1]);
  await stopListening(page).press('Enter');
  await expect(listen(page)).toBeFocused();
  expect([await queue(page), await marked(page)]).toEqual([[], undefined]);
  // At once: what was called off ends later, and leaves this alone.
  await listen(page).press('Enter');
  await expect.poll(() => marked(page)).toBe(SENTENCES[0]);
  await expect(stopListening(page)).toBeVisible();
  expect(await queue(page)).toEqual(SENTENCES);
});

test('another page ends it, and its article can be listened to', async ({ page, visit }) => {
  await device(page, [FRENCH]);
  await visit(ARTICLE);
  await listen(page).click();
  await expect.poll(() => marked(page)).toBe(SENTENCES[0]);
  await page.locator('.article__kicker a').click();
  await expect(heading(page)).toHaveText('Europe');
  expect([await queue(page), await marked(page)]).toEqual([[], undefined]);
  await page.goBack();
  await expect(heading(page)).toHaveText(TRILINGUAL.fr.headline);
  await listen(page).click();
  await expect.poll(() => queue(page)).toEqual(SENTENCES);
});

test('who has gone on before the module came hears nothing', async ({ page, visit }) => {
  await device(page, [FRENCH]);
  await visit(ARTICLE);
  const { gate, open } = closedGate();
  await page.route('**/pkg/listen.*', async (route) => {
    await gate;
    await route.fallback();
  });
  await listen(page).click();
  await page.locator('.article__kicker a').click();
  await expect(heading(page)).toHaveText('Europe');
  const module = page.waitForResponse('**/pkg/listen.*');
  open();
  await (await module).finished();
  await page.waitForTimeout(300);
  expect([await queue(page), await marked(page)]).toEqual([[], undefined]);
});

test('a page that is left falls silent, also where the browser keeps it', async ({ page, visit }) => {
  await device(page, [FRENCH]);
  await visit(ARTICLE);
  await listen(page).click();
  await expect.poll(() => queue(page)).toEqual(SENTENCES);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  expect(await queue(page)).toEqual([]);
  await expect(listen(page)).toBeVisible();
});

for (const error of ['interrupted', 'not-allowed', 'synthesis-failed']) {
  test(`a device that does not speak on (${error}) is no fault of the reader's`, async ({ page, visit }) => {
    await device(page, [FRENCH]);
    await visit(ARTICLE);
    await listen(page).click();
    await expect.poll(() => marked(page)).toBe(SENTENCES[0]);
    await fail(page, error);
    await expect(listen(page)).toBeVisible();
    expect([await queue(page), await marked(page)]).toEqual([[], undefined]);
  });
}

test('a module that cannot be fetched leaves the button at rest, for another try', async ({ page, visit, trouble }) => {
  trouble.allow(/\/pkg\/listen|net::ERR_FAILED/);
  await device(page, [FRENCH]);
  await visit(ARTICLE);
  await page.route('**/pkg/listen.*', (route) => route.abort());
  await Promise.all([page.waitForEvent('requestfailed'), listen(page).click()]);
  await expect(listen(page)).toBeVisible();
  await page.unroute('**/pkg/listen.*');
  await listen(page).click();
  await expect(stopListening(page)).toBeVisible();
});

test('what is read is kept on screen, unless the reader has scrolled away from it', async ({ page, visit }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await device(page, [FRENCH]);
  await visit(ARTICLE);
  await write(page, Array.from({ length: 60 }, (_, index) => `<p>Paragraphe ${index + 1}.</p>`).join(''));
  const position = () => page.evaluate(() => scrollY);
  const go = async (sentence: string) => {
    while ((await marked(page)) !== sentence) await next(page);
  };
  await listen(page).click();
  await expect.poll(() => marked(page)).toBe(SENTENCES[0]);
  await next(page);
  await expect.poll(() => marked(page)).toBe(SENTENCES[1]);
  expect(await position()).toBe(0);
  await go('Paragraphe 40.');
  const paragraph = page.locator('[data-slot=body] p');
  await expect(paragraph.nth(39)).toBeInViewport();

  await page.evaluate(() => scrollTo(0, 0));
  await go('Paragraphe 50.');
  expect(await position()).toBe(0);
  // Back at what is read, the page goes along again.
  await paragraph.nth(49).scrollIntoViewIfNeeded();
  await go('Paragraphe 60.');
  await expect(paragraph.nth(59)).toBeInViewport();
});

test.describe('without WASM', () => {
  test.use({ blocksWasm: true, wakes: false });

  test('an article is read as well', async ({ page, visit }) => {
    await device(page, [FRENCH]);
    await visit(ARTICLE);
    await listen(page).click();
    await expect.poll(() => queue(page)).toEqual(SENTENCES);
  });
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false, wakes: false });

  test('there is no button, and no room for one', async ({ page, visit }) => {
    await visit(ARTICLE);
    await expect(button(page)).toHaveCount(1);
    await expect(button(page)).toBeHidden();
    expect(await button(page).boundingBox()).toBeNull();
  });
});

test('light pages have no button, and paper shows none', async ({ page, visit }) => {
  await page.goto(`/lite${ARTICLE}`);
  await expect(button(page)).toHaveCount(0);
  await device(page, [FRENCH]);
  await visit(ARTICLE);
  await expect(listen(page)).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(listen(page)).toHaveCount(0);
});

test.describe('without a network', () => {
  test.use({ serviceWorkers: 'allow' });

  test('a story that was saved can be listened to', async ({ page, context, visit, trouble }) => {
    const path = pathOf(OUTSIDE);
    await device(page, [FRENCH]);
    await visit(path);
    await expect(page.locator('html')).toHaveAttribute('data-worker', '');
    const save = page.locator('[data-slot=save]');
    await save.getByRole('button').click();
    await expect(save.getByRole('status')).toHaveText(message('fr', 'story-saved'));
    await context.setOffline(true);
    trouble.allow(/ERR_INTERNET_DISCONNECTED|^request failed: /);
    await page.goto(path);
    await awake(page);
    await listen(page).click();
    await expect(stopListening(page)).toBeVisible();
    expect((await queue(page))[0]?.replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(OUTSIDE.headline);
  });
});
