// What holds for every type of page: nothing to complain about, one heading, the contract's hooks, no sideways scroll (checks 5, 6, 38).
import { mkdirSync } from 'node:fs';
import { removeFolder, run, temporaryFolder } from '../briefs.mjs';
import { TRILINGUAL, pathOf, writeStory } from '../edition.ts';
import { POLYGLOT, expect, statusComplaint, test } from '../fixtures.ts';
import { PAGE_TYPES } from '../pages.ts';
import { tooWide } from '../wide.ts';

test.describe('read in Los Angeles by a browser set to English', () => {
  test.use({ timezoneId: 'America/Los_Angeles', locale: 'en-US' });

  test('every type of page has the parts of a page and gives the browser nothing to complain about', { tag: ['@either-way', '@mobile'] }, async ({ page, visit, trouble }) => {
    test.setTimeout(90_000);
    trouble.allow(statusComplaint(404));
    trouble.allow(statusComplaint(410));
    for (const { name, path, status } of PAGE_TYPES) {
      const response = await visit(path);
      expect(response.status(), name).toBe(status);
      expect(response.headers()['content-type'], name).toBe('text/html; charset=utf-8');
      await expect(page.locator('html'), name).toHaveAttribute('lang', 'fr');
      await expect(page, name).toHaveTitle(/EU Briefs/);
      await expect(page.locator('h1'), name).toHaveCount(1);
      await expect(page.getByRole('banner'), name).toHaveCount(1);
      await expect(page.getByRole('main'), name).toHaveCount(1);
      await expect(page.getByRole('contentinfo'), name).toHaveCount(1);
      await expect(page.locator('nav[data-slot=sections]'), name).toHaveCount(1);
      await expect(page.locator('meta[name=build]'), name).toHaveAttribute('content', /\S/);
    }
    // A 404 of anything but the page itself is a complaint after all.
    const missing = trouble.found.filter((complaint) => /^status 4/.test(complaint));
    expect(missing).toHaveLength(PAGE_TYPES.filter(({ status }) => status !== 200).length);
  });
});

test('the policy of a page allows no inline script but its own, and no other host', async ({ request }) => {
  const policy = (await request.get('/fr')).headers()['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe-inline');
  expect(policy).not.toContain("'unsafe-eval'");
  // Frames alone, which only a reader's click makes (`wire.spec.ts`).
  expect(policy.replace(/frame-src [^;]+;/, '')).not.toMatch(/https?:|\*/);
});

test('a page that breaks its policy would fail its test', async ({ page, visit, trouble }) => {
  await visit('/fr');
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
  });
  await expect.poll(() => trouble.found.some((complaint) => complaint.startsWith('policy violated: script-src'))).toBe(true);
  trouble.allow(/policy violated: script-src|Content Security Policy/);
});

test.describe('no type of page scrolls sideways at 320 pixels, with its islands awake:', { tag: '@mobile' }, () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test('in French', async ({ page, visit, trouble }) => {
    test.setTimeout(90_000);
    trouble.allow(statusComplaint(404));
    trouble.allow(statusComplaint(410));
    for (const { name, path } of PAGE_TYPES) {
      await visit(path);
      expect.soft(await tooWide(page), name).toEqual([]);
    }
  });

  // Longer words, other letters.
  test('in the other languages', async ({ page, polyglot, visit }) => {
    test.setTimeout(90_000);
    for (const lang of POLYGLOT.filter((lang) => lang !== 'fr')) {
      for (const path of [`/${lang}`, `/${lang}/sources`, `/${lang}/accessibility`]) {
        await visit(polyglot.origin + path);
        expect.soft(await tooWide(page), path).toEqual([]);
      }
    }
    await visit(polyglot.origin + pathOf(TRILINGUAL.de));
    expect.soft(await tooWide(page), 'an article in German').toEqual([]);
  });

  test('with a long line of code', async ({ page, another, visit }) => {
    const line = 'a_name_without_end_'.repeat(12);
    const story = { ...TRILINGUAL.fr, story: 'some-code', slug: 'du-code', body: `Du code :\n\n\`\`\`\n${line}\n\`\`\`\n\nEt dans le texte : \`${line}\`.` };
    const folder = temporaryFolder('stories');
    mkdirSync(folder, { recursive: true });
    writeStory(folder, story);
    const { origin, data } = await another({ stories: 'empty' });
    await run(data, ['import', 'stories', folder]);
    removeFolder(folder);
    await visit(origin + pathOf(story));
    await expect(page.locator('article pre')).toBeVisible();
    expect(await tooWide(page)).toEqual([]);
    // All of it can be read.
    const hidden = await page.locator('article pre').evaluate((element) => element.scrollWidth > element.clientWidth);
    expect(hidden).toBe(false);
  });

  test('under a long name of one word', async ({ page, another, visit }) => {
    const { origin } = await another({ stories: 'empty', settings: { SITE_NAME: '"Nordwestdeutsche Verkehrswegeplanungszeitung"' } });
    await visit(`${origin}/de`);
    expect(await tooWide(page)).toEqual([]);
    const name = await page.locator('.nameplate').boundingBox();
    const menu = await page.locator('header summary').first().boundingBox();
    expect((name?.x ?? 0) + (name?.width ?? 0), 'the name ends where the buttons begin').toBeLessThanOrEqual(menu?.x ?? 0);
    const spills = await page.locator('.nameplate').evaluate((element) => element.scrollWidth > element.clientWidth);
    expect(spills, 'the name is wider than its place').toBe(false);
  });
});
