// Takes folders of saved feeds through the whole path into one site, a file at a time, and writes what came of each: docs/FEEDS-TRIED.md
// says where the feeds of its tables are from.
//
//   node scripts/try-feeds.mjs DATA NAME=FOLDER… > docs/feeds-tried.tsv
//
// DATA becomes the paper's data folder; serve it afterwards to look at the articles (`briefs serve --data DATA`).
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const root = path.resolve(import.meta.dirname, '..');
const program = process.env.BRIEFS_BIN ?? path.join(process.env.CARGO_TARGET_DIR ?? path.join(root, 'target'), 'release/briefs');
const SOURCE = '[[sources]]\nid = "tried"\nname = "Tried"\nurl = "https://tried.example/feed.xml"\nhomepage = "https://tried.example/"\nsection = "world"\nlang = "en"\n';
/** What lies beside the feeds: results that a collection's own tests expect, packed files, programs. */
const NO_FEED = /\.(serde\.json|gz|z|py)$/;
/** A run over one file that takes longer has failed. Milliseconds. */
const LIMIT = 60_000;

const [data, ...collections] = process.argv.slice(2);
if (!data || collections.length === 0 || existsSync(path.join(data, 'briefs.db'))) {
  console.error('usage: node scripts/try-feeds.mjs DATA NAME=FOLDER…   (DATA: a folder without a paper in it)');
  process.exit(2);
}
mkdirSync(data, { recursive: true });
writeFileSync(path.join(data, 'briefs.toml'), SOURCE);

/** @param {string} folder @returns {string[]} */
const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .filter((file) => !NO_FEED.test(file))
    .sort();

/** @param {string} file */
async function tried(file) {
  const words = ['ingest', '--file', file, '--source', 'tried', '--data', data ?? ''];
  const run = await promisify(execFile)(program, words, { timeout: LIMIT, maxBuffer: 1 << 28 }).catch((error) => error);
  const lines = String(run.stdout).split('\n');
  const sums = lines.find((line) => line.startsWith('imported: '))?.match(/\d+/g) ?? [];
  const refused = lines.find((line) => line.startsWith('failed: '))?.replace(/^failed: tried: |; kept as .*$/g, '') ?? '';
  const ended = run.killed || ![undefined, 0, 1].includes(run.code) ? `did not end by itself (${run.signal ?? run.code})` : refused;
  return [...sums, ...Array(4 - sums.length).fill('0'), ended];
}

console.log(['collection', 'file', 'new', 'updated', 'unchanged', 'left out', 'refused'].join('\t'));
for (const collection of collections) {
  const [name = '', folder = ''] = collection.split('=');
  const sums = [0, 0, 0, 0];
  const [files, refused] = [filesIn(folder), []];
  for (const file of files) {
    const [made, updated, unchanged, skipped, reason] = await tried(path.join(folder, file));
    console.log([name, file, made, updated, unchanged, skipped, reason].join('\t'));
    for (const [index, count] of [made, updated, unchanged, skipped].entries()) sums[index] += Number(count);
    if (reason) refused.push(file);
  }
  console.error(`| ${name} | ${files.length} | ${sums.join(' | ')} | ${refused.length} |`);
}
