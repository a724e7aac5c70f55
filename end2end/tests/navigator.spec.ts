// The contract of app/src/navigator.rs (check 13): what a soft navigation changes, what it keeps, and when it leaves it to the browser.
import type { Page, Request, Route } from '@playwright/test';
import { ENGLISH_ONLY, OUTSIDE, TRILINGUAL, pathOf } from '../edition.ts';
import { message } from '../messages.ts';
import { KEPT, LOADED, absolute, awake, closedGate, date, expect, heading, mark, marks, statusComplaint, test } from '../fixtures.ts';

const announced = (page: Page) => page.locator('#announcer[role=status]');
const section = (page: Page, name: string) => page.locator('nav[data-slot=sections] a', { hasText: name });

/** A link to follow, wherever the page has none of its kind. */
async function addLink(page: Page, attributes: Record<string, string>): Promise<void> {
  await page.evaluate((attributes) => {
    const link = document.createElement('a');
    for (const [name, value] of Object.entries(attributes)) link.setAttribute(name, value);
    link.id = 'added';
    link.textContent = 'added';
    document.querySelector('main')?.prepend(link);
  }, attributes);
}

const scrolled = (page: Page) => page.evaluate(() => scrollY);
/** Scrolls, and waits until the position is written down. */
async function scrollDown(page: Page, position: number): Promise<void> {
  await page.evaluate((position) => window.scrollTo(0, position), position);
  await expect.poll(() => page.evaluate(() => history.state)).toBe(position);
}

/** Time for something to happen that must not. */
const aMoment = (page: Page) => page.waitForTimeout(300);

/** Answers what the navigator fetches; the browser's own loads go through. */
async function whenFetched(page: Page, path: string, answer: (route: Route) => Promise<void>): Promise<void> {
  await page.route(
    (url) => url.pathname === path,
    (route) => (route.request().resourceType() === 'fetch' ? answer(route) : route.fallback()),
  );
}

/** When a request has been answered, or given up. */
const isOver = (page: Page, path: string) =>
  new Promise<void>((resolve) => {
    const look = (request: Request) => new URL(request.url()).pathname === path && resolve();
    page.on('requestfinished', look);
    page.on('requestfailed', look);
  });

test.beforeEach(async ({ page }) => {
  // Wide enough for the menu to be open.
  await page.setViewportSize({ width: 1280, height: 720 });
});

test('a link changes the page, its title, its canonical address and the history, and keeps document and header', async ({ page, visit }) => {
  await visit('/fr');
  await mark(page);
  await section(page, 'Europe').click();
  await expect(page).toHaveURL(/\/fr\/europe$/);
  await expect(heading(page)).toHaveText('Europe');
  await expect(page).toHaveTitle('Europe — EU Briefs');
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', absolute('/fr/europe'));
  await expect(page.locator('meta[property="og:url"]')).toHaveAttribute('content', absolute('/fr/europe'));
  await expect(page.locator('link[rel=alternate][hreflang=de]')).toHaveAttribute('href', absolute('/de/europa'));
  await expect(section(page, 'Europe')).toHaveAttribute('aria-current', 'true');
  expect(await marks(page)).toEqual(KEPT);
  await expect(date(page)).toHaveText('mercredi 19 mars 2025');

  await page.getByRole('link', { name: TRILINGUAL.fr.headline }).click();
  await expect(heading(page)).toHaveText(TRILINGUAL.fr.headline);
  expect(JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '').headline).toBe(TRILINGUAL.fr.headline);
  expect(await marks(page)).toEqual(KEPT);
});

test('what only the old page says is gone from the head', async ({ page, visit }) => {
  await visit(pathOf(TRILINGUAL.fr));
  await expect(page.locator('link[rel=alternate][hreflang]')).toHaveCount(4);
  await mark(page);
  await section(page, 'Sport').click();
  await expect(heading(page)).toHaveText('Sport');
  await expect(page.locator('script[type="application/ld+json"]')).toHaveCount(0);
  await expect(page.locator('meta[property="og:type"]')).toHaveCount(1);
  await expect(page.locator('link[rel=canonical]')).toHaveCount(1);
  expect(await marks(page)).toEqual(KEPT);
});

test('the new heading has the focus, and a screen reader hears the new title', async ({ page, visit }) => {
  await visit('/fr');
  await section(page, 'Europe').click();
  await expect(heading(page)).toHaveText('Europe');
  await expect(heading(page)).toBeFocused();
  await expect(announced(page)).toHaveText('Europe — EU Briefs');
  // The next Tab goes on from there.
  await page.keyboard.press('Tab');
  await expect(page.locator('main a').first()).toBeFocused();
});

test('a new page starts at its top', async ({ page, visit }) => {
  await visit('/fr');
  await page.evaluate(() => scrollTo(0, 1500));
  await page.locator('main section h2 a').last().click();
  await expect(heading(page)).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('another language changes lang, menu, date and alternates, and keeps the header element', async ({ page, visit }) => {
  await visit(pathOf(TRILINGUAL.fr));
  await mark(page);
  await page.locator('[data-slot=languages] summary').click();
  await page.locator('[data-slot=languages] a[hreflang=de]').click();
  await expect(heading(page)).toHaveText(TRILINGUAL.de.headline);
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.locator('nav[data-slot=sections] a').first()).toHaveText('Welt');
  await expect(date(page)).toHaveText('Mittwoch, 19. März 2025');
  await expect(page.getByRole('contentinfo').getByRole('link').first()).toHaveAttribute('href', '/de/about');
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', absolute(pathOf(TRILINGUAL.de)));
  // What can be installed from here, and searched by the browser, is this edition.
  for (const kind of ['manifest', 'search']) {
    await expect(page.locator(`link[rel=${kind}]`)).toHaveCount(1);
    await expect(page.locator(`link[rel=${kind}]`)).toHaveAttribute('href', /^\/de\/|de\.|lang=de/);
  }
  await expect(page.locator('[data-slot=languages]')).not.toHaveAttribute('open');
  expect(await marks(page)).toEqual(KEPT);

  // The header lives on in the new language.
  await page.locator('.place-choice select').selectOption('paris');
  await expect(page.locator('[data-slot=weather]')).toContainText(/11,2\s°C/);
});

test('after a soft navigation the page is what a full load would have given', async ({ page, visit }) => {
  const parts = () =>
    page.evaluate(() => ({
      lang: document.documentElement.lang,
      title: document.title,
      head: [...document.head.querySelectorAll('meta[name=description], meta[property], link[rel=canonical], link[hreflang], script[type="application/ld+json"]')]
        .map((element) => element.outerHTML)
        .sort(),
      main: document.querySelector('main')?.textContent,
      menu: document.querySelector('nav[data-slot=sections]')?.textContent,
      current: document.querySelector('nav[data-slot=sections] [aria-current]')?.textContent,
      languages: document.querySelector('[data-slot=languages]')?.textContent,
      footer: document.querySelector('footer:last-of-type')?.textContent,
    }));
  await visit('/fr');
  await page.locator(`[data-teaser="${ENGLISH_ONLY.story}"] a`).click();
  await expect(heading(page)).toHaveText(ENGLISH_ONLY.headline);
  await expect(heading(page)).toBeFocused();
  const soft = await parts();
  await visit(pathOf(ENGLISH_ONLY));
  expect(soft).toEqual(await parts());
});

test('Back and Forward show each page again, where it was left', async ({ page, visit }) => {
  await visit('/fr');
  await mark(page);
  await section(page, 'Sport').click();
  await expect(heading(page)).toHaveText('Sport');
  const left = 900;
  await scrollDown(page, left);
  await page.evaluate(() => document.querySelector<HTMLAnchorElement>('nav[data-slot=sections] a[data-section=world]')?.click());
  await expect(heading(page)).toHaveText('Monde');

  await page.goBack();
  await expect(heading(page)).toHaveText('Sport');
  await expect(page).toHaveTitle('Sport — EU Briefs');
  await expect.poll(async () => Math.abs((await scrolled(page)) - left)).toBeLessThan(50);
  await expect(heading(page)).toBeFocused();
  await page.goBack();
  await expect(page).toHaveURL(/\/fr$/);
  await expect(page.locator('main section h2').first()).toBeVisible();
  await expect(heading(page)).toBeFocused();
  await page.goForward();
  await expect(heading(page)).toHaveText('Sport');
  await expect.poll(async () => Math.abs((await scrolled(page)) - left)).toBeLessThan(50);
  expect(await marks(page)).toEqual(KEPT);
});

test('Forward to a page that was never scrolled begins at its top', async ({ page, visit }) => {
  await visit('/fr');
  await section(page, 'Sport').click();
  await expect(heading(page)).toHaveText('Sport');
  await page.goBack();
  await expect(heading(page)).not.toHaveText('Sport');
  await scrollDown(page, 1500);
  await page.goForward();
  await expect(heading(page)).toHaveText('Sport');
  await expect(heading(page)).toBeFocused();
  expect(await scrolled(page)).toBe(0);
});

test('Forward while Back is still on its way: the page stays, whatever comes', async ({ page, visit }) => {
  await visit('/fr/europe');
  await section(page, 'Sport').click();
  await expect(heading(page)).toHaveText('Sport');
  await mark(page);
  const { gate, open } = closedGate();
  const over = isOver(page, '/fr/europe');
  await whenFetched(page, '/fr/europe', async (route) => {
    await gate;
    await route.fallback();
  });
  await page.evaluate(() => history.back());
  await expect(page).toHaveURL(/\/fr\/europe$/);
  await expect(page.locator('html')).toHaveAttribute('data-loading', '');
  await page.evaluate(() => history.forward());
  await expect(page).toHaveURL(/\/fr\/sport$/);
  await expect(page.locator('html')).not.toHaveAttribute('data-loading');
  open();
  await over;
  await aMoment(page);
  await expect(heading(page)).toHaveText('Sport');
  await expect(page).toHaveTitle('Sport — EU Briefs');
  expect(await marks(page)).toEqual(KEPT);
});

test('what is scrolled while Back is on its way is not the place of the page that comes', async ({ page, visit }) => {
  await visit('/fr/sport');
  await scrollDown(page, 900);
  await page.evaluate(() => document.querySelector<HTMLAnchorElement>('nav[data-slot=sections] a[data-section=world]')?.click());
  await expect(heading(page)).toHaveText('Monde');
  const { gate, open } = closedGate();
  await whenFetched(page, '/fr/sport', async (route) => {
    await gate;
    await route.fallback();
  });
  await page.evaluate(() => history.back());
  await expect(page).toHaveURL(/\/fr\/sport$/);
  await page.evaluate(() => window.scrollTo(0, 300));
  await aMoment(page);
  expect(await page.evaluate(() => history.state)).toBe(900);
  open();
  await expect(heading(page)).toHaveText('Sport');
  await expect.poll(async () => Math.abs((await scrolled(page)) - 900)).toBeLessThan(50);
});

for (const wasm of ['there', 'gone'] as const) {
  test(`a reload keeps the place on the page, with the WASM ${wasm}`, async ({ page, visit, trouble }) => {
    await visit('/fr/sport');
    await scrollDown(page, 700);
    if (wasm === 'gone') {
      await page.route('**/*.wasm', (route) => route.abort());
      trouble.allow(/^request failed: \S+\.wasm net::ERR_FAILED$|^console error: Failed to load resource: net::ERR_FAILED \(\S+\.wasm\)$/);
    }
    await page.reload();
    if (wasm === 'there') await awake(page);
    else await page.waitForEvent('requestfailed');
    await expect.poll(async () => Math.abs((await scrolled(page)) - 700)).toBeLessThan(50);
  });
}

test('a reload keeps the place on the page while the script that wakes it is on its way', async ({ page, visit }) => {
  await visit('/fr/sport');
  await scrollDown(page, 700);
  const { gate, open } = closedGate();
  await page.route('**/pkg/boot.*.js', async (route) => {
    await gate;
    await route.fallback();
  });
  await page.reload({ waitUntil: 'commit' });
  await expect.poll(async () => Math.abs((await scrolled(page)) - 700)).toBeLessThan(50);
  open();
  await awake(page);
});

test('Back from a file comes to the place that was left, also without the WASM', async ({ page, visit, trouble }) => {
  trouble.allow(/\/favicon\.ico/);
  trouble.allow(/^request failed: \S+\.wasm net::ERR_FAILED$|^console error: Failed to load resource: net::ERR_FAILED \(\S+\.wasm\)$/);
  await visit('/fr/sport');
  await scrollDown(page, 700);
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto('/robots.txt');
  await page.goBack();
  await expect(heading(page)).toHaveText('Sport');
  await expect.poll(async () => Math.abs((await scrolled(page)) - 700)).toBeLessThan(50);
});

test('a fragment leads to its place on the new page', async ({ page, visit }) => {
  await visit('/fr/about');
  await mark(page);
  await addLink(page, { href: '/fr#latest' });
  await page.locator('#added').click();
  await expect(page).toHaveURL(/\/fr#latest$/);
  await expect(page.locator('#latest')).toBeInViewport();
  await expect(page.locator('#latest')).toBeFocused();
  expect(await marks(page)).toEqual(KEPT);
});

test('a fragment is found by its letters, however the address writes them', async ({ page, visit }) => {
  await visit('/fr/about');
  await mark(page);
  await whenFetched(page, '/fr', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('id="latest"', 'id="dernières"');
    await route.fulfill({ response, body });
  });
  await addLink(page, { href: '/fr#derni%C3%A8res' });
  await page.locator('#added').click();
  await expect(page.locator('[id="dernières"]')).toBeFocused();
  await expect(page.locator('[id="dernières"]')).toBeInViewport();
  expect(await marks(page)).toEqual(KEPT);
});

test('a fragment of the page on screen, and Back from it, load nothing', async ({ page, visit }) => {
  await visit('/fr/about');
  await mark(page);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (['document', 'fetch'].includes(request.resourceType())) asked.push(request.url());
  });
  await addLink(page, { href: '#main' });
  await page.locator('#added').click();
  await expect(page).toHaveURL(/#main$/);
  await page.goBack();
  await expect(page).toHaveURL(/\/about$/);
  expect(asked).toEqual([]);
  expect(await marks(page)).toEqual(KEPT);
});

test('a redirect shows the address it led to', async ({ page, visit }) => {
  await visit('/fr');
  await mark(page);
  await addLink(page, { href: '/fr/europe/' });
  await page.locator('#added').click();
  await expect(heading(page)).toHaveText('Europe');
  await expect(page).toHaveURL(/\/fr\/europe$/);
  expect(await marks(page)).toEqual(KEPT);
});

test('a page that is not there is shown like any other', async ({ page, visit, trouble }) => {
  trouble.allow(statusComplaint(404));
  await visit('/fr');
  await mark(page);
  await addLink(page, { href: '/fr/nulle-part' });
  await page.locator('#added').click();
  await expect(heading(page)).toHaveText('Page introuvable');
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
  await expect(page.locator('link[rel=canonical]')).toHaveCount(0);
  expect(await marks(page)).toEqual(KEPT);
  await page.goBack();
  await expect(page.locator('meta[name=robots]')).toHaveCount(0);
});

test('a page whose text says where a main part begins or ends is shown as it is', async ({ page, visit }) => {
  await visit('/fr');
  for (const [index, said] of ['<main >', '</main>'].entries()) {
    const target = ['/fr/europe', '/fr/sport'][index] ?? '';
    await whenFetched(page, target, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace('<h1', `<p id="said" title="${said}">${index}</p><h1`);
      await route.fulfill({ response, body });
    });
    await mark(page);
    await section(page, ['Europe', 'Sport'][index] ?? '').click();
    await expect(page.locator('#said')).toHaveAttribute('title', said);
    await expect(heading(page)).toHaveText(['Europe', 'Sport'][index] ?? '');
    await expect(page.locator('main')).toHaveCount(1);
    await expect(page.locator('main a.teaser__link').first()).toBeVisible();
    expect(await marks(page)).toEqual(KEPT);
  }
});

test.describe('in any doubt the browser loads the page:', () => {
  const target = '/fr/europe';

  test('an answer of another build', async ({ page, visit }) => {
    await visit('/fr');
    await whenFetched(page, target, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(/(<meta name="build" content=")[^"]*/, '$1another');
      await route.fulfill({ response, body });
    });
    await mark(page);
    await section(page, 'Europe').click();
    await expect(heading(page)).toHaveText('Europe');
    await expect.poll(() => marks(page)).toEqual(LOADED);
    await expect(page).toHaveURL(/\/fr\/europe$/);
  });

  test('a server error', async ({ page, visit, trouble }) => {
    trouble.allow(statusComplaint(500));
    await visit('/fr');
    await whenFetched(page, target, (route) => route.fulfill({ status: 500, contentType: 'text/html', body: '<main><h1>500</h1></main>' }));
    await mark(page);
    await section(page, 'Europe').click();
    await expect(heading(page)).toHaveText('Europe');
    await expect.poll(() => marks(page)).toEqual(LOADED);
  });

  test('an answer that is no page', async ({ page, visit }) => {
    await visit('/fr');
    await whenFetched(page, target, (route) => route.fulfill({ contentType: 'application/json', body: '{}' }));
    await mark(page);
    await section(page, 'Europe').click();
    await expect(heading(page)).toHaveText('Europe');
    await expect.poll(() => marks(page)).toEqual(LOADED);
  });

  test('a page of the same build without a main part', async ({ page, visit }) => {
    await visit('/fr');
    const build = await page.locator('meta[name=build]').getAttribute('content');
    await whenFetched(page, target, (route) =>
      route.fulfill({ contentType: 'text/html', body: `<!DOCTYPE html><meta name="build" content="${build}"><p>no main</p>` }),
    );
    await mark(page);
    await section(page, 'Europe').click();
    await expect(heading(page)).toHaveText('Europe');
    await expect.poll(() => marks(page)).toEqual(LOADED);
    // One step in the history, not two.
    await page.goBack();
    await expect(page).toHaveURL(/\/fr$/);
  });

  test('no network', async ({ page, visit, trouble }) => {
    trouble.allow(/net::ERR_INTERNET_DISCONNECTED/);
    await visit('/fr');
    await whenFetched(page, target, (route) => route.abort('internetdisconnected'));
    await mark(page);
    await section(page, 'Europe').click();
    await expect(heading(page)).toHaveText('Europe');
    await expect.poll(() => marks(page)).toEqual(LOADED);
  });

  test('and a connection that breaks off within the page', async ({ page, between, visit, trouble }) => {
    trouble.allow(/ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONTENT_LENGTH_MISMATCH|ERR_CONNECTION/);
    const { origin } = await between((request, response) => {
      if (request.url !== target || request.headers['sec-fetch-dest'] !== 'empty') return false;
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': '100000' });
      response.write(half, () => response.destroy());
      return true;
    });
    await visit(`${origin}/fr`);
    // All that a page must have, and yet only its beginning.
    const build = await page.locator('meta[name=build]').getAttribute('content');
    const half = `<!DOCTYPE html><html lang="fr" dir="ltr"><head><meta name="build" content="${build}"></head><body><main><h1>Euro</h1></main>`;
    await mark(page);
    await section(page, 'Europe').click();
    await expect(heading(page)).toHaveText('Europe');
    await expect.poll(() => marks(page)).toEqual(LOADED);
  });
});

test.describe('clicks that mean something else are the browser’s own:', () => {
  for (const modifier of ['Control', 'Shift'] as const) {
    test(`${modifier} and a click opens another tab or window`, async ({ page, context, visit }) => {
      await visit('/fr');
      await mark(page);
      const [opened] = await Promise.all([context.waitForEvent('page'), section(page, 'Europe').click({ modifiers: [modifier] })]);
      await expect(opened).toHaveURL(/\/fr\/europe$/);
      await expect(page).toHaveURL(/\/fr$/);
      expect(await marks(page)).toEqual(KEPT);
    });
  }

  test('the middle button opens another tab', async ({ page, context, visit }) => {
    await visit('/fr');
    const [opened] = await Promise.all([context.waitForEvent('page'), section(page, 'Europe').click({ button: 'middle' })]);
    await expect(opened).toHaveURL(/\/fr\/europe$/);
    await expect(page).toHaveURL(/\/fr$/);
  });

  test('a link for another window', async ({ page, context, visit }) => {
    await visit('/fr');
    await addLink(page, { href: '/fr/europe', target: '_blank' });
    const [opened] = await Promise.all([context.waitForEvent('page'), page.locator('#added').click()]);
    await expect(opened).toHaveURL(/\/fr\/europe$/);
    await expect(page).toHaveURL(/\/fr$/);
  });

  test('a download', async ({ page, visit }) => {
    await visit('/fr');
    await mark(page);
    await addLink(page, { href: '/fr/europe', download: 'europe.html' });
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#added').click()]);
    expect(download.suggestedFilename()).toBe('europe.html');
    expect(await marks(page)).toEqual(KEPT);
  });

  test('a file', async ({ page, visit, trouble }) => {
    // A browser looks for it beside a file that names no icon of its own.
    trouble.allow(/\/favicon\.ico/);
    await visit('/fr');
    await addLink(page, { href: '/robots.txt' });
    await page.locator('#added').click();
    await expect(page.locator('body')).toContainText('User-agent');
  });

  test('a click that somebody else has dealt with', async ({ page, visit }) => {
    await visit('/fr');
    await mark(page);
    const asked: string[] = [];
    page.on('request', (request) => {
      const isAsked = ['document', 'fetch'].includes(request.resourceType()) && !('purpose' in request.headers());
      if (isAsked) asked.push(new URL(request.url()).pathname);
    });
    await addLink(page, { href: '/fr/europe' });
    await page.locator('#added').evaluate((link) => link.addEventListener('click', (event) => event.preventDefault()));
    await page.locator('#added').click();
    await aMoment(page);
    expect(asked).not.toContain('/fr/europe');
    await section(page, 'Sport').click();
    await expect(heading(page)).toHaveText('Sport');
    expect(await marks(page)).toEqual(KEPT);
  });

  test('a link to another site', async ({ page, context, visit, trouble }) => {
    trouble.allow(/request to another host: https:\/\/elsewhere\.example/);
    await context.route('https://elsewhere.example/**', (route) => route.fulfill({ contentType: 'text/html', body: '<h1>elsewhere</h1>' }));
    await visit('/fr');
    await addLink(page, { href: 'https://elsewhere.example/' });
    await page.locator('#added').click();
    await expect(page.locator('h1')).toHaveText('elsewhere');
  });
});

test('a slow page shows that it is on its way, and no longer when it is there', async ({ page, visit }) => {
  await visit('/fr');
  const { gate, open } = closedGate();
  await whenFetched(page, '/fr/europe', async (route) => {
    await gate;
    await route.fallback();
  });
  await section(page, 'Europe').click();
  await expect(page.locator('html')).toHaveAttribute('data-loading', '');
  open();
  await expect(heading(page)).toHaveText('Europe');
  await expect(page.locator('html')).not.toHaveAttribute('data-loading');
});

test('the last click wins, however slow the first page is', async ({ page, visit }) => {
  await visit('/fr');
  await mark(page);
  const { gate, open } = closedGate();
  const over = isOver(page, '/fr/europe');
  await whenFetched(page, '/fr/europe', async (route) => {
    await gate;
    await route.fallback();
  });
  await section(page, 'Europe').click();
  await section(page, 'Sport').click();
  await expect(heading(page)).toHaveText('Sport');
  open();
  await over;
  await expect(page).toHaveURL(/\/fr\/sport$/);
  await section(page, 'Culture').click();
  await expect(heading(page)).toHaveText('Culture');
  await page.goBack();
  await expect(heading(page)).toHaveText('Sport');
  expect(await marks(page)).toEqual(KEPT);
});

test('a second click on a link whose page is on its way asks for nothing', async ({ page, visit }) => {
  await visit('/fr');
  let count = 0;
  const { gate, open } = closedGate();
  await whenFetched(page, '/fr/europe', async (route) => {
    count += 1;
    await gate;
    await route.fallback();
  });
  await section(page, 'Europe').dblclick();
  await aMoment(page);
  open();
  await expect(heading(page)).toHaveText('Europe');
  expect(count).toBe(1);
  await page.goBack();
  await expect(page).toHaveURL(/\/fr$/);
});

test('a page that nobody waits for any more holds no connection', async ({ page, visit }) => {
  await visit('/fr');
  const { gate } = closedGate();
  await whenFetched(page, '/fr/europe', () => gate);
  const failed = page.waitForEvent('requestfailed', (request) => new URL(request.url()).pathname === '/fr/europe');
  // Without a pointer that rests on it first.
  await section(page, 'Europe').evaluate((link: HTMLAnchorElement) => link.click());
  await section(page, 'Sport').evaluate((link: HTMLAnchorElement) => link.click());
  await failed;
  await expect(heading(page)).toHaveText('Sport');
});

test('who searches while a page is on its way stays at the answers, and Back leads to the page before', async ({ page, visit }) => {
  await visit('/fr');
  const { gate, open } = closedGate();
  await whenFetched(page, '/fr/europe', async (route) => {
    await gate;
    await route.fallback();
  });
  await section(page, 'Europe').click();
  const answers = page.waitForURL(/\/fr\/search/);
  await page.evaluate(() => document.querySelector<HTMLFormElement>('form[role=search], [role=search] form, form[action$="/search"]')?.requestSubmit());
  open();
  await answers;
  await aMoment(page);
  await expect(page).toHaveURL(/\/fr\/search/);
  await page.goBack();
  await expect(page).toHaveURL(/\/fr$/);
});

test('who clicks once more on a link whose page does not come has the browser load it', async ({ page, visit }) => {
  await visit('/fr');
  await mark(page);
  const { gate } = closedGate();
  await whenFetched(page, '/fr/europe', () => gate);
  await section(page, 'Europe').click();
  await page.waitForTimeout(5_200);
  await section(page, 'Europe').click();
  await expect(heading(page)).toHaveText('Europe');
  expect(await marks(page)).toEqual(LOADED);
});

test.describe('before a page has been on screen for a frame', () => {
  const onceItIsThere = (page: Page, act: 'back' | 'sport') =>
    page.evaluate((act) => {
      new MutationObserver((_, observer) => {
        if (document.querySelector('main h1')?.textContent !== 'Europe') return;
        observer.disconnect();
        Object.assign(window, { acted: true });
        if (act === 'back') history.back();
        else document.querySelector<HTMLElement>('header a[href="/fr/sport"]')?.click();
      }).observe(document.body, { childList: true });
    }, act);

  test('a reader who goes on has it in the history', async ({ page, visit }) => {
    await visit('/fr');
    await onceItIsThere(page, 'sport');
    await section(page, 'Europe').click();
    await expect(heading(page)).toHaveText('Sport');
    await expect(page).toHaveURL(/\/fr\/sport$/);
    await page.goBack();
    await expect(heading(page)).toHaveText('Europe');
    await page.goBack();
    await expect(page).toHaveURL(/\/fr$/);
  });

  test('a reader who goes back is on the page that the address says', async ({ page, visit }) => {
    await visit('/fr/sport');
    await onceItIsThere(page, 'back');
    await section(page, 'Europe').click();
    await page.waitForFunction(() => 'acted' in window);
    await expect(page).toHaveURL(/\/fr\/sport$/);
    await expect(heading(page)).toHaveText('Sport');
    await page.goForward();
    await expect(page).toHaveURL(/\/fr\/europe$/);
    await expect(heading(page)).toHaveText('Europe');
  });
});

test.describe('fetching ahead:', () => {
  const purposes = (asked: { path: string; headers: Record<string, unknown> }[], path: string) =>
    asked.filter((request) => request.path === path).map(({ headers }) => (headers['purpose'] === 'prefetch' ? 'prefetch' : 'a reader'));

  test('the page of a link that the pointer rests on comes ahead, once; a reader who follows it is asked for again', async ({ page, between, visit }) => {
    const { origin, asked } = await between();
    await visit(`${origin}/fr`);
    await section(page, 'Europe').hover();
    await expect.poll(() => purposes(asked, '/fr/europe')).toEqual(['prefetch']);
    await section(page, 'Sport').hover();
    await expect.poll(() => purposes(asked, '/fr/sport')).toEqual(['prefetch']);
    await section(page, 'Europe').hover();
    await aMoment(page);
    await section(page, 'Europe').click();
    await expect(heading(page)).toHaveText('Europe');
    await expect.poll(() => purposes(asked, '/fr/europe')).toEqual(['prefetch', 'a reader']);
  });

  test('what came ahead is shown before the server has answered again', async ({ page, between, visit, trouble }) => {
    trouble.allow(/europe net::ERR_EMPTY_RESPONSE$|net::ERR_EMPTY_RESPONSE \(\S+europe\)$/);
    const gate = closedGate();
    let count = 0;
    const { origin } = await between((request, response) => {
      if (request.url !== '/fr/europe' || (count += 1) === 1) return false;
      void gate.gate.then(() => response.destroy());
      return true;
    });
    await visit(`${origin}/fr`);
    await section(page, 'Europe').hover();
    await expect.poll(() => count).toBe(1);
    await aMoment(page);
    await section(page, 'Europe').click();
    await expect(heading(page)).toHaveText('Europe');
    await expect.poll(() => count).toBe(2);
    // The page stays, whatever becomes of the answer.
    gate.open();
    await aMoment(page);
    await expect(heading(page)).toHaveText('Europe');
  });

  test('a page whose link is pressed is laid out unseen, and there with the click', async ({ page, visit }) => {
    await visit('/fr');
    await section(page, 'Europe').hover();
    await aMoment(page);
    await page.mouse.down();
    const next = page.locator('main[data-next]');
    await expect(next).toHaveCount(1);
    await expect(next).toHaveCSS('opacity', '0');
    await expect(page.getByRole('main')).toHaveCount(1);
    await expect(page.locator('main:not([data-next]) h1')).not.toHaveText('Europe');
    await page.mouse.up();
    await expect(heading(page)).toHaveText('Europe');
    await expect(page.locator('main')).toHaveCount(1);
    await expect(page.getByRole('main')).toHaveCSS('opacity', '1');
    await expect(page.locator('main')).not.toHaveAttribute('data-next');
  });

  test('a press that becomes no click leaves nothing of the other page', async ({ page, visit }) => {
    await visit('/fr');
    const before = await heading(page).textContent();
    await section(page, 'Europe').hover();
    await aMoment(page);
    await page.mouse.down();
    await expect(page.locator('main[data-next]')).toHaveCount(1);
    await page.mouse.move(5, 500, { steps: 5 });
    await page.mouse.up();
    await expect(page.locator('main')).toHaveCount(1);
    await expect(heading(page)).toHaveText(before ?? '');
    // And the page can be followed still.
    await section(page, 'Europe').click();
    await expect(heading(page)).toHaveText('Europe');
  });

  test('what was taken back since it came ahead goes', async ({ page, between, visit, trouble }) => {
    trouble.allow(statusComplaint(404));
    let count = 0;
    const { origin } = await between((request, response) => {
      if (request.url !== '/fr/europe' || (count += 1) === 1) return false;
      void fetch(`${origin}/fr/nothing-here`).then(async (answer) => {
        response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(await answer.text());
      });
      return true;
    });
    await visit(`${origin}/fr`);
    await section(page, 'Europe').hover();
    await expect.poll(() => count).toBe(1);
    await aMoment(page);
    await section(page, 'Europe').click();
    await expect(page).toHaveURL(/\/fr\/europe$/);
    await expect(heading(page)).not.toHaveText('Europe');
    expect(count).toBe(2);
    await page.goBack();
    await expect(page).toHaveURL(/\/fr$/);
  });

  test('a double click on a link whose page came ahead follows no link of the new page', async ({ page, visit }) => {
    await visit('/fr');
    await section(page, 'Europe').hover();
    await aMoment(page);
    await page.locator('main [data-teaser] a').first().hover();
    await aMoment(page);
    const path = await page.locator('main [data-teaser] a').first().getAttribute('href');
    await page.locator('main [data-teaser] a').first().dblclick();
    await expect(page).toHaveURL(new RegExp(`${path}$`));
    await aMoment(page);
    await expect(page).toHaveURL(new RegExp(`${path}$`));
  });

  test('what a reader asks for is kept for no other: a second visit asks the server first', async ({ page, between, visit }) => {
    const { origin, asked } = await between();
    await visit(`${origin}/fr`);
    await section(page, 'Europe').hover();
    await expect.poll(() => purposes(asked, '/fr/europe')).toEqual(['prefetch']);
    await aMoment(page);
    for (let visits = 1; visits <= 2; visits += 1) {
      await section(page, 'Europe').click();
      await expect(heading(page)).toHaveText('Europe');
      await expect.poll(() => purposes(asked, '/fr/europe')).toEqual(['prefetch', ...Array<string>(visits).fill('a reader')]);
      await page.goBack();
      await expect(page).toHaveURL(/\/fr$/);
    }
  });

  test('the page of a link that a finger is on comes ahead; a finger that scrolls fetches nothing', async ({ page, between, visit }) => {
    const { origin, asked } = await between();
    await visit(`${origin}/fr`);
    const touch = (name: string, kinds: string[]) =>
      section(page, name).evaluate((link, kinds) => {
        for (const kind of kinds) link.dispatchEvent(new PointerEvent(kind, { pointerType: 'touch', bubbles: true }));
      }, kinds);
    await touch('Sport', ['pointerover', 'pointerdown', 'pointercancel', 'pointerout']);
    await touch('Europe', ['pointerover', 'pointerdown']);
    await expect.poll(() => purposes(asked, '/fr/europe')).toEqual(['prefetch']);
    await aMoment(page);
    expect(purposes(asked, '/fr/sport')).toEqual([]);
  });

  test('a pointer that passes by, and a focus that does, fetch nothing', async ({ page, between, visit }) => {
    const { origin, asked } = await between();
    await page.clock.install();
    await visit(`${origin}/fr`);
    await page.clock.pauseAt(Date.now() + 60_000);
    const link = section(page, 'Europe');
    await link.dispatchEvent('pointerover', { pointerType: 'mouse' });
    await page.clock.runFor(60);
    await link.dispatchEvent('pointerout', { pointerType: 'mouse' });
    await link.focus();
    await page.clock.runFor(200);
    await link.blur();
    await page.clock.runFor(1_000);
    // What was asked for before this has come by.
    await page.evaluate(() => fetch('/robots.txt'));
    expect(purposes(asked, '/fr/europe')).toEqual([]);
  });

  test('a pointer rests on a link that gets the focus by being pressed all the same', async ({ page, between, visit }) => {
    const { origin, asked } = await between();
    await page.clock.install();
    await visit(`${origin}/fr`);
    await page.clock.pauseAt(Date.now() + 60_000);
    const link = section(page, 'Europe');
    await link.dispatchEvent('pointerover', { pointerType: 'mouse' });
    await page.clock.runFor(60);
    await link.focus();
    await page.clock.runFor(60);
    await expect.poll(() => purposes(asked, '/fr/europe')).toEqual(['prefetch']);
  });

  test('the page of a link that the focus stays on comes ahead', async ({ page, between, visit }) => {
    const { origin, asked } = await between();
    await visit(`${origin}/fr`);
    await section(page, 'Europe').focus();
    await expect.poll(() => purposes(asked, '/fr/europe')).toEqual(['prefetch']);
    await page.keyboard.press('Enter');
    await expect(heading(page)).toHaveText('Europe');
    await expect.poll(() => purposes(asked, '/fr/europe')).toEqual(['prefetch', 'a reader']);
  });

  test('twelve pages are enough', async ({ page, between, visit }) => {
    const { origin, asked } = await between();
    await visit(`${origin}/fr/sport`);
    for (const link of (await page.locator('main [data-teaser] a').all()).slice(0, 15)) {
      await link.dispatchEvent('pointerover', { pointerType: 'mouse' });
      await page.waitForTimeout(120);
    }
    const ahead = asked.filter(({ headers }) => headers['purpose'] === 'prefetch').map(({ path }) => path);
    expect(ahead).toHaveLength(12);
    expect(new Set(ahead).size).toBe(12);
  });
});

test('a reader who saves data gets nothing ahead', async ({ page, between, visit }) => {
  const { origin, asked } = await between();
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true });
  });
  await visit(`${origin}/fr`);
  await section(page, 'Europe').hover();
  await aMoment(page);
  expect(asked.map(({ path }) => path)).not.toContain('/fr/europe');
  await section(page, 'Europe').click();
  await expect(heading(page)).toHaveText('Europe');
});

test('the link to the page on screen loads it anew, without another step in the history', async ({ page, visit }) => {
  await visit('/fr');
  await section(page, 'Europe').click();
  await expect(heading(page)).toHaveText('Europe');
  await mark(page);
  await section(page, 'Europe').click();
  await expect.poll(() => marks(page)).toEqual(LOADED);
  await awake(page);
  await page.goBack();
  await expect(page).toHaveURL(/\/fr$/);
});

test('many navigations leave no island behind: each is disposed of, and the one on screen works', async ({ page, context, visit }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await visit('/fr/europe');
  const read = page.getByRole('link', { name: TRILINGUAL.fr.headline }).first();
  const copy = page.getByRole('button', { name: message('fr', 'copy-link') });
  for (let round = 0; round < 5; round += 1) {
    await read.click();
    await expect(heading(page)).toHaveText(TRILINGUAL.fr.headline);
    await expect(page.locator('article[data-story] .share')).toHaveCount(1);
    // A button that is shown is one of an island that lives.
    await expect(copy).toBeVisible();
    await page.locator('[data-share] leptos-island').evaluate((element) => {
      const island = element as unknown as Element & { $$dispose: () => void };
      const counter = window as unknown as { disposed?: number };
      const dispose = island.$$dispose;
      island.$$dispose = () => {
        counter.disposed = (counter.disposed ?? 0) + 1;
        dispose();
      };
    });
    await page.goBack();
    await expect(heading(page)).toHaveText('Europe');
  }
  expect(await page.evaluate(() => (window as unknown as { disposed?: number }).disposed)).toBe(5);
  await expect(page.locator('head link[rel=canonical]')).toHaveCount(1);
  await expect(page.locator('head meta[name=description]')).toHaveCount(1);
  await read.click();
  await copy.click();
  await expect(page.locator('article[data-story]').getByRole('status')).toHaveText(message('fr', 'link-copied'));
});

test('an outside article, come to softly, has its source', async ({ page, visit }) => {
  await visit('/fr/topics/fixtures?page=2');
  const link = page.getByRole('link', { name: OUTSIDE.headline });
  await link.click();
  await expect(heading(page)).toHaveText(OUTSIDE.headline);
  await expect(page.locator('[data-slot=source]')).toContainText('Agence Exemple');
});
