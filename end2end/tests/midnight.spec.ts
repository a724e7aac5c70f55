// An open page goes over midnight in Brussels (check 2): the one test that waits for the clock, so it watches three nights at once.
import { awake, date, expect, test } from '../fixtures.ts';
import { translate } from '../translate.ts';

interface Night {
  name: string;
  now: string;
  before: string;
  after: string;
  iso: string;
  midnight: string;
  timezoneId: string;
  /** Whether the device's clock is the site's. */
  isInTime: boolean;
  /** Whether the browser translates the open page. */
  isTranslated: boolean;
  /** How often the page asks: at midnight, and at once where by the device's clock the page is old. */
  questions: number;
}

const NIGHTS: Night[] = [
  {
    name: 'an ordinary night, read in Los Angeles',
    now: '2025-03-19T23:59:45+01:00',
    before: 'mercredi 19 mars 2025',
    after: 'jeudi 20 mars 2025',
    iso: '2025-03-20',
    midnight: '2025-03-20T00:00:00+01:00',
    timezoneId: 'America/Los_Angeles',
    isInTime: true,
    isTranslated: false,
    questions: 1,
  },
  {
    name: 'the night to the change to summer time, on a translated page',
    now: '2025-03-29T23:59:45+01:00',
    before: 'samedi 29 mars 2025',
    after: 'dimanche 30 mars 2025',
    iso: '2025-03-30',
    midnight: '2025-03-30T00:00:00+01:00',
    timezoneId: 'Europe/Brussels',
    isInTime: true,
    isTranslated: true,
    questions: 1,
  },
  {
    name: 'the night that ends the day of 23 hours, on a device whose clock is years ahead',
    now: '2025-03-30T23:59:45+02:00',
    before: 'dimanche 30 mars 2025',
    after: 'lundi 31 mars 2025',
    iso: '2025-03-31',
    midnight: '2025-03-31T00:00:00+02:00',
    timezoneId: 'Europe/Brussels',
    isInTime: false,
    isTranslated: false,
    questions: 2,
  },
];

test('over midnight in Brussels an open page changes its date, once, without a reload', async ({ browser, another, trouble }) => {
  test.setTimeout(60_000);
  await Promise.all(
    NIGHTS.map(async (night) => {
      const { origin } = await another({ stories: 'empty', weather: null, now: night.now });
      const context = await browser.newContext({ timezoneId: night.timezoneId, locale: 'en-US' });
      await trouble.watch(context);
      if (night.isInTime) {
        const { refresh_after_s } = await (await fetch(`${origin}/api/v1/header/fr`)).json();
        const ahead = Date.parse(night.midnight) - refresh_after_s * 1000 - Date.now();
        await context.addInitScript((ahead) => {
          const now = Date.now;
          Date.now = () => now() + ahead;
        }, ahead);
      }
      const page = await context.newPage();
      const asked: string[] = [];
      page.on('request', (request) => {
        if (new URL(request.url()).pathname.startsWith('/api/v1/header')) asked.push(request.url());
      });
      await page.goto(`${origin}/fr`);
      await awake(page);
      await expect(date(page), night.name).toHaveText(night.before, { timeout: 1 });
      if (night.isTranslated) await translate(page);
      const seen = await page.evaluateHandle(() => {
        const texts: string[] = [];
        const time = document.querySelector('header [data-slot=date] time');
        new MutationObserver(() => {
          const text = time?.textContent ?? '';
          if (texts.at(-1) !== text) texts.push(text);
        }).observe(time ?? document, { childList: true, characterData: true, subtree: true, attributes: true });
        return texts;
      });

      await expect(date(page), night.name).toHaveText(night.after, { timeout: 25_000 });
      await expect(date(page), night.name).toHaveAttribute('datetime', night.iso);
      // A page that was loaded anew would have lost what it saw.
      expect(await seen.jsonValue(), night.name).toEqual([night.after]);
      expect(asked, `${night.name}: questions`).toHaveLength(night.questions);
      await context.close();
    }),
  );
});

test('a page that was kept overnight shows the day of today as soon as it wakes', async ({ page, another, visit }) => {
  const yesterday = await another({ stories: 'empty', weather: null, now: '2025-03-19T20:00:00+01:00' });
  const today = await another({ stories: 'empty', weather: null, now: '2025-03-20T08:00:00+01:00' });
  const kept = await (await fetch(`${yesterday.origin}/fr`)).text();
  await page.route(`${today.origin}/fr`, (route) => route.fulfill({ contentType: 'text/html', body: kept }));
  await page.addInitScript((now) => {
    Date.now = () => now;
  }, Date.parse('2025-03-20T08:00:00+01:00'));
  await visit(`${today.origin}/fr`);
  await expect(date(page)).toHaveText('jeudi 20 mars 2025');
});
