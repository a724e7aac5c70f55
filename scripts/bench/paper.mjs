// A paper that is served for a benchmark, and what asks it.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export const connections = 32;

/** A folder of its own for the sample edition, which the first start takes in. */
export function makeFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'briefs-bench-'));
  writeFileSync(join(folder, 'briefs.toml'), '[weather]\nprovider = "none"\n');
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The release, ready on a free port; `settings` are variables of its environment. */
export async function serve(folder, settings = {}) {
  // Where the tests' database is, is no setting of the program's.
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('BRIEFS_TEST_'));
  const child = spawn(process.env.BRIEFS_BIN, ['serve', '--addr', '127.0.0.1:0', '--data', folder, '--now', '2025-03-19T10:00:00+01:00'], {
    env: { ...Object.fromEntries(own), ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const base = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = line.match(/^listening on (http:\S+)$/)?.[1];
      if (address) resolve(address);
    });
    ended.then((code) => reject(new Error(`bench  the server ended with ${code}`)));
  });
  return {
    base,
    port: Number(new URL(base).port),
    pid: child.pid,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** An article of the sample edition. */
export async function anArticle(base) {
  const front = await (await fetch(`${base}/fr`)).text();
  return front.match(/href="(\/fr\/politique\/[^"]+)"/)?.[1];
}

/** Answers a second, how many there were, and within how many milliseconds 99 of 100 came; on connections that ask and wait. */
export function load(url, headers, seconds) {
  const said = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const wrk = spawn('wrk', ['-t', '1', '-c', `${connections}`, '-d', `${seconds}s`, '--latency', ...said, url], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  wrk.stdout.on('data', (part) => (text += part));
  return new Promise((resolve, reject) => {
    wrk.once('error', reject);
    wrk.once('close', (code) => {
      const rate = Number(text.match(/Requests\/sec:\s+([\d.]+)/)?.[1]);
      const count = Number(text.match(/(\d+) requests in/)?.[1]);
      const [, time, unit] = text.match(/99%\s+([\d.]+)(us|ms|s)/) ?? [];
      if (code !== 0 || !rate || /Non-2xx/.test(text)) reject(new Error(`bench  ${url} could not be loaded:\n${text}`));
      else resolve({ rate, count, within: Number(time) * { us: 0.001, ms: 1, s: 1000 }[unit] });
    });
  });
}

export function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
