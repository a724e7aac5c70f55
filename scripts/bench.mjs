#!/usr/bin/env node
// `make bench`: how many pages a second the release serves on this machine, each next to a reference of the same round: an answer of
// four ready bytes (/healthz). Machines differ and drift, so the ratio is what counts. Loopback only, bounded in time.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const rounds = 5;
const seconds = 2;
const connections = 16;
const reference = '/healthz';

const data = mkdtempSync(join(tmpdir(), 'briefs-bench-'));
writeFileSync(join(data, 'briefs.toml'), '[weather]\nprovider = "none"\n');
const server = spawn(process.env.BRIEFS_BIN, ['serve', '--addr', '127.0.0.1:0', '--data', data, '--now', '2025-03-19T10:00:00+01:00'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const base = await listening(server);
  const front = await (await fetch(`${base}/fr`)).text();
  const article = front.match(/href="(\/fr\/politique\/[^"]+)"/)?.[1];
  const subjects = ['/fr', '/fr/monde', article, '/api/v1/header/fr'];
  const results = new Map(subjects.map((path) => [path, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const path of subjects) {
      const of = load(base + reference);
      const own = load(base + path);
      results.get(path).push({ own, ratio: own / of });
    }
    console.log(`bench  round ${round} of ${rounds}`);
  }
  console.log('\n answers/s (median)   of the reference   path');
  for (const [path, measured] of results) {
    const rate = median(measured.map((one) => one.own)).toFixed(0);
    const ratios = measured.map((one) => one.ratio);
    const spread = `${Math.min(...ratios).toFixed(4)}–${Math.max(...ratios).toFixed(4)}`;
    console.log(`${rate.padStart(19)}   ${median(ratios).toFixed(4).padStart(16)}   ${path}   (${spread})`);
  }
} finally {
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  rmSync(data, { recursive: true, force: true });
}

/** The address the server says it listens on. */
function listening(child) {
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = line.match(/^listening on (http:\S+)$/)?.[1];
      if (address) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`bench  the server ended with ${code}`)));
  });
}

/** Answers a second. */
function load(url) {
  const { stdout, status } = spawnSync('wrk', ['-t', '1', '-c', `${connections}`, '-d', `${seconds}s`, url], { encoding: 'utf8' });
  const rate = Number(stdout.match(/Requests\/sec:\s+([\d.]+)/)?.[1]);
  if (status !== 0 || !rate || /Non-2xx/.test(stdout)) throw new Error(`bench  ${url} could not be loaded:\n${stdout}`);
  return rate;
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
