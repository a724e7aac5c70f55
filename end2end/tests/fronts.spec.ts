// Fronts, sections and the menu (checks 7–12).
import type { Page } from '@playwright/test';
import { EMBARGOED, ENGLISH_ONLY, LONG, WITHDRAWN, pathOf } from '../edition.ts';
import { message } from '../messages.ts';
import { KEPT, expect, heading, mark, marks, statusComplaint, test } from '../fixtures.ts';

const EDITIONS = ['fr', 'en', 'de'];
const sections = (page: Page) => page.locator('nav[data-slot=sections] a');
/** A story's path as a link in a page has it: section names may change, slugs of the fixture edition do not. */
const linkTo = (slug: string) => `main a[href$="/${slug}"]`;

test('every edition has a menu of every section in its own language', { tag: '@either-way' }, async ({ page }) => {
  for (const lang of EDITIONS) {
    await page.goto(`/${lang}`);
    await expect(sections(page)).toHaveCount(8);
    const links = await sections(page).evaluateAll((found) =>
      found.map((link) => ({ section: (link as HTMLElement).dataset.section, text: link.textContent, href: link.getAttribute('href'), lang: link.getAttribute('lang') })),
    );
    for (const { section, text, href, lang: own } of links) {
      expect(text).toBe(message(lang, `section-${section}`));
      expect(href).toMatch(new RegExp(`^/${lang}/[a-z-]+$`));
      expect(own).toBeNull();
    }
  }
});

test('the menu marks the section that is open', { tag: '@either-way' }, async ({ page, visit }) => {
  await visit('/fr/europe');
  await expect(page.locator('nav[data-slot=sections] [aria-current]')).toHaveText('Europe');
});

test('a section without a name in a served language is refused with the mend, so no menu can be without it', async ({ another }) => {
  const settings = { SECTIONS: '[{ id = "world", slug = { fr = "monde" }, label = { fr = "Monde", en = "World" } }]' };
  await expect(another({ stories: 'empty', settings })).rejects.toThrow(/no label in `de`/);
});

test.describe('the menu on a narrow screen', () => {
  test.use({ viewport: { width: 360, height: 640 } });

  test('opens by keyboard, and leads on', { tag: ['@either-way', '@mobile'] }, async ({ page, visit }) => {
    await visit('/fr');
    await expect(sections(page).first()).toBeHidden();
    await page.locator('header summary').filter({ hasText: message('fr', 'menu') }).focus();
    await page.keyboard.press('Enter');
    await expect(sections(page).first()).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(sections(page).first()).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/fr\/monde$/);
    await expect(heading(page)).toHaveText('Monde');
  });

  test('closes with Escape, which gives the focus back to its button', { tag: '@mobile' }, async ({ page, visit }) => {
    await visit('/fr');
    const button = page.locator('header summary').filter({ hasText: message('fr', 'menu') });
    await button.click();
    await sections(page).first().focus();
    await page.keyboard.press('Escape');
    await expect(sections(page).first()).toBeHidden();
    await expect(button).toBeFocused();
  });

  test('closes when the focus goes past its end, so that it hides nothing that has it', { tag: '@mobile' }, async ({ page, visit }) => {
    await visit('/fr');
    await page.locator('header summary').filter({ hasText: message('fr', 'menu') }).click();
    await sections(page).last().focus();
    await expect(sections(page).first()).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(page.locator('main :focus')).toHaveCount(1);
    await expect(sections(page).first()).toBeHidden();
  });

  test('closes with a click elsewhere, and when the languages open', { tag: '@mobile' }, async ({ page, visit }) => {
    await visit('/fr');
    const button = page.locator('header summary').filter({ hasText: message('fr', 'menu') });
    await button.click();
    await expect(sections(page).first()).toBeVisible();
    await page.getByRole('contentinfo').locator('p').first().click();
    await expect(sections(page).first()).toBeHidden();
    await button.click();
    await expect(sections(page).first()).toBeVisible();
    await page.locator('[data-slot=languages] summary').click();
    await expect(page.locator('[data-slot=languages] li').first()).toBeVisible();
    await expect(sections(page).first()).toBeHidden();
    // Also where the focus is on nothing of it.
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('Escape');
    await expect(page.locator('[data-slot=languages] li').first()).toBeHidden();
  });

  test('is closed again on the page it led to', { tag: '@mobile' }, async ({ page, visit }) => {
    await visit('/fr');
    await page.locator('header summary').filter({ hasText: message('fr', 'menu') }).click();
    await sections(page).filter({ hasText: 'Europe' }).click();
    await expect(heading(page)).toHaveText('Europe');
    await expect(sections(page).first()).toBeHidden();
  });
});

test('no story is on a page twice', async ({ page }) => {
  for (const path of ['/fr', '/en', '/de', '/fr/monde', '/en/world', '/fr/monde/un-article-venu-d-ailleurs']) {
    await page.goto(path);
    const stories = await page.locator('[data-teaser], [data-story]').evaluateAll((found) =>
      found.map((element) => (element as HTMLElement).dataset.teaser ?? (element as HTMLElement).dataset.story),
    );
    expect(stories.length, path).toBeGreaterThan(4);
    expect(stories.filter((story, index) => stories.indexOf(story) !== index), path).toEqual([]);
  }
});

test('every block of a front has a heading and stories', async ({ page, visit }) => {
  await visit('/fr');
  const blocks = page.locator('main section');
  expect(await blocks.count()).toBeGreaterThan(5);
  for (const block of await blocks.all()) {
    await expect(block.locator('h2')).toHaveText(/\S/);
    expect(await block.locator('[data-teaser]').count()).toBeGreaterThan(0);
  }
});

test('a paper without stories has no empty block and no heading of one, but its menu', { tag: '@either-way' }, async ({ page, another, visit }) => {
  const { origin } = await another({ stories: 'empty' });
  await visit(`${origin}/fr`);
  await expect(page.locator('main :is(h2, h3, section, aside, [data-teaser])')).toHaveCount(0);
  await expect(page.locator('main')).toContainText(message('fr', 'no-stories'));
  await expect(sections(page)).toHaveCount(8);
});

test('a story in another language has lang, hreflang and a visible badge', { tag: '@either-way' }, async ({ page, visit }) => {
  await visit('/fr');
  const teaser = page.locator(`[data-teaser="${ENGLISH_ONLY.story}"]`);
  await expect(teaser).toHaveCount(1);
  await expect(teaser.locator('.badge')).toBeVisible();
  await expect(teaser.locator('.badge')).toHaveText('English');
  const link = teaser.getByRole('link');
  await expect(link).toHaveAttribute('lang', 'en');
  await expect(link).toHaveAttribute('hreflang', 'en');
  await expect(link).toHaveAttribute('href', pathOf(ENGLISH_ONLY));
});

test('a trail text ends with a word and one "…", cuts no emoji and no entity, and is the same everywhere', async ({ page, visit }) => {
  const trails = new Set<string>();
  for (const path of ['/fr/culture', '/fr/topics/fixtures']) {
    await visit(path);
    trails.add((await page.locator(`[data-teaser="${LONG.story}"] .teaser__trail`).textContent()) ?? '');
  }
  expect(trails.size).toBe(1);
  const [trail = ''] = trails;
  expect(trail).toMatch(/^[^…]*…$/);
  const stem = trail.slice(0, -1);
  expect(LONG.standfirst.startsWith(stem)).toBe(true);
  // The next sign of the whole text: no letter that the cut took from a word, no second half of a family.
  const segmenter = new Intl.Segmenter('fr', { granularity: 'word' });
  const ends = [...segmenter.segment(LONG.standfirst)].map(({ index, segment }) => index + segment.length);
  expect(ends).toContain(stem.length);
});

test('every trail text on the fronts is the whole standfirst, or its beginning with one "…"', async ({ page, visit }) => {
  for (const lang of EDITIONS) {
    await visit(`/${lang}`);
    const trails = await page.evaluate(() => {
      const teasers = [...document.querySelectorAll('[data-teaser]:has(.teaser__trail)')].map(async (teaser) => {
        const link = teaser.querySelector('a')?.getAttribute('href') ?? '';
        const article = new DOMParser().parseFromString(await (await fetch(link)).text(), 'text/html');
        const standfirst = article.querySelector('[data-slot=standfirst]')?.textContent ?? '';
        return { link, standfirst, trail: teaser.querySelector('.teaser__trail')?.textContent ?? '' };
      });
      return Promise.all(teasers);
    });
    expect(trails.length).toBeGreaterThan(10);
    for (const { link, standfirst, trail } of trails) {
      if (trail === standfirst) continue;
      expect(trail, link).toMatch(/^[^…]*[^\s.,;:…]…$/);
      expect(trail, link).not.toMatch(/&[a-z]*;?…$/);
      expect(standfirst.startsWith(trail.slice(0, -1)), `${link}: ${trail}`).toBe(true);
    }
  }
});

test('the second page of a section has its own address, and "older" is a link to it', { tag: '@either-way' }, async ({ page, visit }) => {
  await visit('/fr/sport');
  const firstPage = await page.locator('[data-teaser]').evaluateAll((found) => found.map((element) => (element as HTMLElement).dataset.teaser));
  // With the keyboard: what is above it is laid out as it comes near, and may move it under a pointer just then.
  await page.getByRole('link', { name: message('fr', 'older') }).press('Enter');
  await expect(page).toHaveURL(/\/fr\/sport\?page=2$/);
  // The page of the address, not only the address.
  await expect(page.locator('.paging__number')).toHaveText('Page 2');
  const secondPage = await page.locator('[data-teaser]').evaluateAll((found) => found.map((element) => (element as HTMLElement).dataset.teaser));
  expect(firstPage).toHaveLength(20);
  expect(secondPage.length).toBeGreaterThan(0);
  expect(secondPage.filter((story) => firstPage.includes(story))).toEqual([]);
  await page.getByRole('link', { name: message('fr', 'newer') }).click();
  await expect(page).toHaveURL(/\/fr\/sport$/);
});

test('a page behind the last, or that is no number, is not found', async ({ request }) => {
  for (const query of ['page=99', 'page=0', 'page=-1', 'page=zwei', 'page=']) {
    expect((await request.get(`/fr/sport?${query}`)).status(), query).toBe(404);
  }
});

test('the foot of a list can be reached: nothing more is loaded on the way', { tag: '@mobile' }, async ({ page, visit }) => {
  await visit('/fr/sport');
  const teasers = await page.locator('[data-teaser]').count();
  const link = page.getByRole('contentinfo').getByRole('link').last();
  await link.scrollIntoViewIfNeeded();
  await expect(link).toBeInViewport();
  expect(await page.locator('[data-teaser]').count()).toBe(teasers);
});

test('Back comes to the place on the list that was left', { tag: ['@either-way', '@mobile'] }, async ({ page, visit }) => {
  await visit('/fr/sport');
  const link = page.locator(linkTo('match-numero-20'));
  await link.scrollIntoViewIfNeeded();
  // In the middle of the screen, where a click does not scroll.
  const box = await link.boundingBox();
  const middle = (page.viewportSize()?.height ?? 0) / 2;
  if (box) await page.mouse.wheel(0, box.y - middle);
  const at = async () => (await link.boundingBox())?.y ?? Number.NaN;
  await expect.poll(async () => Math.abs((await at()) - middle)).toBeLessThan(middle);
  // Where scrolling has come to rest.
  let before = await at();
  await expect
    .poll(async () => {
      const last = before;
      before = await at();
      return before === last;
    })
    .toBe(true);

  await link.click();
  await expect(page).toHaveURL(/\/match-numero-20$/);
  await expect(heading(page)).toHaveText('Match numéro 20');
  await page.goBack();
  await expect(heading(page)).toHaveText('Sport');
  await expect.poll(async () => Math.abs((await at()) - before), { message: 'pixels from the place that was left' }).toBeLessThan(50);
});

test('an unknown section is not found, and says so in the language of the edition, with the menu', { tag: '@either-way' }, async ({ page, visit, trouble }) => {
  trouble.allow(statusComplaint(404));
  for (const lang of EDITIONS) {
    const response = await visit(`/${lang}/nulle-part`);
    expect(response.status()).toBe(404);
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await expect(heading(page)).toHaveText(message(lang, 'not-found'));
    await expect(sections(page)).toHaveCount(8);
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
  }
});

test('an unknown language is not found, in the language of the paper', async ({ page, visit, trouble }) => {
  trouble.allow(statusComplaint(404));
  expect((await visit('/xx')).status()).toBe(404);
  await expect(heading(page)).toHaveText(message('fr', 'not-found'));
});

test('addresses that nobody could have written are refused, never a fault', async ({ request }) => {
  const odd = ['/fr/%ff', '/fr/%00', '/fr/../../etc/passwd', '/fr/..%2f..%2fetc', '/fr/a/b/c/d', `/fr/${'x'.repeat(10_000)}`, '/fr/monde/<script>'];
  for (const path of odd) {
    expect((await request.get(path, { maxRedirects: 0 })).status(), path.slice(0, 40)).toBeGreaterThanOrEqual(400);
    expect((await request.get(path, { maxRedirects: 0 })).status(), path.slice(0, 40)).toBeLessThan(500);
  }
});

test('a withdrawn article answers 410 with a notice', { tag: '@either-way' }, async ({ page, visit, trouble }) => {
  trouble.allow(statusComplaint(410));
  const response = await visit(pathOf(WITHDRAWN));
  expect(response.status()).toBe(410);
  await expect(heading(page)).toHaveText(message('fr', 'gone'));
  await expect(page.locator('body')).not.toContainText(WITHDRAWN.headline);
  await expect(sections(page)).toHaveCount(8);
});

test('an article under embargo is not found', async ({ request }) => {
  const response = await request.get(pathOf(EMBARGOED));
  expect(response.status()).toBe(404);
  expect(await response.text()).not.toContain(EMBARGOED.headline);
});

test('withdrawn and embargoed articles are on no list', async ({ request }) => {
  for (const path of ['/fr', '/fr/monde', '/fr/topics/fixtures', '/en', '/de', '/fr/europe/une-histoire-en-trois-langues']) {
    const text = await (await request.get(path)).text();
    expect(text, path).not.toContain(WITHDRAWN.slug);
    expect(text, path).not.toContain(EMBARGOED.slug);
  }
});

test('a front keeps the same document and header when it leads to a section', async ({ page, visit }) => {
  await visit('/fr');
  await mark(page);
  await page.locator('main section[data-section=world] h2 a').click();
  await expect(heading(page)).toHaveText('Monde');
  expect(await marks(page)).toEqual(KEPT);
});
