// "My paper": topics and sources that a reader follows, kept in the browser and in an address, and nowhere else.
import { expect, heading, test } from '../fixtures.ts';

test('what is followed makes a paper, and is followed no longer where that is said', async ({ page, visit }) => {
  await visit('/fr/topics/fixtures');
  const button = page.locator('main form[data-follow] button');
  await expect(button).toHaveText(/Essais/);
  const follow = await button.textContent();
  await button.click();
  await expect(button).not.toHaveText(follow ?? '');
  await expect(page).toHaveURL(/\/fr\/topics\/fixtures$/);
  expect(await page.evaluate(() => localStorage.following)).toBe('topics=fixtures');

  await visit('/fr/sources/agence-exemple');
  await page.locator('main form[data-follow] button').click();

  // From any page, by the same link.
  await visit('/fr/monde');
  await page.locator('footer a[data-mine]').click();
  await expect(heading(page)).toBeVisible();
  await expect(page).toHaveURL(/\/fr\/mine\?topics=fixtures&sources=agence-exemple$/);
  await expect(page.locator('main .mine__following li')).toHaveCount(2);
  expect(await page.locator('main [data-teaser]').count()).toBeGreaterThan(2);

  await page.locator('main form[data-id=fixtures] button').click();
  await expect(page).toHaveURL(/\/fr\/mine\?sources=agence-exemple$/);
  expect(await page.evaluate(() => localStorage.following)).toBe('sources=agence-exemple');
  await expect(page.locator('main .mine__following li')).toHaveCount(1);
});

test('the paper without an address is the one that the browser keeps', async ({ page, visit }) => {
  await visit('/fr/topics/fixtures');
  await page.locator('main form[data-follow] button').click();
  await page.goto('/en/mine');
  await expect(page).toHaveURL(/\/en\/mine\?topics=fixtures$/);
});

test('a paper that comes as a link changes nothing of one’s own', async ({ page, visit }) => {
  await visit('/fr/mine?topics=fixtures');
  expect(await page.locator('main [data-teaser]').count()).toBeGreaterThan(2);
  await page.locator('main form[data-id=fixtures] button').click();
  await expect(page.locator('main .empty')).toBeVisible();
  expect(await page.evaluate(() => localStorage.following ?? '')).toBe('');
});

test('a paper that is full says so, and keeps what it has', async ({ page, visit }) => {
  await visit('/fr/topics/fixtures');
  const full = `topics=${Array.from({ length: 20 }, (_, number) => `other-${number}`).join('.')}`;
  await page.evaluate((full) => localStorage.setItem('following', full), full);
  const form = page.locator('main form[data-follow]');
  const follow = await form.locator('button').textContent();
  await form.locator('button').click();
  await expect(form.getByRole('status')).toHaveText(/Mon journal/);
  await expect(form.locator('button')).toHaveText(follow ?? '');
  await expect(page).toHaveURL(/\/fr\/topics\/fixtures$/);
  expect(await page.evaluate(() => localStorage.following)).toBe(full);
});

test('what another tab follows is said in this one', async ({ page, visit, context }) => {
  await visit('/fr/topics/fixtures');
  const button = page.locator('main form[data-follow] button');
  const follow = await button.textContent();
  const other = await context.newPage();
  await other.goto('/fr/topics/fixtures');
  await other.evaluate(() => localStorage.setItem('following', 'topics=fixtures'));
  await expect(button).not.toHaveText(follow ?? '');
});

test('following is a form that leads to the paper it makes @without-wasm', async ({ page }) => {
  await page.goto('/fr/topics/fixtures');
  await page.locator('main form[data-follow] button').click();
  await expect(page).toHaveURL(/\/fr\/mine\?topics=fixtures$/);
  expect(await page.locator('main [data-teaser]').count()).toBeGreaterThan(2);
  await page.locator('main form[data-id=fixtures] button').click();
  await expect(page.locator('main .empty')).toBeVisible();
});
