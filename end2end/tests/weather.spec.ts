// The weather without a provider, with one that is down, and at the place a reader picks (check 4).
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { message } from '../messages.ts';
import { awake, expect, statusComplaint, test, weather } from '../fixtures.ts';

const picker = (page: Page) => page.getByRole('combobox', { name: message('fr', 'weather-place') });
const nothing = (page: Page) => page.locator('.weather-none');
const said = (page: Page) => page.getByRole('banner').getByRole('status');

test.describe('without a reading there is no weather and no complaint', () => {
  for (const [what, options] of [
    ['no provider', { settings: { WEATHER__PROVIDER: 'none' } }],
    ['a provider that never answered', { weather: null }],
    ['a reading older than six hours', { weather: { celsius: 8.6, symbol: 'cloudy', observed_at: '2025-03-19T03:50:00+01:00' } }],
  ] as const) {
    test(what, { tag: '@either-way' }, async ({ page, another, visit }) => {
      const { origin } = await another({ stories: 'empty', ...options });
      const response = await visit(`${origin}/fr`);
      expect(response.status()).toBe(200);
      await expect(weather(page)).toHaveCount(0);
      // Nor a word about it: nobody has asked for a place.
      await expect(nothing(page)).toHaveCount(0);
      await expect(page.locator('[data-slot=date]')).toBeVisible();
    });
  }
});

test('without a provider there is no choice of place either', async ({ page, another, visit }) => {
  const { origin } = await another({ stories: 'empty', settings: { WEATHER__PROVIDER: 'none' } });
  await visit(`${origin}/fr`);
  await expect(page.locator('.place-choice')).toHaveCount(0);
});

test('a provider that is down leaves its last reading on the page, with its age', async ({ page, another, visit }) => {
  const service = createServer((_, response) => {
    response.setHeader('content-type', 'application/json');
    response.setHeader('expires', 'Wed, 19 Mar 2025 09:40:00 GMT');
    response.setHeader('date', 'Wed, 19 Mar 2025 09:10:00 GMT');
    const step = { instant: { details: { air_temperature: 8.6 } }, next_1_hours: { summary: { symbol_code: 'cloudy' } } };
    const geometry = { type: 'Point', coordinates: [4.35, 50.85, 28] };
    const properties = {
      meta: { updated_at: '2025-03-19T08:58:12Z', units: { air_temperature: 'celsius' } },
      timeseries: [{ time: '2025-03-19T09:00:00Z', data: step }],
    };
    response.end(JSON.stringify({ type: 'Feature', geometry, properties }));
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  const { port } = service.address() as AddressInfo;
  const settings = { WEATHER__PROVIDER: 'met_norway', WEATHER__BASE_URL: `http://127.0.0.1:${port}`, WEATHER__CONTACT: 'test@paper.example' };
  const morning = await another({ stories: 'empty', weather: null, now: '2025-03-19T10:10:00+01:00', settings });
  await expect.poll(async () => (await (await fetch(`${morning.origin}/api/v1/header/fr`)).json()).weather?.celsius).toBe(8.6);
  await morning.stop();
  service.closeAllConnections();
  await new Promise((resolve) => service.close(resolve));

  const noon = await another({ data: morning.data, now: '2025-03-19T13:00:00+01:00', settings });
  expect((await visit(`${noon.origin}/fr`)).status()).toBe(200);
  await expect(page.locator('.weather__temperature')).toHaveText(/^8,6\s°C$/);
  await expect(weather(page)).toHaveClass(/weather--stale/);
  await expect(page.locator('.weather__age')).toBeVisible();
  await expect(page.locator('.weather__age')).toContainText('10:00');
  await noon.stop();

  const evening = await another({ data: morning.data, now: '2025-03-19T18:00:00+01:00', settings });
  expect((await visit(`${evening.origin}/fr`)).status()).toBe(200);
  await expect(weather(page)).toHaveCount(0);
});

test('the choice of place is not shown while it could do nothing', { tag: '@without-wasm' }, async ({ page, visit }) => {
  await visit('/fr');
  await expect(weather(page)).toBeVisible();
  await expect(picker(page)).toHaveCount(0);
});

test('a reader picks a place without a reload, and finds it again after one', { tag: '@mobile' }, async ({ page, visit }) => {
  await visit('/fr');
  expect(await picker(page).locator('option').count()).toBeGreaterThanOrEqual(30);
  await expect(picker(page)).toHaveValue('brussels');
  await picker(page).selectOption('paris');
  await expect(weather(page)).toContainText(/11,2\s°C/);
  await expect(page.locator('.weather__place')).toHaveText('Paris');

  await page.reload();
  await awake(page);
  await expect(weather(page)).toContainText(/11,2\s°C/);
  await expect(picker(page)).toHaveValue('paris');

  await page.goto('/en');
  await awake(page);
  await expect(weather(page)).toContainText('11.2°C');
});

test('a place without a reading says so, and the next place replaces that', async ({ page, visit }) => {
  await visit('/fr');
  await expect(nothing(page)).toHaveCount(0);
  await expect(said(page)).toBeEmpty();
  await picker(page).selectOption('athens');
  await expect(nothing(page)).toBeVisible();
  await expect(nothing(page)).toHaveText(message('fr', 'weather-none'));
  await expect(said(page)).toHaveText(message('fr', 'weather-none'));
  await expect(weather(page)).toHaveCount(0);

  await picker(page).selectOption('brussels');
  await expect(weather(page)).toContainText(/8,6\s°C/);
  await expect(nothing(page)).toHaveCount(0);
  await expect(said(page)).toHaveText(/Bruxelles.*8,6\s°C/);
});

test('a place that was chosen on another page says so too when it has no reading', async ({ page, visit }) => {
  await visit('/fr');
  await picker(page).selectOption('athens');
  await expect(nothing(page)).toBeVisible();
  await visit('/en');
  await expect(nothing(page)).toHaveText(message('en', 'weather-none'));
  // Read aloud only in answer to a choice.
  await expect(said(page)).toBeEmpty();
});

test('a reading that is still on its way when a place is chosen is told when it comes', async ({ page, visit }) => {
  await visit('/fr');
  let count = 0;
  await page.route(/place=paris/, async (route) => {
    const response = await route.fetch();
    count += 1;
    const answer = count > 1 ? await response.json() : { ...(await response.json()), weather: null, refresh_after_s: 1 };
    await route.fulfill({ json: answer });
  });
  await picker(page).selectOption('paris');
  await expect(said(page)).toHaveText(message('fr', 'weather-none'));
  await expect(said(page)).toHaveText(/Paris.*11,2\s°C/);
  await expect(nothing(page)).toHaveCount(0);
});

test('a choice that gets no answer falls back to the place that is shown', async ({ page, visit, trouble }) => {
  trouble.allow(statusComplaint(500));
  await visit('/fr');
  await page.route(/place=paris/, (route) => route.fulfill({ status: 500 }));
  await picker(page).selectOption('paris');
  await expect(said(page)).toHaveText(/Bruxelles.*8,6\s°C/);
  await expect(picker(page)).toHaveValue('brussels');
  await expect(page.locator('.weather__place')).toHaveText('Bruxelles');
  await page.unroute(/place=paris/);
  await picker(page).selectOption('paris');
  await expect(page.locator('.weather__place')).toHaveText('Paris');
  await expect(picker(page)).toHaveValue('paris');
});

test('a stored place that is none is as good as no choice', async ({ page, visit }) => {
  // What an older version or another hand may have left behind.
  await page.addInitScript(() => localStorage.setItem('weather-place', 'atlantis'));
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await visit('/fr');
  await expect.poll(() => asked.filter((url) => url.includes('/api/v1/header/fr')).length, 'the island asks').toBeGreaterThan(0);
  expect(asked.filter((url) => url.includes('atlantis'))).toEqual([]);
  await expect(weather(page)).toContainText(/8,6\s°C/);
  await expect(page.locator('[data-slot=date]')).toHaveText('mercredi 19 mars 2025');
});
