// The skip link stands outside the parts that follow the language: after a soft change of language it kept the old one's words.
import { TRILINGUAL, pathOf } from '../edition.ts';
import { message } from '../messages.ts';
import { expect, heading, test } from '../fixtures.ts';

test('the skip link speaks the language of the page that is shown', async ({ page, visit }) => {
  await visit(pathOf(TRILINGUAL.fr));
  await page.locator('[data-slot=translations] a[hreflang=de]').click();
  await expect(heading(page)).toHaveText(TRILINGUAL.de.headline);
  await expect(page.locator('.skip-link')).toHaveText(message('de', 'skip-to-content'));
});
