// Four ways to read the paper. A test runs in `hydrated`, and its tags say where else: @either-way also in the two projects without
// WASM, @without-wasm only in those two, @mobile also on a phone.
import { defineConfig, devices } from '@playwright/test';
import type { Reading } from './fixtures.ts';

const executablePath = process.env.CHROMIUM || undefined;

export default defineConfig<Reading>({
  testDir: '.',
  testMatch: ['tests/*.spec.ts', 'bugs/*.spec.ts'],
  globalSetup: './prepare.ts',
  fullyParallel: true,
  workers: 2,
  // A shared machine may stall for seconds: a test that fails there gets a second try, and is reported as flaky.
  retries: process.env.CI ? 1 : 0,
  timeout: 30_000,
  expect: { timeout: 10_000, toMatchAriaSnapshot: { pathTemplate: '{testDir}/snapshots/{arg}{ext}' } },
  forbidOnly: true,
  use: {
    ...devices['Desktop Chrome'],
    // Its own test allows it; elsewhere it would answer in place of what a test puts between.
    serviceWorkers: 'block',
    locale: 'fr-FR',
    timezoneId: 'Europe/Brussels',
    // Nothing here has a graphics card: drawing in plain software costs least.
    launchOptions: { args: ['--disable-gpu'], ...(executablePath ? { executablePath } : {}) },
  },
  projects: [
    { name: 'hydrated', grepInvert: /@without-wasm/ },
    { name: 'nojs', grep: /@either-way|@without-wasm/, use: { javaScriptEnabled: false, wakes: false } },
    { name: 'wasm-blocked', grep: /@either-way|@without-wasm/, use: { blocksWasm: true, wakes: false } },
    { name: 'mobile', grep: /@mobile/, use: { viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true } },
  ],
});
