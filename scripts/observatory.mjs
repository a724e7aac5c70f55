#!/usr/bin/env node
// `make observatory`: the rules of Mozilla's HTTP observatory on each type of page, over TLS and from a listener without it, as a reader comes
// from outside. Ends with an error where a page has another grade than A+. Usage: NODE_EXTRA_CA_CERTS=… observatory.mjs FOLDER, where the
// folder holds the observatory's package, and the variable names a certificate of `localhost` whose key lies beside it.
import { createServer } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { removeFolder, serve, temporaryFolder, writeWeather } from '../end2end/briefs.mjs';

const folder = process.argv[2] ?? '';
const certificate = process.env.NODE_EXTRA_CA_CERTS ?? '';
const source = (/** @type {string} */ file) => pathToFileURL(path.join(folder, 'node_modules/@mdn/mdn-http-observatory/src', file)).href;
const { retrieve } = await import(source('retriever/retriever.js'));
const { ALL_TESTS } = await import(source('constants.js'));
const { getGradeForScore, getScoreModifier } = await import(source('grader/grader.js'));
const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = await import(source('grader/charts.js'));

const [httpsPort, httpPort] = await freePorts(2);
const data = temporaryFolder('observatory');
writeWeather(data);
const paper = await serve({
  data,
  addr: `127.0.0.1:${httpsPort}`,
  settings: {
    BASE_URL: `https://localhost:${httpsPort}`,
    TLS: `{ certificate = "${certificate}", key = "${certificate.replace(/\.pem$/, '.key')}", http_addr = "127.0.0.1:${httpPort}" }`,
  },
});
try {
  const pages = await typesOfPage();
  for (const page of pages) {
    const found = await retrieve('localhost', { httpPort, httpsPort, path: page });
    const status = found.responses.auto?.status;
    const results = ALL_TESTS.map((/** @type {(found: unknown) => any} */ test) => test(found));
    const { grade, score } = graded(results);
    const failed = results.filter((/** @type {any} */ result) => !result.pass).map((/** @type {any} */ result) => result.result);
    console.log(`observatory  ${status} ${grade} ${score}  ${page}${failed.length > 0 ? `   failed: ${failed.join(', ')}` : ''}`);
    if (grade !== 'A+' || status !== 200) process.exitCode = 1;
  }
} finally {
  await paper.stop();
  removeFolder(data);
}

/**
 * As the observatory sums up: what is beyond its rules counts only for who keeps them.
 * @param {{ result?: string }[]} results
 */
function graded(results) {
  const modifiers = results.map(({ result }) => (result ? getScoreModifier(result) : 0));
  const sum = (/** @type {number[]} */ numbers) => numbers.reduce((total, number) => total + number, 100);
  const strict = sum(modifiers.filter((modifier) => modifier < 0));
  return getGradeForScore(strict >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? sum(modifiers) : strict);
}

/** One of each, of the sample edition. */
async function typesOfPage() {
  const text = async (/** @type {string} */ page) => (await fetch(`https://localhost:${httpsPort}${page}`)).text();
  const front = await text('/fr');
  const article = front.match(/href="([^"]+)"[^>]*class="teaser__link"/)?.[1] ?? '';
  const topic = (await text(article)).match(/href="(\/fr\/topics\/[^"]+)"/)?.[1] ?? '';
  if (!article || !topic) throw new Error('observatory  the sample edition shows no article, or none of a topic');
  const section = article.split('/').slice(0, 3).join('/');
  const fixed = ['/fr', '/fr/sources', '/fr/search', '/fr/search?q=europe', '/fr/saved', '/fr/mine', '/fr/about', '/fr/privacy', '/fr/accessibility'];
  return [...fixed, section, article, topic, `/lite${article}`];
}

/** @param {number} count */
async function freePorts(count) {
  const servers = await Promise.all(
    Array.from({ length: count }, () => new Promise((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
    })),
  );
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}
