#!/usr/bin/env node
// Writes docs/BENCHMARKS.md from what `make bench` has printed: the figures as they came, each next to its reference of the same run.
//
//   node scripts/bench-report.mjs LOG
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';

const [log] = process.argv.slice(2);
// Colours, progress, and what the server and the compiler say.
const lines = readFileSync(log, 'utf8')
  .replace(/\x1b\[[0-9;]*m/g, '')
  .split(/\r?\n|\r/)
  .filter((line) => !/^bench {2}round|^\d{4}-\d\d-\d\dT|^\s*(Compiling|Finished|Running)\b/.test(line));
const text = lines.join('\n').replace(/\n{3,}/g, '\n\n').trim();
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
const day = new Date().toISOString().slice(0, 10);

writeFileSync(
  'docs/BENCHMARKS.md',
  `# Benchmarks

Written by \`make bench\` on ${day}, at ${commit}, on a machine with ${cpus().length} processors (${cpus()[0]?.model ?? 'unknown'}). Machines differ and
drift: what counts are the ratios to the reference of the same run. What is a target, and what misses it: [BUDGETS](BUDGETS.md).

\`\`\`text
${text}
\`\`\`
`,
);
