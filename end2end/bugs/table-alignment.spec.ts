// A table with aligned columns in a story's Markdown became `style="text-align: …"`, which the page's own policy forbids: the browser
// complained, and the numbers stood on the wrong side.
import { mkdirSync } from 'node:fs';
import { removeFolder, run, temporaryFolder } from '../briefs.mjs';
import { TRILINGUAL, pathOf, writeStory } from '../edition.ts';
import { expect, test } from '../fixtures.ts';

test('a table with aligned columns keeps to the policy of the page, and is aligned', { tag: '@either-way' }, async ({ page, another, visit }) => {
  const story = { ...TRILINGUAL.fr, story: 'a-table', slug: 'un-tableau', body: '| Pays | Part |\n|:-----|-----:|\n| France | 12 % |\n| Malte | 3 % |' };
  const folder = temporaryFolder('stories');
  mkdirSync(folder, { recursive: true });
  writeStory(folder, story);
  const { origin, data } = await another({ stories: 'empty' });
  await run(data, ['import', 'stories', folder]);
  removeFolder(folder);

  await visit(origin + pathOf(story));
  await expect(page.locator('article [style]')).toHaveCount(0);
  const number = page.locator('article td').nth(1);
  await expect(number).toHaveText('12 %');
  expect(await number.evaluate((cell) => getComputedStyle(cell).textAlign)).toMatch(/^(right|end|-webkit-right)$/);
});
