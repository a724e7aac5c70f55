// Starts the program under test, for the browser tests and for budgets.mjs: a data folder of its own, a free port, a fixed clock.
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { databaseOf, dropDatabase } from './database.mjs';

/** The instant at which the site's clock starts, unless a test says otherwise. */
export const NOW = '2025-03-19T10:00:00+01:00';

/** The reading of the file provider: 8.6 °C in Brussels. A place that is not there has none. */
export const WEATHER = {
  celsius: 8.6,
  symbol: 'cloudy',
  observed_at: '2025-03-19T09:50:00+01:00',
  places: { paris: { celsius: 11.2, symbol: 'fair_day', observed_at: '2025-03-19T09:45:00+01:00' } },
};

/** Long enough for a debug build that takes the sample edition in on a busy machine. */
const START_LIMIT_MS = 60_000;

/**
 * @typedef {object} Options
 * @property {string} data the data folder
 * @property {string} [now] RFC 3339
 * @property {string} [addr] host and port; a free port unless given
 * @property {boolean} [sample] whether an empty paper takes the sample edition in (default: yes)
 * @property {Record<string, string>} [settings] `BRIEFS_…` variables, the prefix left out
 *
 * @typedef {object} Running
 * @property {string} origin where it listens, like `http://127.0.0.1:4711`
 * @property {() => Promise<void>} stop ends it by its process id, and waits
 */

/** The program: `BRIEFS_BIN`, or the release build. */
export function program() {
  const root = path.resolve(import.meta.dirname, '..');
  return process.env.BRIEFS_BIN ?? path.join(process.env.CARGO_TARGET_DIR ?? path.join(root, 'target'), 'release/briefs');
}

/** A folder that is nobody else's. */
export function temporaryFolder(purpose = 'data') {
  return mkdtempSync(path.join(tmpdir(), `briefs-e2e-${purpose}-`));
}

/**
 * With the paper that is in it.
 * @param {string} folder
 */
export function removeFolder(folder) {
  dropDatabase(folder);
  rmSync(folder, { recursive: true, force: true });
}

/**
 * Writes the file that the `file` provider reads.
 * @param {string} data
 * @param {unknown} [weather]
 */
export function writeWeather(data, weather = WEATHER) {
  writeFileSync(path.join(data, 'weather.json'), JSON.stringify(weather));
}

/**
 * Only what a test sets: a developer's own `BRIEFS_…` variables must not change what is tested.
 * @param {Record<string, string>} settings
 */
function environment(settings) {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('BRIEFS_') && !name.startsWith('LEPTOS_'));
  const own = Object.entries(settings).map(([name, value]) => [`BRIEFS_${name}`, value]);
  return Object.fromEntries([...kept, ['BRIEFS_WEATHER__PROVIDER', 'file'], ...own]);
}

/**
 * Runs a command on a paper to its end and gives its standard output; fails with what it said.
 * @param {string} data the data folder: no test writes into the one that the program would take without it
 * @param {string[]} words without `--data`
 * @param {Record<string, string>} [settings] as of {@link Options}
 */
export async function run(data, words, settings = {}) {
  const env = environment({ ...databaseOf(data), ...settings });
  const { stdout } = await promisify(execFile)(program(), [...words, '--data', data], { env });
  return stdout;
}

/**
 * Starts a server and waits until it listens.
 * @param {Options} options
 * @returns {Promise<Running>}
 */
export async function serve({ data, now = NOW, addr = '127.0.0.1:0', sample = true, settings = {} }) {
  const words = ['serve', '--addr', addr, '--data', data, '--now', now, ...(sample ? [] : ['--no-sample'])];
  const env = environment({ ...databaseOf(data), ...settings });
  const child = spawn(program(), words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const ended = new Promise((resolve) => {
    child.once('close', resolve);
    child.once('error', resolve);
  });
  /** @type {string} */
  const origin = await new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ reason) => reject(new Error(`${program()} ${words.join(' ')}: ${reason}\n${said}`));
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      fail(`does not listen after ${START_LIMIT_MS} ms`);
    }, START_LIMIT_MS);
    createInterface(child.stdout).on('line', (line) => {
      const found = line.match(/^listening on (https?:\/\/\S+)$/);
      if (found?.[1]) {
        clearTimeout(limit);
        resolve(found[1]);
      }
    });
    child.once('error', (error) => fail(error.message));
    child.once('close', (code) => {
      clearTimeout(limit);
      fail(`ended with ${code} before it listened`);
    });
  });
  const stop = async () => {
    child.kill('SIGTERM');
    // A browser's open connection may outlast the drain; the folder goes away in a moment anyway.
    const impatient = setTimeout(() => child.kill('SIGKILL'), 2_000);
    await ended;
    clearTimeout(impatient);
  };
  return { origin, stop };
}
