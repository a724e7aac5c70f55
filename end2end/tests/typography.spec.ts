// French signs stay with their words: no-break spaces before : ; ! ? » and behind «, and no line at 320 px that begins with one.
import { OUTSIDE, pathOf } from '../edition.ts';
import { expect, test } from '../fixtures.ts';

test.use({ viewport: { width: 320, height: 640 } });

for (const path of ['/fr', '/fr/monde', pathOf(OUTSIDE), '/fr/topics/fixtures', '/fr/sources', '/fr/search?q=titre', '/fr/saved', '/fr/mine', '/fr/about', '/fr/privacy', '/fr/accessibility', '/fr/zzz']) {
  test(`no line of ${path} begins with a sign that belongs to the one before @either-way`, async ({ page, trouble }) => {
    if (path === '/fr/zzz') trouble.allow(/404/);
    await page.goto(path);
    // Also what is folded away.
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    const found = await page.evaluate(() => {
      const parted: string[] = [];
      const spaced: string[] = [];
      let signs = 0;
      const top = (node: Text, at: number) => {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        return range.getClientRects()[0]?.top;
      };
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode as Text;
        const lang = node.parentElement?.closest('[lang]')?.getAttribute('lang');
        if (lang !== 'fr' || node.parentElement?.closest('script, style, code')) continue;
        const text = node.data;
        for (const { index, 0: whole } of text.matchAll(/\S[\s\u00a0\u202f]*[:;!?»]|«[\s\u00a0\u202f]*\S/gu)) {
          // Addresses and times have signs without any space.
          if (whole.length === 2 && !/[«»]/u.test(whole)) continue;
          signs += 1;
          const around = text.slice(Math.max(0, index - 20), index + whole.length + 5);
          if (/[ \n\t]/.test(whole)) spaced.push(around);
          const first = top(node, index);
          const last = top(node, index + whole.length - 1);
          // What is not shown has no place.
          if (first !== undefined && last !== undefined && Math.abs(first - last) > 4) parted.push(around);
        }
      }
      return { parted, spaced, signs };
    });
    expect(found.parted).toEqual([]);
    expect(found.spaced).toEqual([]);
    if (path === pathOf(OUTSIDE)) expect(found.signs).toBeGreaterThan(3);
  });
}
