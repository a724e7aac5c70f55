// What machines read is valid by others' judgement: HTML by the Nu checker, structured data by schema.org's vocabulary, sitemaps,
// Atom and JSON feeds by their schemas. (RSS is judged by a crate, in the server's tests.)
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { APIRequestContext } from '@playwright/test';
import { Ajv } from 'ajv';
import { validateXML } from 'xmllint-wasm';
import { removeFolder, temporaryFolder } from '../briefs.mjs';
import { TRILINGUAL, pathOf } from '../edition.ts';
import { expect, test } from '../fixtures.ts';
import { PAGE_TYPES } from '../pages.ts';

/** A file of an npm package, wherever the package lets it be seen. */
const inModules = (file: string) => fileURLToPath(new URL(`../node_modules/${file}`, import.meta.url));

/** A schema that is nowhere to be had as a package: written down from what its standard says. */
const ours = (fileName: string) => ({ fileName, contents: readFileSync(new URL(`../schemas/${fileName}`, import.meta.url), 'utf8') });

/** Runs a checker, whose exit code only says whether it found something. */
function check(command: string, args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { maxBuffer: 64 * 1024 * 1024 }, (error, stdout) => {
      if (error && typeof error.code !== 'number') reject(error);
      else resolve(stdout);
    });
  });
}

/** The pages of every type, as they are and in their light form, and some in other scripts. */
const PAGES = [
  ...PAGE_TYPES.map(({ path }) => path),
  ...PAGE_TYPES.filter(({ status }) => status === 200).map(({ path }) => `/lite${path}`),
  '/fr/sciences/eclipse-totale-de-lune-en-direct',
  `${pathOf(TRILINGUAL.fr)}?since=1`,
  '/en',
  '/de',
];

/** Every address that an index of sitemaps leads to. */
async function sitemaps(request: APIRequestContext): Promise<{ address: string; text: string }[]> {
  const index = await (await request.get('/sitemap.xml')).text();
  const found = [{ address: '/sitemap.xml', text: index }];
  for (const [, address] of index.matchAll(/<loc>([^<]+)<\/loc>/g)) {
    const { pathname, search } = new URL(address ?? '');
    found.push({ address: pathname, text: await (await request.get(`${pathname}${search}`)).text() });
  }
  return found;
}

test('every type of page is valid HTML', async ({ request }) => {
  test.setTimeout(120_000);
  const folder = temporaryFolder('html');
  const names = new Map<string, string>();
  for (const [number, address] of PAGES.entries()) {
    const file = path.join(folder, `${number}.html`);
    names.set(file, address);
    writeFileSync(file, await (await request.get(address)).text());
  }
  const said = JSON.parse(await check('java', ['-jar', inModules('vnu-jar/build/dist/vnu.jar'), '--stdout', '--format', 'json', '--exit-zero-always', folder])) as {
    messages: { url: string; type: string; message: string; extract?: string }[];
  };
  removeFolder(folder);
  // `list-style: none` takes the list away from those who hear it in Safari, and the role gives it back; the banner's is a hook that
  // others' tests use.
  const isMeant = (message: string) => /^The “(list|banner)” role is unnecessary/.test(message);
  const others = said.messages.filter(({ message }) => !isMeant(message));
  const found = others.map(({ url, type, message, extract }) => `${names.get(url.replace('file:', ''))}: ${type}: ${message} ${extract ?? ''}`);
  expect(found).toEqual([]);
});

test('structured data is of schema.org’s types and has only their properties', async ({ request }) => {
  const folder = temporaryFolder('json-ld');
  const types = inModules('schema-dts/dist/schema.d.ts');
  const lines = [`import type { WithContext, NewsArticle, LiveBlogPosting, WebSite } from ${JSON.stringify(types)};`];
  for (const address of PAGES) {
    const page = await (await request.get(address)).text();
    for (const [, text = ''] of page.matchAll(/<script type="application\/ld\+json"[^>]*>([^]*?)<\/script>/g)) {
      const type = (JSON.parse(text) as { '@type': string })['@type'];
      expect(['NewsArticle', 'LiveBlogPosting', 'WebSite'], address).toContain(type);
      lines.push(`export const of${lines.length}: WithContext<${type}> = ${text.replaceAll('\\u003c', '<')}; // ${address}`);
    }
  }
  expect(lines.length).toBeGreaterThan(5);
  const file = path.join(folder, 'data.ts');
  writeFileSync(file, lines.join('\n'));
  const said = await check(process.execPath, [inModules('typescript/bin/tsc'), '--noEmit', '--strict', '--ignoreConfig', '--module', 'nodenext', '--skipLibCheck', file]);
  removeFolder(folder);
  expect(said).toBe('');
});

test('every sitemap keeps to the schema of sitemaps', async ({ request }) => {
  const sitemap = readFileSync(inModules('sitemap/schema/sitemap.xsd'), 'utf8');
  for (const { address, text } of await sitemaps(request)) {
    const isIndex = text.includes('<sitemapindex');
    const { valid, errors } = await validateXML({
      xml: [{ fileName: 'sitemap.xml', contents: text }],
      schema: [ours(isIndex ? 'sitemap-index.xsd' : 'sitemap-and-others.xsd')],
      preload: [{ fileName: 'sitemap.xsd', contents: sitemap }, ours('xhtml-link.xsd'), ours('sitemap-news.xsd')],
    });
    expect(errors.map(({ message }) => `${address}: ${message}`)).toEqual([]);
    expect(valid, address).toBe(true);
  }
});

/** Pages with a feed. */
const LISTS = ['/fr', '/en', '/fr/monde', '/fr/topics/ukraine', '/fr/sources/agence-exemple', '/fr/mine?topics=fixtures', '/fr/search?q=match'];
const feedOf = (list: string, ending: string) => list.replace(/(\?|$)/, `/feed.${ending}$1`);

test('Atom feeds keep to RFC 4287', async ({ request }) => {
  for (const list of LISTS) {
    const address = feedOf(list, 'atom');
    const contents = await (await request.get(address)).text();
    const { errors } = await validateXML({ xml: [{ fileName: 'feed.xml', contents }], schema: [ours('atom.rng')], extension: 'relaxng' });
    expect(errors.map(({ message }) => `${address}: ${message}`)).toEqual([]);
  }
});

test('JSON feeds keep to the schema of JSON Feed 1.1', async ({ request }) => {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const validate = ajv.compile(JSON.parse(readFileSync(inModules('jsonfeed-schema/schema-v1.1.json'), 'utf8')) as object);
  for (const list of LISTS) {
    const address = feedOf(list, 'json');
    const feed: unknown = await (await request.get(address)).json();
    validate(feed);
    expect(validate.errors ?? [], address).toEqual([]);
  }
});
