// Where the WASM cannot be had, the start script left an unhandled rejection: an error in the console of a page that is complete.
import { expect, test } from '../fixtures.ts';

test('a page without its WASM says nothing about it', { tag: '@without-wasm' }, async ({ page, visit, trouble }) => {
  await visit('/fr');
  await page.waitForLoadState('networkidle');
  expect(trouble.found.filter((complaint) => complaint.startsWith('page error'))).toEqual([]);
});
