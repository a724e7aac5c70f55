// How many tests passed and failed, in each runner's own words.
import { existsSync, readFileSync } from 'node:fs';

/**
 * cargo-nextest's `Summary` line; else the sum of the `test result:` lines of cargo test and wasm-bindgen-test-runner.
 * nextest shows the output of a failed test, which holds a `test result:` line of its own: hence its summary alone counts.
 */
export function countCargo(output) {
  const lines = plain(output).split('\n');
  const summary = lines.findLast((line) => /^\s*Summary \[/.test(line));
  if (summary) {
    const failures = ['failed', 'exec failed', 'timed out'].map((word) => number(summary, new RegExp(`(\\d+) ${word}`)));
    return { passed: number(summary, /(\d+) passed/), failed: failures.reduce((total, found) => total + found) };
  }
  const totals = { passed: 0, failed: 0 };
  for (const line of lines.filter((line) => line.startsWith('test result:'))) {
    totals.passed += number(line, /(\d+) passed/);
    totals.failed += number(line, /(\d+) failed/);
  }
  return totals;
}

/** Playwright's JSON report; a flaky test passed in the end. No report: nothing was counted. */
export function countPlaywright(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0 };
  const { stats } = JSON.parse(readFileSync(file, 'utf8'));
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}

/** The last `N passed, N failed` line. */
export function countBudgets(output) {
  const line = plain(output)
    .split('\n')
    .findLast((candidate) => /^\d+ passed, \d+ failed$/.test(candidate.trim()));
  return line ? { passed: number(line, /(\d+) passed/), failed: number(line, /(\d+) failed/) } : { passed: 0, failed: 0 };
}

function number(text, pattern) {
  return Number(text.match(pattern)?.[1] ?? 0);
}

/** Without the colours of a terminal. */
function plain(output) {
  return output.replaceAll(/\x1b\[[0-9;]*m/g, '');
}
