// What holds for every type of page: nothing to complain about, one heading, the contract's hooks, no sideways scroll (checks 5, 6, 38).
import { expect, statusComplaint, test } from '../fixtures.ts';
import { PAGE_TYPES } from '../pages.ts';

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
  expect(policy).not.toMatch(/https?:|\*/);
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

test('no type of page scrolls sideways at 320 pixels', { tag: '@mobile' }, async ({ page, trouble }) => {
  test.setTimeout(60_000);
  trouble.allow(statusComplaint(404));
  trouble.allow(statusComplaint(410));
  await page.setViewportSize({ width: 320, height: 640 });
  for (const { name, path } of PAGE_TYPES) {
    await page.goto(path);
    const overflow = await page.evaluate(() => {
      const width = document.documentElement.clientWidth;
      const wide = [...document.querySelectorAll('body *')].filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && box.right > width + 0.5 && !element.closest('.visually-hidden, .skip-link');
      });
      const name = (element: Element) => `${element.tagName}.${element.getAttribute('class')}`;
      return { by: document.documentElement.scrollWidth - width, wide: wide.slice(0, 5).map(name) };
    });
    expect.soft(overflow.by, `${name}, too wide: ${overflow.wide.join(', ')}`).toBe(0);
  }
});
