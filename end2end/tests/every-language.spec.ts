// What holds in all 26 languages: a page is in its language and direction, shows no message's key, fits a small phone with the menus
// open, needs at most 60 KB of fonts, and axe has nothing to say of it (checks 16, 22, 26, 27, 38).
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { LOCALES, date } from '../cldr.ts';
import { expect, heading, statusComplaint, test } from '../fixtures.ts';
import { keys, message } from '../messages.ts';
import { tooWide } from '../wide.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// Without transitions: a colour on its way to another is neither.
test.use({ contextOptions: { reducedMotion: 'reduce' }, viewport: { width: 320, height: 640 } });

/** Messages' keys among what a page says: words with hyphens that are a key and nothing else. */
async function shownKeys(page: Page): Promise<string[]> {
  const said = await page.evaluate(() => {
    const named = [...document.querySelectorAll('[aria-label], [placeholder], [title], [content]')];
    return [document.title, document.body.innerText, ...named.flatMap((one) => ['aria-label', 'placeholder', 'title', 'content'].map((name) => one.getAttribute(name) ?? ''))].join('\n');
  });
  const all = new Set(keys());
  return [...new Set(said.split(/[^a-z0-9-]+/i))].filter((word) => word.includes('-') && all.has(word));
}

/** What axe finds. */
async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

for (const lang of Object.keys(LOCALES)) {
  test(`pages in ${lang} are whole, fit a phone, and are accessible`, async ({ page, everyLanguage, visit, trouble }) => {
    test.setTimeout(120_000);
    trouble.allow(statusComplaint(404));
    const fonts = new Map<string, number>();
    page.on('response', (response) => {
      if (response.url().includes('/fonts/')) fonts.set(response.url(), Number(response.headers()['content-length']));
    });
    const direction = lang === 'ar' ? 'rtl' : 'ltr';
    const check = async (what: string) => {
      await expect.soft(page.locator('html'), what).toHaveAttribute('lang', lang);
      await expect.soft(page.locator('html'), what).toHaveAttribute('dir', direction);
      expect.soft(await shownKeys(page), `${what}: keys`).toEqual([]);
      expect.soft(await tooWide(page), `${what}: too wide`).toEqual([]);
    };
    await visit(`${everyLanguage.origin}/${lang}`);
    await expect.soft(page.locator('[data-slot=date] time')).toHaveText(date(lang, 'full', '2025-03-19'));
    await check('the front');
    expect.soft(await violations(page), 'the front').toEqual([]);
    for (const button of await page.locator('header summary').all()) {
      await button.click();
      await check('a menu');
    }
    const section = await page.locator('nav[data-slot=sections] a').first().getAttribute('href');
    const article = await page.locator('main [data-teaser] a.teaser__link').first().getAttribute('href');
    for (const path of [section, article, `/${lang}/search?q=${encodeURIComponent(message(lang, 'search'))}`, `/${lang}/sources`, `/${lang}/privacy`, `/${lang}/accessibility`, `/${lang}/zzz`]) {
      await visit(everyLanguage.origin + path);
      await check(path ?? '');
      await expect.soft(heading(page), path ?? '').toHaveCount(1);
    }
    await visit(everyLanguage.origin + article);
    // All of the panel too.
    for (const details of await page.locator('main details > summary').all()) await details.click();
    await check('the article, unfolded');
    // Italics have files of their own.
    await page.locator('[data-slot=body] p').first().evaluate((paragraph) => {
      paragraph.innerHTML = `<em>${paragraph.innerHTML}</em>`;
      return document.fonts.ready;
    });
    await page.waitForLoadState('networkidle');
    const bytes = [...fonts.values()].reduce((sum, one) => sum + one, 0);
    expect.soft(bytes, [...fonts.keys()].join(' ')).toBeGreaterThan(20_000);
    expect.soft(bytes, [...fonts.keys()].join(' ')).toBeLessThanOrEqual(60_000);
    expect.soft(await violations(page), 'the article').toEqual([]);
  });
}
