// What holds for every type of page: nothing to complain about, one heading, the contract's hooks, no sideways scroll (checks 5, 6, 38).
import { expect, statusComplaint, test } from '../fixtures.ts';
import { PAGE_TYPES } from '../pages.ts';

test.describe('read in Los Angeles by a browser set to English', () => {
  test.use({ timezoneId: 'America/Los_Angeles', locale: 'en-US' });

  for (const { name, path, status } of PAGE_TYPES) {
    test(`${name} has the parts of a page and gives the browser nothing to complain about`, { tag: '@everywhere' }, async ({ page, visit, trouble }) => {
      if (status !== 200) trouble.allow(statusComplaint(status));
      const response = await visit(path);
      expect(response.status()).toBe(status);
      expect(response.headers()['content-type']).toBe('text/html; charset=utf-8');
      await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
      await expect(page.locator('h1')).toHaveCount(1);
      await expect(page).toHaveTitle(/EU Briefs/);
      await expect(page.getByRole('banner')).toHaveCount(1);
      await expect(page.getByRole('main')).toHaveCount(1);
      await expect(page.getByRole('contentinfo')).toHaveCount(1);
      await expect(page.locator('nav[data-slot=sections]')).toHaveCount(1);
      await expect(page.locator('meta[name=build]')).toHaveAttribute('content', /\S/);
      // Pictures and all: a complaint may come late.
      await page.waitForLoadState('networkidle');
    });
  }
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

for (const { name, path, status } of PAGE_TYPES) {
  test(`${name} does not scroll sideways at 320 pixels`, { tag: '@mobile' }, async ({ page, visit, trouble }) => {
    if (status !== 200) trouble.allow(statusComplaint(status));
    await page.setViewportSize({ width: 320, height: 640 });
    await visit(path);
    const overflow = await page.evaluate(() => {
      const width = document.documentElement.clientWidth;
      const wide = [...document.querySelectorAll('body *')].filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && box.right > width + 0.5 && !element.closest('.visually-hidden, .skip-link');
      });
      const name = (element: Element) => `${element.tagName}.${element.getAttribute('class')}`;
      return { by: document.documentElement.scrollWidth - width, wide: wide.slice(0, 5).map(name) };
    });
    expect(overflow.by, `too wide: ${overflow.wide.join(', ')}`).toBe(0);
  });
}
