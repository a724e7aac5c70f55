#!/usr/bin/env node
// `make bench`: pages made each time on PostgreSQL next to SQLite, and by two nodes next to one, behind nginx. Run by `scripts/test/postgres.sh`,
// whose server they use. Loopback only, bounded in time.
//
// Two nodes on one machine share its processors with the database, the proxy and who asks, so that more of them do no more. Each node
// is therefore held to a part of one processor, where the system lets it (control groups, as root): what stands in the way of two is then
// what they share, and not the machine.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { anArticle, connections, load, makeFolder, median, serve } from './bench/paper.mjs';

const rounds = 5;
const seconds = 2;
/** Of one processor, for each node. */
const part = 0.25;

const address = process.env.BRIEFS_TEST_DATABASE;
// No settings of the nodes.
for (const name of ['BRIEFS_TEST_DATABASE', 'BRIEFS_TEST_POSTGRES']) delete process.env[name];
if (!address) throw new Error('bench  run me by scripts/test/postgres.sh');

const stops = [];
try {
  const database = { DATABASE: address };
  const [embedded, first] = [await paper(), await paper(database)];
  // It finds the paper that the first node has taken in.
  const second = await paper(database);
  // No page is kept under this address.
  const article = `${await anArticle(first.base)}?since=0`;

  for (const [name, path] of Object.entries({ 'an article': article, 'a search': '/fr/search?q=europe' })) {
    const found = [];
    for (let round = 0; round < rounds; round += 1) found.push([await load(embedded.base + path, {}, seconds), await load(first.base + path, {}, seconds)]);
    const [sqlite, postgres] = [0, 1].map((index) => median(found.map((pair) => pair[index].rate)));
    const ratio = median(found.map(([sqlite, postgres]) => postgres.rate / sqlite.rate));
    console.log(`bench  ${name}, made each time: ${postgres.toFixed(0)} a second on PostgreSQL, ${ratio.toFixed(2)} of SQLite's ${sqlite.toFixed(0)}; one node, ${connections} connections`);
  }

  const [one, two] = [await proxy([first]), await proxy([first, second])];
  await compare('share the processors with all else', one, two, article);
  if ([first, second].every(({ pid }, index) => hold(pid, `briefs-bench-${process.pid}-${index}`))) {
    await compare(`have ${part} of a processor each`, one, two, article);
  } else {
    console.log('bench  … nodes that have a part of a processor each: this system lets nobody say so here');
  }
} finally {
  for (const stop of stops.reverse()) await stop();
}

/** A node with a folder of its own. */
async function paper(settings) {
  const { folder, remove } = makeFolder();
  stops.push(remove);
  // Whoever asks here is one reader.
  const server = await serve(folder, { LIMITS__REQUESTS_PER_SECOND: '1000000', LIMITS__REQUESTS_AT_ONCE: '1000000', ...settings });
  stops.push(server.stop);
  return { ...server, folder };
}

async function compare(how, one, two, path) {
  const found = [];
  for (let round = 0; round < rounds; round += 1) found.push([await load(one + path, {}, seconds), await load(two + path, {}, seconds)]);
  const [alone, both] = [0, 1].map((index) => median(found.map((pair) => pair[index].rate)));
  const ratio = median(found.map(([one, two]) => two.rate / one.rate));
  console.log(`bench  … by two nodes behind nginx that ${how}: ${both.toFixed(0)} a second, ${ratio.toFixed(2)} times what one makes (${alone.toFixed(0)})`);
}

/** Holds a process to its part of a processor; whether that could be. The group goes when the process has ended. */
function hold(pid, name) {
  const old = existsSync('/sys/fs/cgroup/cpu/cgroup.procs');
  const group = join('/sys/fs/cgroup', old ? 'cpu' : '', name);
  // In microseconds: short turns, so that a page does not wait long for its next.
  const turn = 10_000;
  const most = Math.round(turn * part);
  try {
    mkdirSync(group);
    stops.unshift(() => rmdirSync(group));
    if (old) {
      writeFileSync(join(group, 'cpu.cfs_period_us'), `${turn}`);
      writeFileSync(join(group, 'cpu.cfs_quota_us'), `${most}`);
    } else {
      writeFileSync(join(group, 'cpu.max'), `${most} ${turn}`);
    }
    writeFileSync(join(group, 'cgroup.procs'), `${pid}`);
    return true;
  } catch {
    return false;
  }
}

/** nginx in front of nodes, which asks them in turn. */
async function proxy(nodes) {
  const { folder: root, remove } = makeFolder();
  stops.push(remove);
  mkdirSync(join(root, 'temporary'));
  const port = await freePort();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${root}/temporary/${kind};`).join(' ');
  const servers = nodes.map(({ port }) => `server 127.0.0.1:${port};`).join(' ');
  writeFileSync(
    join(root, 'nginx.conf'),
    `${process.getuid?.() === 0 ? 'user root; ' : ''}daemon off; worker_processes 1; pid ${root}/pid; error_log ${root}/error.log;
events { worker_connections 1024; }
http { access_log off; ${temporary} keepalive_requests 1000000000; proxy_buffers 16 16k; proxy_buffer_size 16k;
  upstream nodes { ${servers} keepalive 64; keepalive_requests 1000000000; }
  server { listen 127.0.0.1:${port};
    location / { proxy_pass http://nodes; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host 127.0.0.1:${port}; } } }
`,
  );
  const nginx = spawn('nginx', ['-p', root, '-c', join(root, 'nginx.conf'), '-e', join(root, 'error.log')], { stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = new Promise((resolve) => nginx.once('exit', resolve));
  stops.push(() => {
    nginx.kill('SIGTERM');
    return ended;
  });
  const base = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 50; tries += 1) {
    if ((await fetch(`${base}/healthz`).catch(() => undefined))?.ok) return base;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('bench  nginx leads to no node');
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
