// What outside sources send, in a real browser: nothing of it acts, and nothing of another site is asked for before a reader says so.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { type Item, ingest } from '../feed.ts';
import { type Trouble, awake, expect, heading, test } from '../fixtures.ts';

const CORPUS = path.resolve(import.meta.dirname, '../../server/fuzz/corpus/sanitise');

/** Ways to act that browsers, feeds and our own pages have. */
const TRICKS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)><svg onload=alert(1)><animate onbegin=alert(1) attributeName=x></svg>',
  '<a href="javascript:alert(1)" autofocus onfocus=alert(1)>link</a><a href="https://good.example/" target=_blank ping="https://evil.example/">other</a>',
  '<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/"><link rel=stylesheet href=https://evil.example/x.css>',
  '<style>body{display:none}</style><p style="position:fixed;inset:0;background:url(https://evil.example/x)">text</p>',
  '<iframe src="https://evil.example/"></iframe><iframe srcdoc="<script>alert(1)</script>"></iframe><object data="https://evil.example/"></object>',
  '<form action="https://evil.example/"><input name=q autofocus onfocus=alert(1)><button formaction=javascript:alert(1)>go</button></form>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">text</table></mtext></math>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">text</noscript><template><script>alert(1)</script></template>',
  '</article></main></body></html><script>alert(1)</script><p>after the end</p>',
  '<details open ontoggle=alert(1)><summary>text</summary></details><video src=https://evil.example/x.mp4 onerror=alert(1) autoplay></video>',
  '<leptos-island data-component="ShareIsland" data-share="{}">x</leptos-island><button type=button data-player="https://evil.example/" data-shape="film">x</button>',
  '<p class="embed"><a href="javascript:alert(1)" data-embed="YouTube">x</a></p><p class="embed"><a href="https://evil.example/" data-embed="YouTube">x</a></p>',
  '<div id="announcer" data-slot="weather" data-swap class="banner">x</div><a href="/en/about" rel="external" download>x</a>',
];
const TITLE = 'A <b>title</b> "with" \'signs\' </title></script><script>alert(2)</script><img src=x onerror=alert(3)>';

function items(): Item[] {
  const corpus = readdirSync(CORPUS).map((file) => readFileSync(path.join(CORPUS, file), 'latin1'));
  return [...TRICKS, ...corpus].map((text, index) => ({
    title: `Number ${index}: ${TITLE}`,
    // XML has no other control characters; each needs words of its own to be an article of its own.
    text: `<p>Item ${index} begins with words of its own, number ${index}.</p>${text}`.replaceAll(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd]/g, ''),
    summary: `Summary ${index} ${TITLE}`,
  }));
}

function noDialog(page: Page, trouble: Trouble): void {
  page.on('dialog', async (dialog) => {
    trouble.found.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
}

test('nothing that a source sends acts in a browser: no dialog, no violation, no message, no request', async ({ page, another, trouble }) => {
  test.setTimeout(180_000);
  noDialog(page, trouble);
  const paper = await another({ settings: { LANGUAGES: '["en"]' } });
  const sent = items();
  const paths = await ingest(paper, sent);
  // Some of the corpus says too little to be an article.
  expect(paths.length).toBeGreaterThan(sent.length * 0.8);
  for (const target of paths) {
    await page.goto(`${paper.origin}${target}`);
    await awake(page);
    for (const summary of await page.locator('main details > summary').all()) await summary.click();
    for (const button of await page.locator('[data-slot=body] button').all()) {
      expect(await button.getAttribute('data-player')).not.toContain('evil');
    }
  }
  // The same put into a living page.
  await page.goto(`${paper.origin}/en/sources/hostile`);
  await awake(page);
  await page.locator('main [data-teaser] a').first().click();
  await expect(page.locator('article[data-story]')).toBeVisible();
  for (const list of ['/en', '/en/world', '/en/search?q=script', '/en/sources']) {
    await page.goto(`${paper.origin}${list}`);
    await awake(page);
  }
});

const FILM: Item = {
  title: 'A story with a film in it',
  text:
    '<p>The words of a story that has a film.</p><iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ?start=4"></iframe>' +
    '<p>And of a map.</p><iframe src="https://maps.example/7"></iframe>',
};
const PLAYER = 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=4';

test('what another site shows is loaded when a reader asks for it, and not before', async ({ page, another, trouble }) => {
  const paper = await another({ settings: { LANGUAGES: '["en"]' } });
  const [target = ''] = await ingest(paper, [FILM]);
  await page.goto(`${paper.origin}/en`);
  await awake(page);
  // By soft navigation: the policy is that of the page where the reader came in.
  await page.locator(`main a[href="${target}"]`).first().click();
  await expect(heading(page)).toHaveText(FILM.title);
  const card = page.locator('.embed').first();
  await expect(card.getByRole('link')).toHaveAccessibleName('Open on YouTube');
  await expect(card).toContainText('YouTube then receives your IP address');
  await expect(page.locator('iframe')).toHaveCount(0);
  trouble.check();

  trouble.allow(/^request to another host: https:\/\/www\.youtube-nocookie\.com\//);
  await page.route('https://www.youtube-nocookie.com/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>player</title><p>Player for ${route.request().headers().referer}</p>` }),
  );
  await card.getByRole('button', { name: 'Load here from YouTube' }).press('Enter');
  const frame = card.locator('iframe');
  await expect(frame).toHaveAttribute('src', PLAYER);
  await expect(frame).toHaveAttribute('title', 'Open on YouTube');
  await expect(frame).toBeFocused();
  // It learns which site, and not which article.
  await expect(card.frameLocator('iframe').locator('p')).toHaveText(`Player for ${paper.origin}/`);
  await expect(card.getByRole('link')).toBeVisible();
  await expect(card.getByRole('button')).toHaveCount(0);
});

test('a site that has no player, and every site where no script runs, has a link alone @without-wasm', async ({ page, another, javaScriptEnabled }) => {
  const paper = await another({ settings: { LANGUAGES: '["en"]' } });
  const [target] = await ingest(paper, [FILM]);
  await page.goto(`${paper.origin}${target}`);
  await expect(page.locator('.embed a')).toHaveText(['Open on YouTube', 'Open on maps.example']);
  await expect(page.locator('.embed a').last()).toHaveAttribute('href', 'https://maps.example/7');
  await expect(page.locator('.embed').last().locator('button')).toHaveCount(0);
  await expect(page.locator('.embed button')).toBeHidden();
  // Kept free for it only where it may still come.
  await expect(page.locator('.embed button')).toHaveCSS('display', javaScriptEnabled ? 'block' : 'none');
  // The paper ends with the test: nothing may be on its way then.
  await page.goto('about:blank');
});
