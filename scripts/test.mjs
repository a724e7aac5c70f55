#!/usr/bin/env node
// `make test`: runs each part of the Makefile's suite, keeps its output in target/test-logs/, goes on where one fails so that one run
// shows everything, and ends with the line `N passed, N failed`: the sums of what the runners themselves counted.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { countBudgets, countCargo, countPlaywright } from './test/counts.mjs';

const logs = 'target/test-logs';

// In this order: the front first, since the server takes the site folder in when it is compiled.
// A part with `count` is a test runner, and one that counted nothing has failed; one without is a check, and counts when it fails.
const parts = [
  { name: 'fmt-check' },
  { name: 'front' },
  { name: 'lint' },
  { name: 'unit', count: countCargo },
  { name: 'unit-postgres', count: countCargo },
  { name: 'doctest', count: countCargo, mayBeEmpty: true },
  { name: 'wasm-test', count: countCargo },
  { name: 'build' },
  { name: 'e2e', count: () => countPlaywright(`${logs}/e2e.json`), needs: 'build' },
  { name: 'e2e-postgres', count: () => countPlaywright(`${logs}/e2e-postgres.json`), needs: 'build' },
  { name: 'budgets', count: countBudgets, needs: 'build' },
  // Last, since it replaces the release for a while.
  { name: 'leptos', count: () => countPlaywright(`${logs}/leptos.json`), mayBeEmpty: true, needs: 'build' },
];

mkdirSync(logs, { recursive: true });
for (const left of ['e2e', 'e2e-postgres', 'leptos']) rmSync(`${logs}/${left}.json`, { force: true });
let running;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    running?.kill(signal);
    process.exit(130);
  });
}

const results = [];
for (const part of parts) results.push(await runPart(part));

console.log();
for (const { name, passed, failed, note } of results) {
  console.log(`test   ${name.padEnd(13)} ${String(passed).padStart(5)} passed, ${failed} failed   ${note}`);
}
const sum = (what) => results.reduce((total, result) => total + result[what], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') ? 1 : 0;

/** Runs one part and tells what it counted. */
async function runPart({ name, count, needs, mayBeEmpty }) {
  const needed = results.find((result) => result.name === needs);
  if (needed?.failed) return { name, passed: 0, failed: 1, note: `not run, since ${needs} failed` };

  console.log(`\ntest   ── ${name}`);
  const started = Date.now();
  const { ok, output } = await make(name);
  const note = `${((Date.now() - started) / 1000).toFixed(0)} s, ${logs}/${name}.log`;
  if (!count) return { name, passed: 0, failed: ok ? 0 : 1, note };

  const { passed, failed } = count(output);
  const empty = passed + failed === 0 && !mayBeEmpty;
  // A runner that failed although none of its tests did (it could not start, or a test file does not compile) counts as one failure.
  return { name, passed, failed: failed || (ok && !empty ? 0 : 1), note: empty ? `counted no test; ${note}` : note };
}

/** `make NAME`, its output on ours and in its log. */
function make(name) {
  const log = createWriteStream(`${logs}/${name}.log`);
  const env = { ...process.env, BRIEFS_READY: '1' };
  // Of an outer `make -j`: its job server does not reach this far.
  delete env.MAKEFLAGS;
  running = spawn('make', ['--no-print-directory', name], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks = [];
  for (const [from, to] of [[running.stdout, process.stdout], [running.stderr, process.stderr]]) {
    from.on('data', (chunk) => {
      chunks.push(chunk);
      log.write(chunk);
      to.write(chunk);
    });
  }
  return new Promise((resolve, reject) => {
    running.on('error', reject);
    running.on('close', (code) => {
      log.end();
      resolve({ ok: code === 0, output: Buffer.concat(chunks).toString() });
    });
  });
}
