// Four ways to read the paper. A test runs in `hydrated`; tags say where else:
// @everywhere in all four, @without-wasm in the two that have none (and not in `hydrated`), @mobile on a phone too.
import { defineConfig, devices } from '@playwright/test';
import type { Reading } from './fixtures.ts';

const executablePath = process.env.CHROMIUM || undefined;

export default defineConfig<Reading>({
  testDir: '.',
  testMatch: ['tests/*.spec.ts', 'bugs/*.spec.ts'],
  globalSetup: './prepare.ts',
  fullyParallel: true,
  workers: 2,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  use: {
    ...devices['Desktop Chrome'],
    locale: 'fr-FR',
    timezoneId: 'Europe/Brussels',
    launchOptions: executablePath ? { executablePath } : {},
  },
  projects: [
    { name: 'hydrated', grepInvert: /@without-wasm/ },
    { name: 'nojs', grep: /@everywhere|@without-wasm/, use: { javaScriptEnabled: false, wakes: false } },
    { name: 'wasm-blocked', grep: /@everywhere|@without-wasm/, use: { blocksWasm: true, wakes: false } },
    { name: 'mobile', grep: /@everywhere|@mobile/, use: { viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true } },
  ],
});
