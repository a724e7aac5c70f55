#!/usr/bin/env node
// `make bench`: what strangers cost the others. The rate of 32 good connections alone, and while 5,000 say nothing and 1,000 send a letter a
// second; memory after many requests of which half are left before their answer; from the start to the first answer. Loopback only, bounded.
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { anArticle, load, makeFolder, median, serve } from './bench/paper.mjs';

const idle = 5_000;
const slow = 1_000;
const rounds = 3;
const requests = Number(process.env.REQUESTS ?? 1_000_000);

const brotli = { 'accept-encoding': 'br' };

const { folder, remove } = makeFolder();
let server;
try {
  server = await serve(folder);
  const times = [];
  for (let round = 0; round < 5; round += 1) {
    await server.stop();
    const began = performance.now();
    server = await serve(folder);
    const answer = await fetch(`${server.base}/fr`);
    if (answer.status !== 200) throw new Error(`bench  the front answers ${answer.status}`);
    times.push(performance.now() - began);
  }
  console.log(`bench  from the start to the first answer: ${median(times).toFixed(0)} ms (median of ${times.length}, the sample edition)`);
  const { base, port } = server;
  const article = await anArticle(base);
  await load(base + article, brotli, 2);

  const ratios = [];
  for (let round = 0; round < rounds; round += 1) {
    const alone = await load(base + article, brotli, 3);
    const held = await hold(port);
    const beside = await load(base + article, brotli, 3);
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
      const { count } = await load(base + article, brotli, 2);
      const left = await leave(port, article, Math.min(count, until - asked));
      asked += count + left;
    }
    return memory();
  };
  const early = await more(10_000);
  const late = await more(requests);
  console.log(`bench  memory after ${asked} requests, half of them left: ${(late / 1e6).toFixed(1)} MB, ${(late / early).toFixed(2)} of what it was early (${(early / 1e6).toFixed(1)} MB)`);
} finally {
  await server?.stop();
  remove();
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
