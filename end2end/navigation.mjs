#!/usr/bin/env node
// `make bench`: from a click on a link to the new page's heading on screen, in a browser whose processor is four times slower than this
// machine's: by keyboard, by a finger, and by a pointer that rested on the link. For reference, from the same click to one other word on
// screen: less no page can take there. And the first visit of an article over slow 4G.
import { chromium } from '@playwright/test';
import { removeFolder, serve, temporaryFolder, writeWeather } from './briefs.mjs';

const CLICKS = 20;
const SLOWER = 4;
/** How long a finger or a button is down on a link that is meant, in milliseconds. */
const PRESS = 90;
/** Lighthouse's slow 4G: 1.6 Mbit/s, 150 ms there and back. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 };

const data = temporaryFolder('bench');
writeWeather(data);
const paper = await serve({ data });
const browser = await chromium.launch({ ...(process.env.CHROMIUM ? { executablePath: process.env.CHROMIUM } : {}), args: ['--disable-gpu', '--no-sandbox'] });
try {
  /** @type {Record<string, (page: import('@playwright/test').Page, link: import('@playwright/test').Locator) => Promise<void>>} */
  const ways = {
    'Enter on a link': async (page, link) => {
      await link.focus();
      await page.keyboard.press('Enter');
    },
    [`a tap of ${PRESS} ms`]: async (page, link) => tap(page, await middle(link)),
    'a click on a link that was rested on': async (page, link) => {
      const { x, y } = await middle(link);
      await page.mouse.move(x, y);
      await page.waitForTimeout(600);
      await page.mouse.click(x, y, { delay: PRESS });
    },
  };
  for (const [way, go] of Object.entries(ways)) {
    for (const what of /** @type {const} */ (['one other word', 'the page'])) {
      const times = [];
      const page = await slowPage();
      for (let round = 0; times.length < CLICKS; round += 1) {
        await page.mouse.move(0, 0);
        await page.goto(`${paper.origin}/fr`);
        await page.waitForFunction(() => 'awake' in document.documentElement.dataset);
        const links = page.locator('main a.teaser__link');
        const link = links.nth((round * 7) % (await links.count()));
        await link.evaluate((link) => link.scrollIntoView({ block: 'center', behavior: 'instant' }));
        await page.waitForTimeout(300);
        await page.evaluate((what) => /** @type {any} */ (window).watch(what), what);
        await go(page, link);
        times.push(await page.evaluate(() => /** @type {any} */ (window).seen));
      }
      report(what === 'the page' ? way : `${way}, for reference ${what}`, times, 'ms');
      await page.context().close();
    }
  }
  const first = { readable: /** @type {number[]} */ ([]), awake: /** @type {number[]} */ ([]), moved: /** @type {number[]} */ ([]) };
  for (let round = 0; round < 5; round += 1) {
    const page = await slowPage(SLOW_4G);
    const front = await (await fetch(`${paper.origin}/fr`)).text();
    const article = front.match(/href="([^"]+)"[^>]*class="teaser__link"/)?.[1] ?? '/fr';
    await page.goto(`${paper.origin}${article}`);
    await page.waitForFunction(() => 'awake' in document.documentElement.dataset);
    const found = await page.evaluate(() => ({
      readable: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
      awake: performance.now(),
      moved: /** @type {any} */ (window).moved,
    }));
    for (const key of /** @type {const} */ (['readable', 'awake', 'moved'])) first[key].push(found[key]);
    await page.context().close();
  }
  report('first visit of an article over slow 4G, readable after', first.readable, 'ms');
  report('… and its islands awake after', first.awake, 'ms');
  console.log(`bench  … layout shift ${Math.max(...first.moved).toFixed(4)}`);
} finally {
  await browser.close();
  await paper.stop();
  removeFolder(data);
}

/** @param {typeof SLOW_4G} [network] */
async function slowPage(network) {
  const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 412, height: 823 }, hasTouch: true, serviceWorkers: 'block' });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  if (network) {
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', network);
  }
  await page.addInitScript({ content: `(${inThePage})()` });
  return page;
}

/** @param {import('@playwright/test').Locator} link */
async function middle(link) {
  const box = await link.boundingBox();
  if (!box) throw new Error('a link of the front is nowhere on screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {{ x: number, y: number }} point
 */
async function tap(page, point) {
  const session = await page.context().newCDPSession(page);
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
  await page.waitForTimeout(PRESS);
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await session.detach();
}

/** Runs in the page. */
function inThePage() {
  Object.assign(window, {
    moved: 0,
    /** `seen`: from the next click until the frame in which another heading is on screen, or another word in its place. */
    watch: (/** @type {string} */ what) => {
      const time = new Promise((resolve) => {
        const before = document.querySelector('main h1');
        let start = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) resolve(/** @type {any} */ (entry).renderTime - start);
        }).observe({ type: 'element' });
        // The browser says when it has painted an element that has this.
        const painted = (/** @type {Element} */ element) => element.setAttribute('elementtiming', '');
        const observer = new MutationObserver(() => {
          const heading = document.querySelector('main h1');
          if (!heading || heading === before) return;
          observer.disconnect();
          painted(heading);
        });
        if (what === 'the page') observer.observe(document, { childList: true, subtree: true });
        const clicked = (/** @type {MouseEvent} */ event) => {
          // An event's time is the browser's: what it waits for the page's thread counts.
          start = event.timeStamp;
          if (what === 'the page') return;
          event.preventDefault();
          event.stopImmediatePropagation();
          const word = document.createElement('p');
          word.textContent = 'x';
          Object.assign(word.style, { position: 'fixed', inset: '0 auto auto 0' });
          painted(word);
          document.querySelector('main')?.prepend(word);
        };
        addEventListener('click', clicked, { capture: true, once: true });
      });
      Object.assign(window, { seen: time });
    },
  });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) /** @type {any} */ (window).moved += /** @type {any} */ (entry).value;
  }).observe({ type: 'layout-shift', buffered: true });
}

/**
 * @param {string} what
 * @param {number[]} times
 * @param {string} unit
 */
function report(what, times, unit) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ part) => (sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0).toFixed(0);
  console.log(`bench  ${what}: half within ${at(0.5)} ${unit}, 19 of 20 within ${at(0.95)} ${unit}, most ${at(1)} ${unit} (${times.length})`);
}
