#!/usr/bin/env node
// `make screenshots`: every type of page at four widths, by day, by night and in Arabic, as sheets in docs/screenshots. To be looked at as an
// art director would: docs/DESIGN.md says what should be seen. PAGES="front article" draws these alone.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { removeFolder, serve, temporaryFolder, writeWeather } from './briefs.mjs';

const FOLDER = path.resolve(import.meta.dirname, '../docs/screenshots');
const WIDTHS = [320, 768, 1280, 1920];
/** As much of a page as is looked at, in pixels of the narrowest. */
const HEIGHT = 2200;
/** Of a sheet to a page. */
const SCALE = 0.32;

const PAGES = {
  front: '/',
  section: '/monde',
  article: '/monde/reunion-conseil-otan-ukraine',
  report: '/sciences/eclipse-totale-de-lune-en-direct',
  topic: '/topics/ukraine',
  sources: '/sources',
  answers: '/search?q=europe',
  mine: '/mine?topics=ukraine.nato',
  saved: '/saved',
  about: '/about',
  missing: '/nulle-part',
};

const data = temporaryFolder('screenshots');
writeWeather(data);
const paper = await serve({ data, settings: { LANGUAGES: '["fr","en","de","ar"]' } });
const browser = await chromium.launch({ ...(process.env.CHROMIUM ? { executablePath: process.env.CHROMIUM } : {}), args: ['--disable-gpu', '--no-sandbox'] });
mkdirSync(FOLDER, { recursive: true });
try {
  const arabic = await arabicAddresses();
  for (const [manner, lang, colorScheme] of /** @type {const} */ ([
    ['day', 'fr', 'light'],
    ['night', 'fr', 'dark'],
    ['arabic', 'ar', 'light'],
  ])) {
    for (const [name, address] of Object.entries(PAGES)) {
      const own = manner === 'arabic' ? arabic[name] : address;
      if (own === undefined || (process.env.PAGES && !process.env.PAGES.split(' ').includes(name))) continue;
      const shots = [];
      for (const width of WIDTHS) {
        const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, locale: lang, reducedMotion: 'reduce', serviceWorkers: 'block' });
        const page = await context.newPage();
        await page.goto(`${paper.origin}/${lang}${own === '/' ? '' : own}`);
        await page.waitForFunction(() => 'awake' in document.documentElement.dataset);
        await page.evaluate(() => document.fonts.ready);
        shots.push({ width, png: await page.screenshot({ clip: { x: 0, y: 0, width, height: HEIGHT }, fullPage: true }) });
        await context.close();
      }
      await sheet(path.join(FOLDER, `${name}-${manner}.jpeg`), shots);
      console.log(`${name}-${manner}`);
    }
  }
} finally {
  await browser.close();
  await paper.stop();
  removeFolder(data);
}

/** A section and an article of the Arabic front. @returns {Promise<Record<string, string | undefined>>} */
async function arabicAddresses() {
  const front = await (await fetch(`${paper.origin}/ar`)).text();
  const article = front.match(/href="\/ar(\/[^"]+)"[^>]*class="teaser__link"/)?.[1];
  const section = front.match(/href="\/ar(\/[^"]+)"[^>]*class="menu__link"/)?.[1];
  return { ...PAGES, section, article, report: undefined };
}

/**
 * Pictures side by side, as one small file.
 * @param {string} file
 * @param {{ width: number, png: Buffer }[]} shots
 */
async function sheet(file, shots) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 720 } });
  const pictures = shots.map(({ width, png }) => `<img width="${Math.round(width * SCALE)}" src="data:image/png;base64,${png.toString('base64')}">`);
  await page.setContent(`<body style="margin: 8px; display: flex; gap: 8px; align-items: start; background: #888">${pictures.join('')}</body>`);
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  await page.screenshot({ path: file, type: 'jpeg', quality: 60 });
  await page.close();
}
