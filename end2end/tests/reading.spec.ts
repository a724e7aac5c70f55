// How a reader wants to read: kept in the browser, there before anything is painted.
import { TRILINGUAL, pathOf } from '../edition.ts';
import { awake, expect, test } from '../fixtures.ts';

test('colours and text size stay as they were chosen, from the first paint on', async ({ page, visit }) => {
  await visit('/fr');
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const size = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
  const [light, normal] = [await background(), await size()];
  const settings = page.locator('[data-slot=reading]');
  await expect(settings.getByRole('radio', { name: 'Comme l’appareil' })).toBeChecked();
  await settings.getByRole('radio', { name: 'Sombres' }).check();
  await settings.getByRole('radio', { name: 'Grande', exact: true }).check();
  expect(await background()).not.toBe(light);
  expect(Number.parseFloat(await size())).toBeGreaterThan(Number.parseFloat(normal));

  // Before the body is there.
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.body) return;
      observer.disconnect();
      Object.assign(window, { early: { ...document.documentElement.dataset } });
    }).observe(document, { childList: true, subtree: true });
  });
  await visit(pathOf(TRILINGUAL.fr));
  expect(await page.evaluate(() => (window as unknown as { early: object }).early)).toMatchObject({ theme: 'dark', size: 'large' });
  await expect(settings.getByRole('radio', { name: 'Sombres' })).toBeChecked();

  await settings.getByRole('radio', { name: 'Comme l’appareil' }).check();
  await settings.locator('[name=size][value=normal]').check();
  expect([await background(), await size()]).toEqual([light, normal]);
  expect(await page.evaluate(() => [localStorage.theme, localStorage.size])).toEqual([undefined, undefined]);
});

test('a choice is shown in the form of each language, and holds in other tabs', async ({ page, context, visit }) => {
  await visit('/fr');
  const other = await context.newPage();
  await other.goto('/en');
  await awake(other);
  await page.locator('[data-slot=reading] [value=dark]').check();
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(other.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await page.locator('[data-slot=languages] summary').click();
  await page.locator('[data-slot=languages] a[hreflang=de]').click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.locator('[data-slot=reading] [value=dark]')).toBeChecked();
  await expect(page.locator('[data-slot=reading] input:checked')).toHaveCount(3);
});

test('lines are as long as a reader likes them, and stay so', async ({ page, visit }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await visit(pathOf(TRILINGUAL.fr));
  const width = () => page.locator('[data-slot=body]').evaluate((body) => body.getBoundingClientRect().width);
  const normal = await width();
  const settings = page.locator('[data-slot=reading]');
  await settings.locator('[name=width][value=narrow]').check();
  expect(await width()).toBeLessThan(normal);
  await settings.locator('[name=width][value=wide]').check();
  expect(await width()).toBeGreaterThan(normal);
  await visit(pathOf(TRILINGUAL.fr));
  expect(await width()).toBeGreaterThan(normal);
  await settings.locator('[name=width][value=normal]').check();
  expect(await width()).toBe(normal);
});

test('where nothing can be kept, a choice holds for the page and nothing breaks', async ({ page, visit }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await visit('/fr');
  await page.locator('[data-slot=reading] [value=dark]').check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('a choice that no script could keep is not offered @without-wasm', async ({ page }) => {
  await page.goto('/fr');
  await expect(page.locator('[data-slot=reading]')).toBeHidden();
});
