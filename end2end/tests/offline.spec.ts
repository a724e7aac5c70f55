// Without a network: what was read and what was saved is there, and the rest says so (checks 33 and 35).
import type { Page } from '@playwright/test';
import { TRILINGUAL, WITHDRAWN, pathOf } from '../edition.ts';
import { awake, expect, heading, statusComplaint, test } from '../fixtures.ts';

test.use({ serviceWorkers: 'allow' });

const READ = pathOf(TRILINGUAL.fr);
const saved = (page: Page) => page.locator('[data-slot=saved] a');
const read = (page: Page) => page.locator('[data-slot=read] a');

/** Opens a page, waits until the service worker answers for it, and opens it again through that. */
async function kept(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.locator('html')).toHaveAttribute('data-worker', '');
  await page.reload();
  await awake(page);
}

test('an article that was read opens without a network, and the page with it lives', async ({ page, context, trouble }) => {
  await kept(page, READ);
  await context.setOffline(true);
  trouble.allow(/ERR_INTERNET_DISCONNECTED|^request failed: /);
  await page.goto(READ);
  await awake(page);
  await expect(heading(page)).toHaveText(TRILINGUAL.fr.headline);
  await expect(page.locator('[data-slot=date] time')).toBeVisible();
  const font = await page.evaluate(() => [...document.fonts].some((face) => face.status === 'loaded'));
  expect(font).toBe(true);
});

test('a page that was not read gives the list of what is kept, in the language of the page', async ({ page, context, trouble }) => {
  await kept(page, READ);
  await context.setOffline(true);
  trouble.allow(/ERR_INTERNET_DISCONNECTED|^request failed: /);
  await page.goto('/fr/sport');
  await expect(heading(page)).toHaveText('Articles enregistrés');
  await expect(page.locator('[data-slot=offline]')).toBeVisible();
  await expect(read(page)).toHaveText([TRILINGUAL.fr.headline]);
  await read(page).click();
  await expect(heading(page)).toHaveText(TRILINGUAL.fr.headline);
});

test('a story that is saved is listed, opens without a network and can be removed', async ({ page, context, trouble }) => {
  await page.goto('/fr/saved');
  await expect(page.locator('.saved__none')).toBeVisible();
  await expect(page.locator('h2')).toHaveCount(2);
  for (const title of await page.locator('h2').all()) await expect(title).toBeHidden();

  await kept(page, READ);
  const save = page.locator('[data-slot=save]');
  await save.getByRole('button').click();
  await expect(save.getByRole('status')).toHaveText(/.+/);
  await page.goto('/fr/saved');
  await expect(saved(page)).toHaveText([TRILINGUAL.fr.headline]);
  await expect(read(page)).toHaveCount(0);
  await expect(page.locator('.saved__none')).toBeHidden();

  await context.setOffline(true);
  trouble.allow(/ERR_INTERNET_DISCONNECTED|^request failed: /);
  await page.goto('/fr/search?q=allemand');
  await expect(saved(page)).toHaveText([TRILINGUAL.fr.headline]);
  await page.goto('/fr/search?q=introuvable');
  await expect(saved(page)).toHaveCount(0);
  await page.goto('/fr/saved');
  await page.locator('[data-slot=saved]').getByRole('button').click();
  await expect(saved(page)).toHaveCount(0);
  await expect(read(page)).toHaveCount(1);
});

test("the front's stories are taken along with one button, whose text says how much that is", async ({ page, context, trouble }) => {
  test.setTimeout(150_000);
  await kept(page, '/fr/saved');
  const today = page.locator('.saved__today');
  await expect(today).toContainText(/ ([1-9]\d*|\d+,[1-9])\u00a0Mo/);
  await today.getByRole('button').click();
  await expect(saved(page).nth(9)).toBeVisible({ timeout: 100_000 });
  await context.setOffline(true);
  trouble.allow(/ERR_INTERNET_DISCONNECTED|^request failed: /);
  const title = await saved(page).first().textContent();
  await saved(page).first().click();
  await expect(heading(page)).toHaveText(title ?? '');
  const picture = page.locator('article figure img');
  expect(await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBeGreaterThan(100);
});

test('what readers must not see any more is not kept, and a page that is gone is not shown in its place', async ({ page, trouble }) => {
  trouble.allow(statusComplaint(410));
  await kept(page, READ);
  // As if it had been read before it was withdrawn.
  await page.evaluate(async ([path = '', other = '']) => {
    const visited = await caches.open('visited');
    const response = await visited.match(other);
    if (response) await visited.put(path, response);
  }, [pathOf(WITHDRAWN), READ]);
  await page.goto('/fr/saved');
  await expect(read(page)).toHaveCount(2);
  await page.goto(pathOf(WITHDRAWN));
  await expect(heading(page)).not.toHaveText(TRILINGUAL.fr.headline);
  await page.goto('/fr/saved');
  await expect(read(page)).toHaveCount(1);
});

test('a new build takes over without a broken page', async ({ page, another, paper, context, trouble }) => {
  // The same address, another program: its files have other names, and so has its worker.
  const old = await another();
  await page.goto(`${old.origin}${READ}`);
  await expect(page.locator('html')).toHaveAttribute('data-worker', '');
  await page.reload();
  await awake(page);
  const css = await page.locator('link[rel=stylesheet]').getAttribute('href');
  await context.route('**/worker.js', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: `// of another build\n${await answer.text()}` });
  });
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await page.waitForTimeout(500);
  await context.setOffline(true);
  trouble.allow(/ERR_INTERNET_DISCONNECTED|^request failed: /);
  await page.goto(`${old.origin}${READ}`);
  await expect(heading(page)).toHaveText(TRILINGUAL.fr.headline);
  expect(await page.evaluate((css) => [...document.styleSheets].some((sheet) => sheet.href?.endsWith(css ?? '-')), css)).toBe(true);
  expect(paper.origin).not.toBe(old.origin);
});

/** Without a network, as the browser says it. */
const CUT = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|^request failed: /;

/** Saves the article on screen. */
async function save(page: Page): Promise<void> {
  const part = page.locator('[data-slot=save]');
  await part.getByRole('button').click();
  await expect(part.getByRole('status')).toHaveText(/Enregistré/);
}

test('a full disk costs nothing that is kept, and saving says that it failed', async ({ page, context, baseURL, trouble }) => {
  await kept(page, READ);
  await save(page);
  await page.reload();
  const devtools = await context.newCDPSession(page);
  const origin = new URL(baseURL ?? '').origin;
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await page.reload();
  await awake(page);
  trouble.allow(statusComplaint(507));
  const part = page.locator('[data-slot=save]');
  await part.getByRole('button').click();
  await expect(part.getByRole('status')).toHaveText(/échoué/);
  await page.goto('/fr/saved');
  await expect(saved(page)).toHaveText([TRILINGUAL.fr.headline]);
  await context.setOffline(true);
  trouble.allow(CUT);
  await page.goto(READ);
  await expect(heading(page)).toHaveText(TRILINGUAL.fr.headline);
});

test('a saved story keeps its pictures, however many others are seen', async ({ page, context, trouble }) => {
  await kept(page, '/fr');
  await page.locator('main a.teaser__link').first().click();
  await awake(page);
  await expect(page.locator('article figure img').first()).toBeVisible();
  await save(page);
  const address = page.url();
  // What the worker keeps of pictures beside: as if all of it had made room for others.
  await page.evaluate(async () => {
    const store = await caches.open('files');
    for (const request of await store.keys()) if (request.url.includes('/media/')) await store.delete(request);
  });
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.clearBrowserCache');
  await context.setOffline(true);
  trouble.allow(CUT);
  await page.goto(address);
  const picture = page.locator('article figure img').first();
  expect(await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBeGreaterThan(100);
});

test('an article is one page, whatever its address asks besides, and is taken back as one', async ({ page, context, trouble }) => {
  await kept(page, READ);
  for (const query of ['?utm_source=letter', '?fbclid=1']) await page.goto(READ + query);
  await page.goto('/fr/saved');
  await expect(read(page)).toHaveText([TRILINGUAL.fr.headline]);
  await context.setOffline(true);
  trouble.allow(CUT);
  await page.goto(`${READ}?utm_campaign=other`);
  await expect(heading(page)).toHaveText(TRILINGUAL.fr.headline);
});

test('without a network a search finds words of articles in any order, with marks or without, and no words of their HTML', async ({ page, context, trouble }) => {
  await kept(page, READ);
  await context.setOffline(true);
  trouble.allow(CUT);
  const words = TRILINGUAL.fr.headline.split(/[ ’«»:,]+/).filter((word) => word.length > 4);
  const plain = words.map((word) => word.normalize('NFD').replace(/\p{M}/gu, ''));
  for (const asked of [words, plain.toReversed()]) {
    await page.goto(`/fr/search?q=${encodeURIComponent(asked.join(' '))}`);
    await expect(read(page), asked.join(' ')).toHaveCount(1);
  }
  for (const word of ['class', 'href', 'introuvable']) {
    await page.goto(`/fr/search?q=${word}`);
    await expect(read(page), word).toHaveCount(0);
  }
});

test('where a proxy answers for a server that is gone, what is kept opens, and so does its list', async ({ page, between, trouble }) => {
  let isGone = false;
  const { origin } = await between((_, response) => {
    if (isGone) response.writeHead(502, { 'content-type': 'text/html' }).end('Bad gateway');
    return isGone;
  });
  await kept(page, origin + READ);
  isGone = true;
  trouble.allow(statusComplaint(502));
  await page.goto(origin + READ);
  await expect(heading(page)).toHaveText(TRILINGUAL.fr.headline);
  await page.goto(`${origin}/fr/saved`);
  await expect(read(page)).toHaveCount(1);
});

test('where a network is there and does not answer, the list opens after a while', async ({ page, between }) => {
  let hangs = false;
  const { origin } = await between(() => hangs);
  await kept(page, origin + READ);
  hangs = true;
  await page.goto(`${origin}/fr/saved`);
  await expect(read(page)).toHaveCount(1);
});

test("without a network the site's address, light pages and editions that were never read lead to what is kept", async ({ page, context, trouble }) => {
  await kept(page, READ);
  await page.goto('/fr');
  await context.setOffline(true);
  trouble.allow(CUT);
  await page.goto('/');
  await expect(page).toHaveURL(/\/fr$/);
  await page.goto(`/lite${READ}`);
  await expect(heading(page)).toHaveText(TRILINGUAL.fr.headline);
  for (const path of ['/de/sport', '/lite/fr/sport']) {
    await page.goto(path);
    await expect(page.locator('[data-slot=offline]'), path).toBeVisible();
    await expect(read(page), path).toHaveText([TRILINGUAL.fr.headline]);
  }
});

test('a storage that is broken keeps nobody from the network', async ({ page, context, trouble }) => {
  await kept(page, READ);
  const [worker] = context.serviceWorkers();
  await worker?.evaluate(() => {
    caches.match = () => Promise.reject(new Error('Unexpected internal error'));
    caches.open = () => Promise.reject(new Error('Unexpected internal error'));
  });
  await page.goto('/fr/sport');
  await expect(heading(page)).toHaveText('Sport');
  trouble.check();
});

test('no other site removes what a reader has saved', async ({ page, another }) => {
  await kept(page, READ);
  await save(page);
  const elsewhere = await another();
  const { origin } = new URL(page.url());
  await page.goto(`${elsewhere.origin}/fr`);
  await page.route(`${elsewhere.origin}/trap`, (route) => route.fulfill({
    contentType: 'text/html',
    body: `<form method="post" action="${origin}/saved/remove"><input name="page" value="${READ}"><button>Win</button></form>`,
  }));
  await page.goto(`${elsewhere.origin}/trap`);
  await page.getByRole('button').click();
  await expect(page.locator('[data-slot=failed]')).toBeVisible();
  await expect(saved(page)).toHaveText([TRILINGUAL.fr.headline]);
});

test('what is taken along has been read by nobody, is in one language, and a failure is told', async ({ page, between, context, trouble }) => {
  const { origin, asked } = await between();
  await kept(page, `${origin}/fr/saved`);
  const before = asked.length;
  await page.locator('.saved__today').getByRole('button').click();
  await expect(saved(page).nth(5)).toBeVisible({ timeout: 100_000 });
  const pages = asked.slice(before).filter(({ path, headers }) => headers.accept === 'text/html' && path !== '/fr/saved');
  expect(pages.length).toBeGreaterThan(5);
  expect(pages.filter(({ headers }) => headers.purpose !== 'prefetch')).toEqual([]);
  expect(pages.filter(({ path }) => !path.startsWith('/fr'))).toEqual([]);
  await expect(page.locator('[data-slot=failed]')).toBeHidden();
  await context.setOffline(true);
  trouble.allow(CUT);
  await page.goto(`${origin}/fr/saved`);
  await page.locator('.saved__today').getByRole('button').click();
  await expect(page.locator('[data-slot=failed]')).toBeVisible();
  await expect(saved(page).nth(5)).toBeVisible();
});
