// A browser that translates the page wraps every text in <font>, before or after the islands wake: the site goes on working.
import type { Page } from '@playwright/test';
import { TRILINGUAL, pathOf } from '../edition.ts';
import { message } from '../messages.ts';
import { awake, closedGate, date, expect, heading, test, weather } from '../fixtures.ts';
import { translate } from '../translate.ts';

/** Opens a page and translates it while the WASM is on its way. */
async function translatedBeforeWaking(page: Page, path: string): Promise<void> {
  const { gate, open } = closedGate();
  await page.route('**/*.wasm', async (route) => {
    await gate;
    await route.fallback();
  });
  await page.goto(path);
  await translate(page);
  await expect(page.locator('html')).not.toHaveAttribute('data-awake');
  expect(await page.locator('header font').count()).toBeGreaterThan(5);
  open();
  await awake(page);
}

test('a page translated before the islands wake: menu, links and header work', { tag: '@mobile' }, async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await translatedBeforeWaking(page, '/fr');
  await expect(date(page)).toHaveText('mercredi 19 mars 2025');
  await expect(weather(page)).toContainText(/8,6\s°C/);
  await page.locator('.place-choice select').selectOption('paris');
  await expect(weather(page)).toContainText(/11,2\s°C/);
  await expect(weather(page)).toContainText('Paris');

  await page.locator('header summary').filter({ hasText: message('fr', 'menu') }).click();
  await page.locator('nav[data-slot=sections] a', { hasText: 'Europe' }).click();
  await expect(heading(page)).toHaveText('Europe');
  await page.getByRole('link', { name: TRILINGUAL.fr.headline }).click();
  await expect(heading(page)).toHaveText(TRILINGUAL.fr.headline);
});

test('an article translated before the islands wake: the link is still copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await translatedBeforeWaking(page, pathOf(TRILINGUAL.fr));
  await page.getByRole('button', { name: message('fr', 'copy-link') }).click();
  await expect(page.locator('article[data-story]').getByRole('status')).toHaveText(message('fr', 'link-copied'));
});

test('a page translated after the islands woke: links, history and the choice of place work', async ({ page, visit }) => {
  await visit('/fr');
  await translate(page);
  // On the very island that was translated, and once more on what its first answer brought.
  const spoken = weather(page).locator('.visually-hidden');
  await page.locator('.place-choice select').selectOption('paris');
  await expect(page.locator('.weather__place')).toHaveText('Paris');
  await expect(page.locator('.weather__temperature')).toHaveText(/^11,2\s°C$/);
  await expect(spoken).toHaveText(/Paris.*11,2\s°C/);
  await expect(page.locator('header').getByRole('status')).toHaveText(/Paris.*11,2\s°C/);
  await translate(page);
  await page.locator('.place-choice select').selectOption('brussels');
  await expect(page.locator('.weather__place')).toHaveText('Bruxelles');
  await expect(page.locator('.weather__temperature')).toHaveText(/^8,6\s°C$/);
  await expect(date(page)).toHaveText('mercredi 19 mars 2025');

  await page.locator('nav[data-slot=sections] a', { hasText: 'Europe' }).click();
  await expect(heading(page)).toHaveText('Europe');
  await translate(page);
  await page.locator('[data-slot=languages] summary').click();
  await page.locator('[data-slot=languages] a[hreflang=de]').click();
  await expect(heading(page)).toHaveText('Europa');
  await expect(date(page)).toHaveText('Mittwoch, 19. März 2025');
  await page.locator('.place-choice select').selectOption('paris');
  await expect(weather(page)).toContainText(/11,2\s°C/);
  await page.goBack();
  await expect(heading(page)).toHaveText('Europe');
});

test('an article translated after the islands woke: each copy of the link is told', async ({ page, context, visit }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await visit(pathOf(TRILINGUAL.fr));
  const copy = page.locator('.share button').first();
  const said = page.locator('article[data-story]').getByRole('status');
  await copy.click();
  await expect(said).toHaveText(message('fr', 'link-copied'));
  await translate(page);
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await copy.click();
  await expect(said).toHaveText(message('fr', 'copy-failed'));
});
