// Where the papers of the tests are: in files of their data folders; or, with BRIEFS_TEST_DATABASE (scripts/test/postgres.sh sets it), each in a
// database of its own on that server, which belongs to the data folder and goes away with it.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync } from 'node:fs';
import path from 'node:path';

const server = process.env.BRIEFS_TEST_DATABASE;

/** Those that this process knows to be there. */
const known = new Set();

/** @param {string} data */
function nameOf(data) {
  return `e2e_${createHash('sha256').update(path.resolve(data)).digest('hex').slice(0, 24)}`;
}

/** @param {string} sql */
function ask(sql) {
  const words = ['--no-psqlrc', '--quiet', '--tuples-only', '--no-align', `--dbname=${server}`, `--command=${sql}`];
  return execFileSync('psql', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
}

/**
 * The settings by which a data folder's paper is found; its database is made where it is not there yet.
 * @param {string} data
 * @returns {Record<string, string>}
 */
export function databaseOf(data) {
  if (!server) return {};
  const name = nameOf(data);
  if (!known.has(name)) {
    if (!ask(`SELECT 1 FROM pg_database WHERE datname = '${name}'`)) ask(`CREATE DATABASE ${name} TEMPLATE template0`);
    known.add(name);
  }
  return { DATABASE: server.replace(/[^/]*$/, name) };
}

/**
 * Copies a paper that nobody serves.
 * @param {string} from its data folder
 * @param {string} to another
 */
export function copyPaper(from, to) {
  cpSync(from, to, { recursive: true });
  if (!server) return;
  ask(`CREATE DATABASE ${nameOf(to)} TEMPLATE ${nameOf(from)}`);
  known.add(nameOf(to));
}

/** @param {string} data */
export function dropDatabase(data) {
  if (known.delete(nameOf(data))) ask(`DROP DATABASE ${nameOf(data)} WITH (FORCE)`);
}
