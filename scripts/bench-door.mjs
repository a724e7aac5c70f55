#!/usr/bin/env node
// `make bench`: what strangers cost the others. The rate of 32 good connections alone, and while 5,000 say nothing and 1,000 send a letter a
// second; memory after many requests of which half are left before their answer; from the start to the first answer. Loopback only, bounded.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const idle = 5_000;
const slow = 1_000;
const rounds = 3;
const requests = Number(process.env.REQUESTS ?? 1_000_000);

const folder = mkdtempSync(join(tmpdir(), 'briefs-bench-'));
writeFileSync(join(folder, 'briefs.toml'), '[weather]\nprovider = "none"\n');
let server;
try {
  // The first start takes the sample edition in.
  await start();
  await stop();
  const times = [];
  for (let round = 0; round < 5; round += 1) {
    const { took } = await start();
    times.push(took);
    if (round < 4) await stop();
  }
  console.log(`bench  from the start to the first answer: ${median(times).toFixed(0)} ms (median of ${times.length}, the sample edition)`);
  const { base, port } = await address();
  const front = await (await fetch(`${base}/fr`)).text();
  const article = front.match(/href="(\/fr\/politique\/[^"]+)"/)?.[1];
  await load(base + article, 2);

  const ratios = [];
  for (let round = 0; round < rounds; round += 1) {
    const alone = await load(base + article, 3);
    const held = await hold(port);
    const beside = await load(base + article, 3);
    ratios.push(beside.rate / alone.rate);
    console.log(`bench  32 good connections: ${alone.rate.toFixed(0)} a second alone, ${beside.rate.toFixed(0)} beside ${held.open()} that are silent or slow`);
    held.end();
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  console.log(`bench  … ${median(ratios).toFixed(2)} of the rate without them`);

  // Each batch: half answered, half left.
  let asked = 0;
  const more = async (until) => {
    while (asked < until) {
      const { count } = await load(base + article, 2);
      const left = await leave(port, article, Math.min(count, until - asked));
      asked += count + left;
    }
    return memory();
  };
  const early = await more(10_000);
  const late = await more(requests);
  console.log(`bench  memory after ${asked} requests, half of them left: ${(late / 1e6).toFixed(1)} MB, ${(late / early).toFixed(2)} of what it was early (${(early / 1e6).toFixed(1)} MB)`);
} finally {
  await stop();
  rmSync(folder, { recursive: true, force: true });
}

async function start() {
  const began = performance.now();
  server = spawn(process.env.BRIEFS_BIN, ['serve', '--addr', '127.0.0.1:0', '--data', folder, '--now', '2025-03-19T10:00:00+01:00'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const { base } = await address();
  const answer = await fetch(`${base}/fr`);
  if (answer.status !== 200) throw new Error(`bench  the front answers ${answer.status}`);
  return { took: performance.now() - began };
}

async function stop() {
  if (!server || server.exitCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
}

/** Where the server says it listens. */
function address() {
  server.at ??= new Promise((resolve, reject) => {
    createInterface({ input: server.stdout }).on('line', (line) => {
      const base = line.match(/^listening on (http:\S+)$/)?.[1];
      if (base) resolve({ base, port: Number(new URL(base).port) });
    });
    server.once('exit', (code) => reject(new Error(`bench  the server ended with ${code}`)));
  });
  return server.at;
}

/** 32 connections that ask and wait. */
function load(url, seconds) {
  return new Promise((resolve, reject) => {
    const wrk = spawn('wrk', ['-t', '1', '-c', '32', '-d', `${seconds}s`, '-H', 'accept-encoding: br', url], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    wrk.stdout.on('data', (part) => (said += part));
    wrk.once('close', () => {
      const rate = Number(said.match(/Requests\/sec:\s+([\d.]+)/)?.[1]);
      const count = Number(said.match(/(\d+) requests in/)?.[1]);
      if (rate > 0 && !/Non-2xx/.test(said)) resolve({ rate, count });
      else reject(new Error(`bench  ${url} could not be loaded:\n${said}`));
    });
  });
}

/** Connections that say nothing, and ones that send a letter a second of a request that never ends. */
async function hold(port) {
  const sockets = [];
  const open = () => sockets.filter((socket) => socket.readyState === 'open').length;
  for (let number = 0; number < idle + slow; number += 1) {
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    sockets.push(socket);
    if (number % 200 === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const talking = sockets.slice(idle);
  for (const socket of talking) socket.write('GET /fr HTTP/1.1\r\nhost: a\r\nx: ');
  const letter = setInterval(() => {
    for (const socket of talking) if (socket.writable) socket.write('a');
  }, 1000);
  await new Promise((resolve) => setTimeout(resolve, 500));
  return {
    open,
    end: () => {
      clearInterval(letter);
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Asks so many times and leaves before the answer; some at a time. */
async function leave(port, path, count) {
  let left = 0;
  const one = () =>
    new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(`GET ${path} HTTP/1.1\r\nhost: a\r\naccept-encoding: br\r\n\r\n`, () => {
          socket.resetAndDestroy();
          resolve();
        });
      }).on('error', resolve);
    });
  await Promise.all(
    Array.from({ length: 64 }, async () => {
      while (left < count) {
        left += 1;
        await one();
      }
    }),
  );
  return left;
}

/** Bytes. */
function memory() {
  return Number(readFileSync(`/proc/${server.pid}/statm`, 'utf8').split(' ')[1]) * 4096;
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
