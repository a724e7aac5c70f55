#!/usr/bin/env node
// `make bench`: pages that are made anew for each request, by a node on SQLite, by one on PostgreSQL (scripts/test/postgres.sh starts the server), and by
// two nodes behind nginx beside one behind it. Everything shares this machine: two nodes find more only where processors are idle beside one.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { anArticle, load, makeFolder, median, serve } from './bench/paper.mjs';

const rounds = 5;
const seconds = 3;
/** Asks for what is new since a version, so that it is not kept. */
const anew = (article) => `${article}?since=0`;

const folders = [0, 1, 2].map(makeFolder);
const started = [];
let nginx;
try {
  const database = { BRIEFS_DATABASE: process.env.BRIEFS_TEST_DATABASE };
  const embedded = await start(folders[0].folder, {});
  // The first takes the sample edition in.
  const one = await start(folders[1].folder, database);
  const other = await start(folders[2].folder, database);
  const article = anew(await anArticle(embedded.base));
  const [single, both] = await startNginx(folders[0].folder, [[one], [one, other]]);

  const results = { sqlite: [], postgres: [], single: [], both: [] };
  const subjects = { sqlite: embedded.base, postgres: one.base, single, both };
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, base] of Object.entries(subjects)) {
      const { rate } = await load(base + article, {}, seconds);
      // The first is to warm up.
      if (round > 0) results[name].push(rate);
    }
    console.log(`bench  round ${round} of ${rounds}`);
  }
  const rate = (name) => median(results[name]).toFixed(0);
  const ratio = (name, of) => median(results[name].map((own, round) => own / results[of][round])).toFixed(2);
  console.log(`bench  an article made each time: ${rate('sqlite')} a second on SQLite, ${rate('postgres')} on PostgreSQL, ${ratio('postgres', 'sqlite')} of it`);
  console.log(
    `bench  … on PostgreSQL behind nginx: ${rate('single')} a second by one node, ${rate('both')} by two, ${ratio('both', 'single')} times as many (${cpus().length} processors for all)`,
  );
} finally {
  nginx?.kill('SIGTERM');
  await Promise.all(started.map((server) => server.stop()));
  for (const { remove } of folders) remove();
}

async function start(folder, settings) {
  const server = await serve(folder, settings);
  started.push(server);
  return server;
}

/** One door for each group of nodes, which take turns behind it. */
async function startNginx(folder, groups) {
  const root = join(folder, 'nginx');
  mkdirSync(root);
  const ports = await Promise.all(groups.map(freePort));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${root}/${kind};`).join(' ');
  const doors = groups.map(
    (nodes, number) => `upstream nodes${number} { ${nodes.map(({ port }) => `server 127.0.0.1:${port};`).join(' ')} keepalive 64; }
  server { listen 127.0.0.1:${ports[number]}; location / { proxy_pass http://nodes${number}; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $host; } }`,
  );
  writeFileSync(
    join(root, 'nginx.conf'),
    `${process.getuid?.() === 0 ? 'user root; ' : ''}daemon off; worker_processes auto; pid ${root}/pid; error_log ${root}/error.log;
events { worker_connections 1024; }
http { access_log off; ${temporary} keepalive_requests 1000000000;
  ${doors.join('\n  ')} }
`,
  );
  nginx = spawn('nginx', ['-p', root, '-c', join(root, 'nginx.conf'), '-e', join(root, 'error.log')], { stdio: ['ignore', 'inherit', 'inherit'] });
  for (let tries = 0; tries < 50; tries += 1) {
    const answers = await Promise.all(ports.map((port) => fetch(`http://127.0.0.1:${port}/healthz`).then(({ ok }) => ok, () => false)));
    if (answers.every(Boolean)) return ports.map((port) => `http://127.0.0.1:${port}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('bench  nginx does not pass anything on');
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
