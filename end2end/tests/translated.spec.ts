// A browser that translates the page wraps every text in <font>, before or after the islands wake: the site goes on working.
import type { Page } from '@playwright/test';
import { TRILINGUAL, pathOf } from '../edition.ts';
import { message } from '../messages.ts';
import { awake, closedGate, date, expect, heading, test, weather } from '../fixtures.ts';

/** As Chrome's translator does it: new text nodes in two elements, the old ones thrown away. */
async function translate(page: Page): Promise<void> {
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      if (!text.data.trim() || text.parentElement?.closest('script, style, option')) continue;
      const outer = document.createElement('font');
      const inner = document.createElement('font');
      outer.style.verticalAlign = 'inherit';
      inner.textContent = text.data;
      outer.append(inner);
      text.replaceWith(outer);
    }
  });
}

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
  await page.getByRole('combobox').selectOption('paris');
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
  await page.locator('nav[data-slot=sections] a', { hasText: 'Europe' }).click();
  await expect(heading(page)).toHaveText('Europe');
  await translate(page);
  await page.locator('[data-slot=languages] summary').click();
  await page.locator('[data-slot=languages] a[hreflang=de]').click();
  await expect(heading(page)).toHaveText('Europa');
  await expect(date(page)).toHaveText('Mittwoch, 19. März 2025');
  await page.getByRole('combobox').selectOption('paris');
  await expect(weather(page)).toContainText(/11,2\s°C/);
  await page.goBack();
  await expect(heading(page)).toHaveText('Europe');
});
