// An article page and every part of it (checks 14, 15, 18, 20, 21).
import type { Page } from '@playwright/test';
import { HOSTILE, OUTSIDE, TRILINGUAL, pathOf } from '../edition.ts';
import { message } from '../messages.ts';
import { BASE_URL, absolute, expect, heading, test } from '../fixtures.ts';

const article = (page: Page) => page.locator('article[data-story]');
const slot = (page: Page, name: string) => article(page).locator(`[data-slot=${name}]`);

async function jsonLd(page: Page): Promise<Record<string, unknown>> {
  return JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '');
}

async function openGraph(page: Page, property: string): Promise<string | null> {
  return page.locator(`meta[property="og:${property}"]`).getAttribute('content');
}

test('an outside article says who wrote it when, where it is from, and under which licence', { tag: '@either-way' }, async ({ page, visit }) => {
  await visit(pathOf(OUTSIDE));
  await expect(page.locator('h1')).toHaveCount(1);
  await expect(article(page).locator('h1')).toHaveText(OUTSIDE.headline);
  await expect(slot(page, 'standfirst')).toHaveText(OUTSIDE.standfirst);
  await expect(article(page)).toContainText('Léa Exemple');
  const times = slot(page, 'times').locator('time');
  await expect(times).toHaveCount(2);
  await expect(times.nth(0)).toHaveAttribute('datetime', OUTSIDE.published);
  await expect(times.nth(1)).toHaveAttribute('datetime', OUTSIDE.updated ?? '');
  await expect(times.nth(0)).toHaveText(/28 août 2024/);
  await expect(times.nth(1)).toHaveText(/29 août 2024/);

  const credit = slot(page, 'source');
  await expect(credit).toContainText('Agence Exemple');
  await expect(credit).toContainText('CC BY 4.0');
  const original = credit.locator(`a[href="${OUTSIDE.source?.url}"]`);
  await expect(original).toHaveAttribute('hreflang', 'fr');
  await expect(original).toContainText('français');
  await expect(slot(page, 'disclaimer')).toContainText('Agence Exemple');
  await expect(slot(page, 'disclaimer')).toContainText('EU Briefs');
});

test('an article of ours has no source, and was updated only where it says when', { tag: '@either-way' }, async ({ page, visit }) => {
  await visit(pathOf(TRILINGUAL.fr));
  await expect(slot(page, 'source')).toHaveCount(0);
  await expect(slot(page, 'times').locator('time')).toHaveCount(1);
  await expect(article(page)).not.toContainText(message('fr', 'updated'));
  await expect(slot(page, 'disclaimer')).not.toContainText('Agence');
  await expect(slot(page, 'body').locator('p')).toHaveCount(2);
});

test('an article older than 90 days carries a notice, a newer one none', { tag: '@either-way' }, async ({ page, visit }) => {
  await visit(pathOf(OUTSIDE));
  await expect(slot(page, 'age')).toBeVisible();
  await expect(slot(page, 'age')).toContainText('6 mois');
  await visit(pathOf(TRILINGUAL.fr));
  await expect(slot(page, 'age')).toHaveCount(0);
});

test('the notice begins after the ninetieth day', async ({ page, another, visit }) => {
  // The story is of 28 August 2024, 16:00: ninety days later to the second there is no notice yet.
  const before = await another({ now: '2024-11-26T14:59:00+01:00' });
  await visit(before.origin + pathOf(OUTSIDE));
  await expect(slot(page, 'age')).toHaveCount(0);
  await before.stop();
  const after = await another({ now: '2024-11-26T15:01:00+01:00' });
  await visit(after.origin + pathOf(OUTSIDE));
  await expect(slot(page, 'age')).toContainText('3 mois');
});

test('what a story says cannot become code', { tag: '@either-way' }, async ({ page, visit }) => {
  const dialogs: string[] = [];
  page.on('dialog', async (dialog) => {
    dialogs.push(dialog.message());
    await dialog.dismiss();
  });
  await visit(pathOf(HOSTILE));
  await expect(heading(page)).toHaveText(HOSTILE.headline);
  await expect(slot(page, 'standfirst')).toHaveText(HOSTILE.standfirst);
  await expect(slot(page, 'body').locator('script, img, [onerror], a[href^=javascript]')).toHaveCount(0);
  expect(dialogs).toEqual([]);
});

test('JSON-LD and Open Graph say what readers see', { tag: '@either-way' }, async ({ page, visit }) => {
  for (const story of [OUTSIDE, TRILINGUAL.fr, TRILINGUAL.de, HOSTILE]) {
    await visit(pathOf(story));
    const data = await jsonLd(page);
    const text = async (selector: string) => (await article(page).locator(selector).first().textContent()) ?? '';
    const times = await slot(page, 'times').locator('time').evaluateAll((found) => found.map((time) => time.getAttribute('datetime')));
    expect(data['@type']).toBe('NewsArticle');
    expect(data.headline).toBe(await text('h1'));
    expect(data.description).toBe(await text('[data-slot=standfirst]'));
    expect(data.inLanguage).toBe(story.lang);
    expect(data.url).toBe(absolute(pathOf(story)));
    expect(data.datePublished).toBe(times[0]);
    expect(data.dateModified).toBe(times.at(-1));
    expect(data.articleSection).toBe((await text('.article__kicker')).trim());
    expect(data.isBasedOn).toBe(story.source?.url);
    expect(data.license).toBe(story.source?.licence);
    const author = (data.author as { name: string }).name;
    expect(author).toBe(story.byline ?? story.source?.name ?? 'EU Briefs');
    if (story.byline) await expect(article(page)).toContainText(author);

    expect(await openGraph(page, 'title')).toBe(data.headline);
    expect(await openGraph(page, 'description')).toBe(data.description);
    expect(await openGraph(page, 'type')).toBe('article');
    expect(await openGraph(page, 'url')).toBe(data.url);
    await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', String(data.url));
    await expect(page.locator('meta[name=description]')).toHaveAttribute('content', String(data.description));
    expect(await page.title()).toContain(String(data.headline));
  }
});

test('the picture of an article is the one machines are told of, and is there', async ({ page, request, visit }) => {
  await visit('/fr');
  await page.locator('[data-teaser]:has(img) a').first().click();
  await expect(article(page).locator('figure img')).toBeVisible();
  const data = await jsonLd(page);
  const source = await article(page).locator('figure img').getAttribute('src');
  expect(data.image).toEqual([absolute(source ?? '')]);
  expect((await request.get(source ?? '')).headers()['content-type']).toBe('image/webp');
  await expect(article(page).locator('figure img')).toHaveAttribute('alt', /\S/);
  const drawn = await article(page).locator('figure img').evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth));
  expect(drawn).toBeGreaterThan(0);
});

test('the preview that an article names is there, and no page fetches it', async ({ page, request, visit }) => {
  const asked: string[] = [];
  page.on('request', (sent) => asked.push(sent.url()));
  await visit(pathOf(OUTSIDE));
  const preview = await openGraph(page, 'image');
  expect(preview).toMatch(/\/previews\/fr\/[a-z-]+\/[a-z0-9-]+\.png\?v=[0-9a-f]{16}$/);
  expect((await openGraph(page, 'image:alt'))?.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain(OUTSIDE.headline);
  const { pathname, search } = new URL(preview ?? '');
  const answer = await request.get(pathname + search);
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'image/png']);
  expect(asked.filter((url) => url.includes('/previews/'))).toEqual([]);
});

test('an article can be shared by mail everywhere, without anything of a third party', { tag: '@either-way' }, async ({ page, visit }) => {
  for (const story of [OUTSIDE, HOSTILE]) {
    await visit(pathOf(story));
    const href = (await page.getByRole('link', { name: message('fr', 'share-by-mail') }).getAttribute('href')) ?? '';
    const mail = new URL(href);
    expect(mail.protocol).toBe('mailto:');
    // RFC 6068 has no "+" for a space.
    expect(href).not.toContain('+');
    expect([...mail.searchParams.keys()]).toEqual(['subject', 'body']);
    expect(mail.searchParams.get('subject')?.replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(story.headline);
    expect(mail.searchParams.get('body')).toBe(absolute(pathOf(story)));
  }
});

test('buttons that could do nothing are not shown', { tag: '@without-wasm' }, async ({ page, visit }) => {
  await visit(pathOf(OUTSIDE));
  await expect(article(page).getByRole('button')).toHaveCount(0);
});

test('a reader copies the link, and is told', async ({ page, context, visit }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await visit(pathOf(OUTSIDE));
  await page.getByRole('button', { name: message('fr', 'copy-link') }).click();
  await expect(article(page).getByRole('status')).toHaveText(message('fr', 'link-copied'));
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(absolute(pathOf(OUTSIDE)));
});

test('a second copy of the link is told like the first', async ({ page, context, visit }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await visit(pathOf(OUTSIDE));
  const copy = page.getByRole('button', { name: message('fr', 'copy-link') });
  await copy.click();
  const said = article(page).getByRole('status');
  await expect(said).toHaveText(message('fr', 'link-copied'));
  const heard = await said.evaluateHandle((element) => {
    const texts: string[] = [];
    new MutationObserver(() => texts.push(element.textContent ?? '')).observe(element, { childList: true, characterData: true, subtree: true });
    return texts;
  });
  await copy.click();
  // Emptied and filled again: the same words in place of themselves are not read aloud.
  await expect.poll(() => heard.jsonValue()).toEqual(['', message('fr', 'link-copied')]);
});

test('a browser that refuses to copy is not passed over in silence', async ({ page, visit }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await visit(pathOf(OUTSIDE));
  await page.getByRole('button', { name: message('fr', 'copy-link') }).click();
  await expect(article(page).getByRole('status')).toHaveText(message('fr', 'copy-failed'));
});

test('where the device has a share sheet, it is given title and address', { tag: '@mobile' }, async ({ page, visit }) => {
  await page.addInitScript(() => {
    const share = (data: ShareData) => {
      Object.assign(window, { shared: data });
      return Promise.reject(new DOMException('closed', 'AbortError'));
    };
    Object.defineProperty(navigator, 'share', { value: share, configurable: true });
  });
  await visit(pathOf(OUTSIDE));
  await page.getByRole('button', { name: message('fr', 'share-with') }).click();
  const shared = await page.evaluate(() => {
    const { title, url } = (window as unknown as { shared: ShareData }).shared;
    return { title, url };
  });
  expect({ ...shared, title: shared.title?.replaceAll(/[\u00a0\u202f]/g, ' ') }).toEqual({ title: OUTSIDE.headline, url: absolute(pathOf(OUTSIDE)) });
});

test('share works on an article that was come to by a link', async ({ page, context, visit }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await visit('/fr/europe');
  await page.getByRole('link', { name: TRILINGUAL.fr.headline }).click();
  await expect(heading(page)).toHaveText(TRILINGUAL.fr.headline);
  await page.getByRole('button', { name: message('fr', 'copy-link') }).click();
  await expect(article(page).getByRole('status')).toHaveText(message('fr', 'link-copied'));
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(absolute(pathOf(TRILINGUAL.fr)));
});

test('nothing on an article page is a script, a frame or a picture of somebody else', { tag: '@either-way' }, async ({ page, visit }) => {
  await visit(pathOf(OUTSIDE));
  const foreign = page.locator(':is(script, img, iframe, link[rel=stylesheet], link[rel=preload])').and(page.locator('[src^=http], [href^=http]'));
  await expect(foreign).toHaveCount(0);
  expect(BASE_URL).not.toContain('127.0.0.1');
});
