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
