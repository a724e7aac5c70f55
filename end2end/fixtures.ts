// What every test starts from: a paper of its worker's own, a page that fails its test over any complaint of the browser, and
// `visit`, which waits until the islands live.
import { type BrowserContext, type Locator, type Page, type Response, test as base, expect } from '@playwright/test';
import { type Between, type Instead, startBetween } from './between.ts';
import { type Options, type Running, removeFolder, serve, temporaryFolder, writeWeather } from './briefs.mjs';
import { LOCALES } from './cldr.ts';
import { copyPaper } from './database.mjs';
import { TEMPLATE } from './prepare.ts';

export { expect };

/** Where canonical links, feeds and mails point: deliberately not where the tests' server listens. */
export const BASE_URL = 'https://paper.example';

/** A server of a test's own. */
export interface Paper extends Running {
  data: string;
}

export interface PaperOptions extends Omit<Options, 'data'> {
  /** `full`: sample and fixture edition; `empty`: no story. */
  stories?: 'full' | 'empty';
  /** What the file provider's file says; `null`: there is no file. */
  weather?: unknown;
  /** An existing data folder: the same paper, started again. */
  data?: string;
}

/** How a project reads. */
export interface Reading {
  /** Whether the islands wake. */
  wakes: boolean;
  /** Whether requests for WASM fail. */
  blocksWasm: boolean;
}

/** Complaints of the browser about a page; any that is left fails the test. */
export class Trouble {
  readonly found: string[] = [];
  readonly #allowed: RegExp[] = [];

  /** For a complaint that the test itself causes. */
  allow(complaint: RegExp): void {
    this.#allowed.push(complaint);
  }

  /** Listens to every page of a context. */
  async watch(context: BrowserContext): Promise<void> {
    const add = (complaint: string) => this.found.push(complaint);
    context.on('console', (message) => {
      // Of what a test asks about a part that is not laid out yet.
      if (message.text().startsWith('Rendering was performed in a subtree hidden by content-visibility')) return;
      add(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (error) => add(`page error: ${error.error()}`));
    context.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (protocol.startsWith('http') && hostname !== '127.0.0.1') add(`request to another host: ${request.url()}`);
    });
    context.on('requestfailed', (request) => {
      // A page that is left takes its requests along.
      const reason = request.failure()?.errorText ?? '';
      if (reason !== 'net::ERR_ABORTED') add(`request failed: ${request.url()} ${reason}`);
    });
    context.on('response', (response) => {
      if (response.status() >= 400) add(`status ${response.status()}: ${response.url()}`);
    });
    await context.exposeBinding('reportViolation', (_, violation: string) => add(`policy violated: ${violation}`));
    await context.addInitScript(() => {
      const report = (globalThis as unknown as { reportViolation(violation: string): void }).reportViolation;
      document.addEventListener('securitypolicyviolation', (event) => {
        report(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
      });
    });
  }

  check(): void {
    const left = this.found.filter((complaint) => !this.#allowed.some((allowed) => allowed.test(complaint)));
    expect(left, 'what the browser complained about').toEqual([]);
  }
}

/** What the browser says of a page whose status is the point of a test. */
export function statusComplaint(status: number): RegExp {
  return new RegExp(`^status ${status}:|console error: Failed to load resource: the server responded with a status of ${status} `);
}

type ForTests = {
  trouble: Trouble;
  /** Opens a page and, in projects with WASM, waits until its islands live. */
  visit(path: string): Promise<Response>;
  /** Starts a paper with settings of the test's own; it ends with the test. */
  another(options?: PaperOptions): Promise<Paper>;
  /** Starts a server in front of the worker's paper that sees every request; it ends with the test. */
  between(instead?: Instead): Promise<Between>;
};

type ForWorkers = {
  /** The paper of `BASE_URL` at the usual instant, in French, English and German. */
  paper: Paper;
  /** The same in seven languages, four of them without a story of their own. */
  polyglot: Paper;
  /** The same in all 26 languages. */
  everyLanguage: Paper;
};

export const POLYGLOT = ['fr', 'en', 'de', 'el', 'bg', 'mt', 'nl'] as const;

async function start(options: PaperOptions): Promise<Paper & { own: boolean }> {
  const { stories = 'full', weather, data: existing, ...others } = options;
  const data = existing ?? temporaryFolder();
  if (!existing && stories === 'full') copyPaper(process.env[TEMPLATE] ?? '', data);
  if (weather !== null && (weather !== undefined || !existing)) writeWeather(data, weather);
  if (weather === null) removeFolder(`${data}/weather.json`);
  const settings = { BASE_URL, ...others.settings };
  try {
    const running = await serve({ ...others, data, sample: false, settings });
    return { ...running, data, own: !existing };
  } catch (error) {
    if (!existing) removeFolder(data);
    throw error;
  }
}

export const test = base.extend<ForTests & Reading, ForWorkers>({
  wakes: [true, { option: true }],
  blocksWasm: [false, { option: true }],

  paper: [
    async ({}, use) => {
      const paper = await start({});
      await use(paper);
      await paper.stop();
      removeFolder(paper.data);
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  polyglot: [
    async ({}, use) => {
      const paper = await start({ settings: { LANGUAGES: JSON.stringify(POLYGLOT) } });
      await use(paper);
      await paper.stop();
      removeFolder(paper.data);
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  everyLanguage: [
    async ({}, use) => {
      const paper = await start({ settings: { LANGUAGES: JSON.stringify(Object.keys(LOCALES)) } });
      await use(paper);
      await paper.stop();
      removeFolder(paper.data);
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  baseURL: async ({ paper }, use) => use(paper.origin),

  trouble: [
    async ({ context, blocksWasm }, use) => {
      const trouble = new Trouble();
      // Where this suite itself keeps the service worker out.
      trouble.allow(/^console warning: Service Worker registration blocked by Playwright/);
      if (blocksWasm) {
        await context.route('**/*.wasm', (route) => route.abort());
        // The browser's own word on it; what a script says about it is not allowed.
        trouble.allow(/^request failed: \S+\.wasm net::ERR_FAILED$|^console error: Failed to load resource: net::ERR_FAILED \(\S+\.wasm\)$/);
      }
      await trouble.watch(context);
      await use(trouble);
      trouble.check();
    },
    { auto: true },
  ],

  visit: async ({ page, wakes }, use) => {
    await use(async (path) => {
      const response = await page.goto(path);
      if (!response) throw new Error(`${path} is a place on the page that is shown`);
      if (wakes) await awake(page);
      return response;
    });
  },

  another: async ({ context }, use) => {
    const papers: (Paper & { own: boolean })[] = [];
    await use(async (options = {}) => {
      const paper = await start(options);
      papers.push(paper);
      return paper;
    });
    await leave(context);
    for (const paper of papers) {
      await paper.stop();
      if (paper.own) removeFolder(paper.data);
    }
  },

  between: async ({ context, paper }, use) => {
    const started: Between[] = [];
    await use(async (instead) => {
      const between = await startBetween(paper.origin, instead);
      started.push(between);
      return between;
    });
    await leave(context);
    for (const between of started) await between.stop();
  },
});

/** Leaves every page: one that is still waking asks for its files, and must not find its server gone. */
async function leave(context: BrowserContext): Promise<void> {
  for (const page of context.pages()) await page.goto('about:blank');
}

/** Waits until the islands and the navigator live. */
export async function awake(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-awake', '');
}

/** Marks the document and its header: a full load loses the first, an exchanged header the second. */
export async function mark(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.assign(window, { isMarked: true });
    Object.assign(document.querySelector('header[role=banner]') ?? {}, { isMarked: true });
  });
}

/** Whether document and header are still those that were marked. */
export async function marks(page: Page): Promise<{ document: boolean; header: boolean }> {
  return page.evaluate(() => ({
    document: 'isMarked' in window,
    header: 'isMarked' in (document.querySelector('header[role=banner]') ?? {}),
  }));
}

export const KEPT = { document: true, header: true };
export const LOADED = { document: false, header: false };

export const date = (page: Page): Locator => page.locator('header[role=banner] [data-slot=date] time');
export const weather = (page: Page): Locator => page.locator('header[role=banner] [data-slot=weather]');
export const heading = (page: Page): Locator => page.locator('main h1');

/** A path as the paper's own absolute URL. */
export const absolute = (path: string): string => `${BASE_URL}${path}`;

/** Holds an answer back until the test opens it. */
export function closedGate(): { gate: Promise<void>; open: () => void } {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { gate, open };
}
