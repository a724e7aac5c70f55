// Date and weather in the header: right in every language, whatever the browser and the provider do (checks 1, 3–6).
import { date, expect, POLYGLOT, test, weather } from '../fixtures.ts';

type Expected = Record<(typeof POLYGLOT)[number], { date: string; temperature: RegExp; place: string }>;

// Spaces as CLDR has them: some versions have none before the degree sign in Dutch and Greek.
const EXPECTED: Expected = {
  fr: { date: 'mercredi 19 mars 2025', temperature: /^8,6\s°C$/, place: 'Bruxelles' },
  en: { date: 'Wednesday, 19 March 2025', temperature: /^8\.6°C$/, place: 'Brussels' },
  de: { date: 'Mittwoch, 19. März 2025', temperature: /^8,6\s°C$/, place: 'Brüssel' },
  el: { date: 'Τετάρτη 19 Μαρτίου 2025', temperature: /^8,6\s?°C$/, place: 'Βρυξέλλες' },
  bg: { date: 'сряда, 19 март 2025 г.', temperature: /^8,6\s?°C$/, place: 'Брюксел' },
  mt: { date: 'L-Erbgħa, 19 ta’ Marzu 2025', temperature: /^8\.6\s?°C$/, place: 'Brussell' },
  nl: { date: 'woensdag 19 maart 2025', temperature: /^8,6\s?°C$/, place: 'Brussel' },
};

test('the date, the temperature and the place are as each language writes them', async ({ page, polyglot, visit }) => {
  for (const lang of POLYGLOT) {
    const expected = EXPECTED[lang];
    await visit(`${polyglot.origin}/${lang}`);
    // Bulgarian keeps the year and its sign on one line.
    expect.soft((await date(page).textContent())?.replaceAll(/[\u00a0\u202f]/g, ' '), lang).toBe(expected.date);
    expect.soft(await date(page).getAttribute('datetime'), lang).toBe('2025-03-19');
    expect.soft(await page.locator('.weather__temperature').textContent(), lang).toMatch(expected.temperature);
    expect.soft(await page.locator('.weather__place').textContent(), lang).toBe(expected.place);
  }
});

test('date and weather are there without anything running in the browser', { tag: ['@either-way', '@mobile'] }, async ({ page, visit }) => {
  await visit('/fr');
  await expect(date(page)).toHaveText('mercredi 19 mars 2025');
  await expect(weather(page)).toContainText(/8,6\s°C/);
  await expect(weather(page)).toContainText('Bruxelles');
});

test('a screen reader hears place, temperature, sky and the age of the reading in one sentence', async ({ page, visit }) => {
  await visit('/fr');
  const spoken = weather(page).locator('.visually-hidden');
  await expect(spoken).toHaveText(/Bruxelles.*8,6\s°C.*09:50/);
  await expect(weather(page).locator('[aria-hidden=true]')).toHaveCount(1);
});

test('the page and the API say the same', async ({ page, request, visit }) => {
  await visit('/fr');
  const answer = await (await request.get('/api/v1/header/fr')).json();
  expect(answer).toMatchObject({
    date: { iso: '2025-03-19', text: 'mercredi 19 mars 2025' },
    weather: { place: 'Bruxelles', celsius: 8.6, symbol: 'cloudy', stale: false },
  });
  await expect(date(page)).toHaveText(answer.date.text);
  await expect(page.locator('.weather__temperature')).toHaveText(answer.weather.text);
});

test('a hair below zero never reads "-0"', async ({ page, another, visit }) => {
  const { origin } = await another({ stories: 'empty', weather: { celsius: -0.04, symbol: 'snow', observed_at: '2025-03-19T09:50:00+01:00' } });
  await visit(`${origin}/fr`);
  await expect(page.locator('.weather__temperature')).toHaveText(/^0(,0)?\s°C$/);
});

test.describe('a browser in Los Angeles, set to English', () => {
  test.use({ timezoneId: 'America/Los_Angeles', locale: 'en-US' });
  // 00:30 in Brussels is still the afternoon before in California.
  test('shows the date of Brussels, before and after the islands wake', async ({ page, another, visit }) => {
    const { origin } = await another({ stories: 'empty', now: '2025-03-19T00:30:00+01:00', weather: null });
    await page.goto(`${origin}/fr`);
    await expect(date(page)).toHaveText('mercredi 19 mars 2025');
    await visit(`${origin}/fr`);
    await expect(date(page)).toHaveText('mercredi 19 mars 2025');
    await expect(date(page)).toHaveAttribute('datetime', '2025-03-19');
  });
});
