// What those hear who do not see the page, in which order, and where the keyboard leads (check 37). The snapshots are read by people: they are
// made anew with `make e2e ARGS="tests/screen-reader.spec.ts --update-snapshots"`, and their difference says what a change does to a listener.
import type { Locator, Page } from '@playwright/test';
import { TRILINGUAL, pathOf } from '../edition.ts';
import { expect, statusComplaint, test } from '../fixtures.ts';
import { PAGE_TYPES } from '../pages.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const heard = (place: Locator, name: string) => expect(place).toMatchAriaSnapshot({ name: `${name}.aria.yml` });

test('a page is heard as banner, sections, content and foot', async ({ page, visit }) => {
  await visit('/fr/about');
  await heard(page.locator('body'), 'page');
});

test('an article is heard as its headline, its facts, its text, and what leads on', async ({ page, visit }) => {
  await visit(pathOf(TRILINGUAL.fr));
  await heard(page.locator('main article[data-story]'), 'article');
});

test('a front is heard as headings with lists of stories', async ({ page, visit }) => {
  await visit('/fr/sources/agence-exemple');
  await heard(page.getByRole('main'), 'list');
});

test('a search is heard as a form, a count and results', async ({ page, visit }) => {
  await visit('/fr/search?q=introuvable');
  await heard(page.getByRole('main'), 'search');
});

test('an edition from right to left is heard in the same order', async ({ page, everyLanguage }) => {
  await page.goto(`${everyLanguage.origin}/ar/about`);
  await expect(page.locator('html')).toHaveAttribute('data-awake', /.*/);
  await heard(page.locator('body'), 'page.ar');
});

/** What has the focus: a name for messages, and what is wrong with it. */
function focused(page: Page): Promise<{ name: string; fault: string } | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return null;
    const name = `${element.tagName.toLowerCase()} ${element.textContent.trim().slice(0, 40) || element.getAttribute('aria-label') || element.id}`;
    const { x, y, width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0) return { name, fault: 'has no size' };
    if (x + width <= 0 || y + height <= 0 || x >= innerWidth || y >= innerHeight) return { name, fault: 'is out of sight' };
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const card = element.closest('[data-teaser]');
    const ring = card ? getComputedStyle(card) : null;
    const isSeen = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none' || (ring !== null && ring.outlineStyle !== 'none');
    if (!isSeen) return { name, fault: 'looks as without the focus' };
    // WCAG 2.2, 2.4.11: not hidden by what lies over the page.
    const points = [...element.getClientRects()].map((box) => document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
    const isFree = points.some((top) => top && (element.contains(top) || top.contains(element) || card?.contains(top)));
    return { name, fault: isFree ? '' : 'is covered' };
  });
}

for (const { name, path, status } of PAGE_TYPES) {
  test(`the keyboard comes to everything on ${name}, is seen there, and comes out again`, async ({ page, visit, trouble }) => {
    test.setTimeout(90_000);
    if (status !== 200) trouble.allow(statusComplaint(status));
    await visit(path);
    const faults: string[] = [];
    let stops = 0;
    for (; stops < 400; stops += 1) {
      await page.keyboard.press('Tab');
      const stop = await focused(page);
      if (!stop) break;
      if (stop.fault) faults.push(`${stop.name} ${stop.fault}`);
    }
    expect(faults).toEqual([]);
    expect(stops, 'it comes out').toBeLessThan(400);
    expect(stops).toBeGreaterThan(20);
  });
}
