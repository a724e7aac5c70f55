// An open page goes over midnight in Brussels (check 2): the one test that waits for the clock, so it watches three nights at once.
import { awake, date, expect, test } from '../fixtures.ts';

interface Night {
  name: string;
  now: string;
  before: string;
  after: string;
  iso: string;
  timezoneId: string;
}

const NIGHTS: Night[] = [
  {
    name: 'an ordinary night, read in Los Angeles',
    now: '2025-03-19T23:59:45+01:00',
    before: 'mercredi 19 mars 2025',
    after: 'jeudi 20 mars 2025',
    iso: '2025-03-20',
    timezoneId: 'America/Los_Angeles',
  },
  {
    name: 'the night to the change to summer time',
    now: '2025-03-29T23:59:45+01:00',
    before: 'samedi 29 mars 2025',
    after: 'dimanche 30 mars 2025',
    iso: '2025-03-30',
    timezoneId: 'Europe/Brussels',
  },
  {
    name: 'the night that ends the day of 23 hours',
    now: '2025-03-30T23:59:45+02:00',
    before: 'dimanche 30 mars 2025',
    after: 'lundi 31 mars 2025',
    iso: '2025-03-31',
    timezoneId: 'Europe/Brussels',
  },
];

test('over midnight in Brussels an open page changes its date, once, without a reload', async ({ browser, another, trouble }) => {
  test.setTimeout(60_000);
  await Promise.all(
    NIGHTS.map(async (night) => {
      const { origin } = await another({ stories: 'empty', weather: null, now: night.now });
      const context = await browser.newContext({ timezoneId: night.timezoneId, locale: 'en-US' });
      await trouble.watch(context);
      const page = await context.newPage();
      const asked: string[] = [];
      page.on('request', (request) => {
        if (new URL(request.url()).pathname.startsWith('/api/')) asked.push(request.url());
      });
      await page.goto(`${origin}/fr`);
      await awake(page);
      await expect(date(page), night.name).toHaveText(night.before, { timeout: 1 });
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
      expect(asked, `${night.name}: one question`).toHaveLength(1);
      await context.close();
    }),
  );
});
