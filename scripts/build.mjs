#!/usr/bin/env node
// The release build, as `cargo leptos build --release` makes it, from the same [[workspace.metadata.leptos]] in Cargo.toml:
// the browser's files into the site folder under names that carry their hash, each with its brotli and gzip form, then the server,
// which takes that folder in. It exists because cargo-leptos itself takes a quarter of an hour to compile.
//
//   node scripts/build.mjs [--front-only]        (through `make build`, which has fetched the tools)
//
// Each step skips what is up to date, so that a second run takes seconds.
import { BuildError, cargo } from './build/process.mjs';
import { readSettings } from './build/settings.mjs';
import { buildScripts, buildStyles, collectAssets } from './build/front.mjs';
import { Site } from './build/site.mjs';

const words = process.argv.slice(2);

try {
  const unknown = words.find((word) => word !== '--front-only');
  if (unknown) throw new BuildError(`unknown option ${unknown}; the only one is --front-only`);
  const settings = readSettings();

  const site = new Site(settings);
  collectAssets(settings, site);
  await buildStyles(settings, site);
  await buildScripts(settings, site);
  const sizes = await site.write();

  if (!words.includes('--front-only')) {
    const { package: name, target } = settings.bin;
    cargo(settings, ['build', '--package', name, '--bin', target, '--release'], `the server (${target}, release)`);
    sizes.push(site.sizeOf(`${settings.targetDir}/release/${target}`));
  }
  for (const { path, bytes, brotli } of sizes) {
    const compressed = brotli === undefined ? '' : `   ${kilobytes(brotli)} brotli`;
    console.log(`build  ${path.padEnd(40)} ${kilobytes(bytes)}${compressed}`);
  }
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  console.error(`build  failed: ${error.message}`);
  process.exitCode = 1;
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1).padStart(8)} kB`;
}
