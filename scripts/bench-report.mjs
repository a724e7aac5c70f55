#!/usr/bin/env node
// Writes docs/BENCHMARKS.md from what `make bench` has printed: the figures as they came, each next to its reference of the same run. A log
// of some of its parts replaces those, and leaves the others as they were.
//
//   node scripts/bench-report.mjs LOG
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';

const [log] = process.argv.slice(2);
const report = 'docs/BENCHMARKS.md';
// Colours, progress, and what the server and the compiler say.
const lines = readFileSync(log, 'utf8')
  .replace(/\x1b\[[0-9;]*m/g, '')
  .split(/\r?\n|\r/)
  .filter((line) => !/^bench {2}round|^\d{4}-\d\d-\d\dT|^\s*(Compiling|Finished|Running)\b/.test(line));
// A line that is indented belongs to the one above it.
let part = '';
const byPart = { 'The program as it is served': [], 'A paper as it grows': [], 'Outside sources': [] };
for (const line of lines) {
  if (!/^\s/.test(line)) part = /^paper /.test(line) ? 'A paper as it grows' : /^(wire|sources) /.test(line) ? 'Outside sources' : 'The program as it is served';
  byPart[part]?.push(line);
}
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
const day = new Date().toISOString().slice(0, 10);
const lto = process.env.CARGO_PROFILE_BENCH_LTO ?? process.env.CARGO_PROFILE_RELEASE_LTO;
const machine = `${cpus().length} processors (${cpus()[0]?.model ?? 'unknown'})`;
const linked = lto ? `, linked with \`lto = ${lto}\`` : '';

const old = existsSync(report) ? readFileSync(report, 'utf8') : '';
const before = new Map(old.split(/^## /m).slice(1).map((text) => [text.split('\n')[0], text.slice(text.indexOf('\n')).trim()]));
const sections = Object.entries(byPart).flatMap(([title, own]) => {
  const text = own.join('\n').replace(/\n{3,}/g, '\n\n').trim();
  const written = `On ${day}, at ${commit}, on a machine with ${machine}${linked}.\n\n\`\`\`text\n${text}\n\`\`\``;
  const kept = text ? written : before.get(title);
  return kept ? [`## ${title}\n\n${kept}\n`] : [];
});

writeFileSync(
  report,
  `# Benchmarks

Written by \`make bench\` (\`scripts/bench-report.mjs\`). Machines differ and drift: what counts are the ratios to the reference of the same run.
What is a target, and what misses it: [BUDGETS](BUDGETS.md).

${sections.join('\n')}`,
);
