#!/usr/bin/env node
// `make bench`: 10,000 readers who are told what is new, each on an event stream of their own, from fifty networks (there are so many loopback
// addresses and more): the server's memory, and how long after a story came in the last of them knows. Loopback only, bounded.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { makeFolder, serve } from './bench/paper.mjs';

const streams = 10_000;
const networks = 50;
const rounds = 3;
/** Until all are open; and until all know. */
const patience = 60_000;

const { folder, remove } = makeFolder();
let server;
const sockets = [];
try {
  server = await serve(folder);
  // As the front says it.
  const front = await (await fetch(`${server.base}/fr`)).text();
  const address = front.match(/ data-live="([^"]+)"/)?.[1].replaceAll('&amp;', '&');
  const before = memory();
  let opened = 0;
  let told = 0;
  let refused = '';
  for (let number = 0; number < streams; number += 1) {
    const socket = connect({ port: server.port, host: '127.0.0.1', localAddress: `127.0.1.${1 + (number % networks)}` });
    let head = '';
    socket.on('error', () => {});
    socket.on('data', (part) => {
      if (head.length < 2_000) {
        const was = head.includes('\r\n\r\n');
        head += part;
        if (!was && head.includes('\r\n\r\n')) {
          if (head.startsWith('HTTP/1.1 200')) opened += 1;
          else refused = head.split('\r\n')[0];
        }
      }
      if (part.includes('event: stories')) told += 1;
    });
    socket.write(`GET ${address} HTTP/1.1\r\nhost: 127.0.0.1:${server.port}\r\naccept: text/event-stream\r\n\r\n`);
    sockets.push(socket);
    if (number % 200 === 199) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await until(() => opened === streams, () => `${opened} of ${streams} streams are open ${refused}`);
  console.log(`bench  ${streams} event streams: ${(memory() / 1e6).toFixed(0)} MB, ${((memory() - before) / streams / 1e3).toFixed(1)} KB each`);
  for (let round = 0; round < rounds; round += 1) {
    told = 0;
    importStory(round);
    const began = performance.now();
    await until(() => told >= streams, () => `${told} of ${streams} know`);
    console.log(`bench  … all of them know of a story ${(performance.now() - began).toFixed(0)} ms after its import has ended`);
  }
  console.log(`bench  … ${(memory() / 1e6).toFixed(0)} MB then`);
} finally {
  for (const socket of sockets) socket.destroy();
  await server?.stop();
  remove();
}

/** A story that is published now, by the paper's clock. */
function importStory(number) {
  const stories = join(folder, `more-${number}`);
  mkdirSync(stories);
  const now = new Date(Date.parse('2025-03-19T10:00:00+01:00')).toISOString();
  writeFileSync(
    join(stories, 'story.md'),
    `+++\nstory = "streams-${number}"\nlang = "fr"\nsection = "world"\nheadline = "Un phare de plus sur la côte, le ${number}"\nstandfirst = "Il éclaire la baie."\npublished = ${now}\n+++\nIl éclaire la baie depuis ce matin.\n`,
  );
  execFileSync(process.env.BRIEFS_BIN, ['import', 'stories', stories, '--data', folder], { stdio: 'ignore' });
}

function memory() {
  return Number(readFileSync(`/proc/${server.pid}/status`, 'utf8').match(/VmRSS:\s+(\d+) kB/)[1]) * 1024;
}

async function until(isSo, state) {
  const began = performance.now();
  while (!isSo()) {
    if (performance.now() - began > patience) throw new Error(`bench  ${state()} after ${patience / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
