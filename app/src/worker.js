// The service worker: keeps what was read last and what was saved, and answers with it where there is no network. All of "saved stories"
// is here; pages have links and forms for it and nothing else, so that it costs readers nothing who do not use it.
//
// The server writes two lines before this: FILES, what every page of this build loads, and LANGUAGES, the editions. Files have their
// content's hash in their names, so a new build's worker takes over at once: pages of the build before find their files still here.
const [STORE, VISITED, SAVED] = ["files", "visited", "saved"];
const MOST_VISITED = 60;
const MOST_PICTURES = 300;
/** Where a network is there but does not answer, the kept page comes after this. Milliseconds. */
const PATIENCE = 4000;
/** Stories that are fetched at the same time. */
const AT_ONCE = 4;

const language = (path) => LANGUAGES.find((lang) => path === `/${lang}` || path.startsWith(`/${lang}/`));
const savedPage = (lang) => `/${lang}/saved`;
const isFile = (path) => /^\/(pkg|fonts|media)\/|^\/favicon/.test(path);
const isArticle = (path) => /^\/[a-z]{2}\/(?!topics\/|sources\/)[^/?]+\/[^/?]+$/.test(path);
const key = (url) => url.pathname + url.search;

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.method === "POST" && url.pathname.startsWith("/saved/")) event.respondWith(act(request, url.pathname));
  else if (request.method !== "GET" || request.headers.has("range")) return;
  else if (isFile(url.pathname)) event.respondWith(file(request));
  // What is fetched ahead has no word of HTML in it: only what a reader sees is kept.
  else if (language(url.pathname) && !/\.\w+$/.test(url.pathname) && /^text\/html/.test(request.headers.get("accept"))) {
    event.respondWith(page(event, url));
  }
});

async function install() {
  const store = await caches.open(STORE);
  await store.addAll(FILES);
  await skipWaiting();
}

/** Forgets files that neither this build nor a kept page needs, and fetches the list of saved stories anew. */
async function activate() {
  await clients.claim();
  const needed = new Set(FILES);
  const pages = [...(await all(VISITED)), ...(await all(SAVED))];
  for (const [, response] of pages) for (const path of filesOf(await response.text())) needed.add(path);
  const store = await caches.open(STORE);
  for (const request of await store.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/pkg/") && !needed.has(pathname)) await store.delete(request);
    const lang = language(pathname);
    if (lang) await store.add(savedPage(lang)).catch(() => {});
  }
}

const filesOf = (html) => html.match(/\/(pkg|media)\/[\w.-]+/g) ?? [];

async function all(name) {
  const cache = await caches.open(name);
  const requests = await cache.keys();
  return Promise.all(requests.map(async (request) => [new URL(request.url), await cache.match(request)]));
}

/** Files never change under their names. */
async function file(request) {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept) return kept;
  const response = await fetch(request);
  if (response.status === 200 && response.type === "basic") {
    const copy = response.clone();
    const store = await caches.open(STORE);
    // A full disk must not cost the file itself.
    store.put(request, copy).then(() => trim(store, (path) => path.startsWith("/media/"), MOST_PICTURES)).catch(() => {});
  }
  return response;
}

async function trim(cache, isOne, most) {
  const found = (await cache.keys()).filter((request) => isOne(new URL(request.url).pathname));
  for (const request of found.slice(0, -most)) await cache.delete(request);
}

/** The network's answer; the kept one where there is none. */
async function page(event, url) {
  const lang = language(url.pathname);
  const isList = url.pathname === savedPage(lang);
  // What the navigator has on screen already needs no kept page in its place.
  const isSeen = event.request.headers.get("purpose") === "confirm";
  const kept = isList || isSeen ? undefined : await caches.match(key(url), { ignoreVary: true });
  try {
    const asked = fetch(event.request);
    asked.catch(() => {});
    const response = kept ? await Promise.race([asked, new Promise((_, fail) => setTimeout(fail, PATIENCE))]) : await asked;
    if (response.status === 200 && response.type === "basic" && !response.redirected) event.waitUntil(keep(url, lang, response.clone()).catch(() => {}));
    // What was taken back is taken back here too.
    else if (response.status === 404 || response.status === 410) event.waitUntil(forget(key(url)).catch(() => {}));
    return isList ? list(response, lang) : response;
  } catch {
    if (isSeen) return Response.error();
    const own = kept ?? (await caches.match(savedPage(lang), { ignoreVary: true }));
    if (!own) return Response.error();
    return kept ?? list(own, lang, isList ? undefined : url);
  }
}

async function keep(url, lang, response) {
  const store = await caches.open(STORE);
  if (url.pathname === savedPage(lang)) return store.put(savedPage(lang), response);
  if (!(await store.match(savedPage(lang)))) await store.add(savedPage(lang));
  if (url.pathname.endsWith("/search")) return;
  const visited = await caches.open(VISITED);
  // Put anew, it is the youngest.
  await visited.delete(key(url));
  await visited.put(key(url), response);
  await trim(visited, () => true, MOST_VISITED);
}

async function forget(page) {
  for (const name of [VISITED, SAVED]) await (await caches.open(name)).delete(page);
}

/** The page of saved stories with what is here. `missing`: the page that was asked for and is not; of a search, what has its words. */
async function list(response, lang, missing) {
  let html = await response.text();
  const words = missing?.pathname.endsWith("/search") ? (missing.searchParams.get("q") ?? "").toLocaleLowerCase(lang) : "";
  const [saved, visited] = await Promise.all([entries(SAVED, lang, words), entries(VISITED, lang, words)]);
  const known = new Set(saved.map(({ path }) => path));
  html = filled(html, "saved", saved, (entry, remove) => `<form method="post" action="/saved/remove"><input type="hidden" name="page" value="${entry.path}"><button aria-label="${remove}: ${entry.title.replaceAll('"', "&quot;")}">${remove}</button></form>`);
  html = filled(html, "read", visited.filter(({ path }) => !known.has(path)), () => "");
  if (missing) html = html.replace(/ hidden(="")?([^>]*data-slot="offline")|(data-slot="offline"[^>]*) hidden(="")?/, " $2$3");
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length", "etag"]) headers.delete(name);
  return new Response(html, { headers });
}

/** Articles that are kept, the youngest first. Titles are the pages' own HTML, which the server wrote. */
async function entries(name, lang, words) {
  const found = [];
  for (const [url, response] of (await all(name)).reverse()) {
    if (language(url.pathname) !== lang || !isArticle(url.pathname)) continue;
    const html = await response.text();
    const title = html.match(/<h1[^>]*>([^<]*)</)?.[1];
    if (title && html.toLocaleLowerCase(lang).includes(words)) found.push({ path: url.pathname, title });
  }
  return found;
}

function filled(html, slot, found, more) {
  return html.replace(new RegExp(`(<ul[^>]*data-slot="${slot}"[^>]*>)(</ul>)`), (_, start, end) => {
    const remove = start.match(/data-remove="([^"]*)"/)?.[1] ?? "";
    return start + found.map((entry) => `<li><a href="${entry.path}">${entry.title}</a>${more(entry, remove)}</li>`).join("") + end;
  });
}

/** Forms: save a page, remove it, take a front's stories along. */
async function act(request, path) {
  const form = await request.formData();
  const page = String(form.get("page") ?? "");
  const lang = language(page);
  if (!lang) return new Response("", { status: 400 });
  try {
    if (path === "/saved/remove") await (await caches.open(SAVED)).delete(page);
    else if (path === "/saved/today") await saveAll(page);
    else await save(page);
    return form.has("quiet") ? new Response(null, { status: 204 }) : Response.redirect(savedPage(lang), 303);
  } catch {
    return new Response("", { status: 507 });
  }
}

/** With its smallest pictures, and what reads it aloud. */
async function save(page) {
  const response = await fetch(page, { headers: { accept: "text/html" } });
  if (response.status !== 200) throw new Error(`${page}: ${response.status}`);
  const html = (await response.text()).replace(/ srcset="([^"]+)"/g, (_, set) => ` srcset="${smallest(set)}"`);
  const store = await caches.open(STORE);
  const module = html.match(/\/pkg\/listen\.[\w.]+/g) ?? [];
  for (const file of [...shown(html), ...module]) if (!(await store.match(file))) await store.add(file);
  const saved = await caches.open(SAVED);
  await saved.delete(page);
  await saved.put(page, new Response(html, { headers: response.headers }));
  await store.add(savedPage(language(page)));
}

/** Of each picture the file that a browser of today takes, the first; and the pictures within a text. */
function shown(html) {
  const pictures = [...html.matchAll(/<picture>\s*<source[^>]* srcset="([^ "]+)/g)];
  const inText = [...html.replace(/<picture>.*?<\/picture>/gs, "").matchAll(/<img[^>]* src="(\/media\/[^"]+)"/g)];
  return new Set([...pictures, ...inText].map(([, file]) => file));
}

function smallest(set) {
  const files = set.split(", ").map((file) => file.split(" "));
  return files.sort(([, a], [, b]) => parseInt(a, 10) - parseInt(b, 10))[0]?.join(" ") ?? "";
}

/** The articles that a front links to, some at a time; the first of them is listed first. One that cannot be had costs no other. */
async function saveAll(front) {
  const html = await (await fetch(front, { headers: { accept: "text/html" } })).text();
  const links = (html.match(/<a [^>]*teaser__link[^>]*>/g) ?? []).map((link) => link.match(/ href="([^"]+)"/)?.[1]);
  const paths = [...new Set(links)].filter((path) => path && isArticle(path)).reverse();
  for (let done = 0; done < paths.length; done += AT_ONCE) await Promise.allSettled(paths.slice(done, done + AT_ONCE).map(save));
}
