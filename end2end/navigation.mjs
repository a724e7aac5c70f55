#!/usr/bin/env node
// `make bench`: from a click on a link to the new page's heading, in a browser whose processor is four times slower than this machine's, for
// links that were fetched ahead (the pointer rested on them) and for those that were not. And the first visit of an article over slow 4G.
import { chromium } from '@playwright/test';
import { removeFolder, serve, temporaryFolder, writeWeather } from './briefs.mjs';

const CLICKS = 20;
const SLOWER = 4;
/** Lighthouse's slow 4G: 1.6 Mbit/s, 150 ms there and back. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 };

const data = temporaryFolder('bench');
writeWeather(data);
const paper = await serve({ data });
const browser = await chromium.launch({ ...(process.env.CHROMIUM ? { executablePath: process.env.CHROMIUM } : {}), args: ['--disable-gpu', '--no-sandbox'] });
try {
  for (const ahead of [false, true]) {
    const times = [];
    const page = await slowPage();
    for (let round = 0; times.length < CLICKS; round += 1) {
      await page.goto(`${paper.origin}/fr`);
      await page.waitForFunction(() => 'awake' in document.documentElement.dataset);
      const links = page.locator('main a.teaser__link');
      const link = links.nth((round * 7) % (await links.count()));
      await link.scrollIntoViewIfNeeded();
      if (ahead) {
        await link.hover();
        await page.waitForTimeout(600);
      }
      times.push(await link.evaluate((anchor) => /** @type {any} */ (window).fromClickToHeading(anchor)));
    }
    report(ahead ? 'a click on a link that was fetched ahead' : 'a click on any link', times, 'ms');
    await page.context().close();
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
  const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 412, height: 823 }, serviceWorkers: 'block' });
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

/** Runs in the page. */
function inThePage() {
  Object.assign(window, {
    moved: 0,
    fromClickToHeading: (/** @type {HTMLAnchorElement} */ anchor) =>
      new Promise((resolve) => {
        const before = document.querySelector('main h1');
        const start = performance.now();
        const observer = new MutationObserver(() => {
          const heading = document.querySelector('main h1');
          if (!heading || heading === before) return;
          observer.disconnect();
          // What was put in is on screen with the next frame.
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
        });
        observer.observe(document, { childList: true, subtree: true });
        anchor.click();
      }),
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
  const at = (/** @type {number} */ part) => (sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0).toFixed(0);
  console.log(`bench  ${what}: half within ${at(0.5)} ${unit}, 19 of 20 within ${at(0.95)} ${unit}, most ${at(1)} ${unit} (${times.length})`);
}
