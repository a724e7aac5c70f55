#!/usr/bin/env node
// `make bench`: how many answers a second the release gives on this machine, each next to a reference of the same round: nginx, with as many
// processes as there are processors, sending the same bytes from a file. Machines differ and drift, so the ratio is what counts. Loopback only,
// bounded in time.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { anArticle, connections, load, makeFolder, median, serve } from './bench/paper.mjs';

const rounds = 5;
const seconds = 2;
const brotli = { 'accept-encoding': 'br' };

const { folder, remove } = makeFolder();
let server, nginx;
try {
  server = await serve(folder);
  const { base } = server;
  const article = await anArticle(base);
  for (const path of ['/fr', article]) await smallest(base + path);
  const page = await ask(base + article, brotli);
  const reference = await startNginx(page.body);
  const subjects = [
    { name: 'an article, kept', path: article, headers: brotli },
    { name: 'a front, kept', path: '/fr', headers: brotli },
    { name: 'an article that the browser has (304)', path: article, headers: { ...brotli, 'if-none-match': page.headers.etag } },
    { name: 'an article, made each time', path: `${article}?since=0`, headers: {} },
    { name: 'four ready bytes (/healthz)', path: '/healthz', headers: {} },
  ];
  const results = subjects.map(() => []);
  for (let round = 1; round <= rounds; round += 1) {
    for (const [index, { path, headers }] of subjects.entries()) {
      const of = await load(reference.url, brotli, seconds);
      const own = await load(base + path, headers, seconds);
      results[index].push({ own, of });
    }
    console.log(`bench  round ${round} of ${rounds}`);
  }
  const rates = results.flat().map(({ of }) => of.rate);
  console.log(`\nreference: nginx sends ${page.body.length} bytes ${median(rates).toFixed(0)} times a second (medians; ${connections} connections)`);
  console.log(' answers/s    of nginx   99 of 100 within   of nginx');
  for (const [index, { name }] of subjects.entries()) {
    const of = (pick) => median(results[index].map(pick));
    const columns = [
      of(({ own }) => own.rate).toFixed(0).padStart(10),
      of(({ own, of }) => own.rate / of.rate).toFixed(3).padStart(11),
      `${of(({ own }) => own.within).toFixed(2)} ms`.padStart(18),
      of(({ own, of }) => own.within / of.within).toFixed(2).padStart(10),
    ];
    console.log(`${columns.join('')}   ${name}`);
  }
} finally {
  nginx?.kill('SIGTERM');
  await Promise.all([server?.stop(), nginx && nginx.exitCode === null && new Promise((resolve) => nginx.once('exit', resolve))]);
  remove();
}

/** As it is sent: `fetch` would unpack it. */
function ask(url, headers) {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => resolve({ headers: answer.headers, body: Buffer.concat(parts) }));
    })
      .on('error', reject)
      .end();
  });
}

/** Asks for a page until it is sent at its smallest, as readers but the first get it. */
async function smallest(url) {
  const first = (await ask(url, brotli)).body.length;
  for (let tries = 0; tries < 50; tries += 1) {
    if ((await ask(url, brotli)).body.length < first) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** nginx with one file that is a page in brotli. */
async function startNginx(body) {
  const root = join(folder, 'nginx');
  mkdirSync(root);
  writeFileSync(join(root, 'page'), body);
  const port = await freePort();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${root}/${kind};`).join(' ');
  writeFileSync(
    join(root, 'nginx.conf'),
    `${process.getuid?.() === 0 ? 'user root; ' : ''}daemon off; worker_processes auto; pid ${root}/pid; error_log ${root}/error.log;
events { worker_connections 1024; }
http { access_log off; ${temporary} sendfile on; tcp_nopush on; keepalive_requests 1000000000; open_file_cache max=16;
  server { listen 127.0.0.1:${port}; root ${root};
    location = /page { default_type "text/html; charset=utf-8"; add_header Content-Encoding br; add_header Vary accept-encoding; add_header Cache-Control "public, no-cache"; } } }
`,
  );
  nginx = spawn('nginx', ['-p', root, '-c', join(root, 'nginx.conf'), '-e', join(root, 'error.log')], { stdio: ['ignore', 'inherit', 'inherit'] });
  const url = `http://127.0.0.1:${port}/page`;
  for (let tries = 0; tries < 50; tries += 1) {
    const answer = await ask(url, brotli).catch(() => undefined);
    if (answer?.body.equals(body)) return { url };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('bench  nginx does not send the page');
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
