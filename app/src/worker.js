// The service worker: keeps what was read last and what was saved, and answers with it where there is no network. All of "saved stories"
// is here; pages have links and forms for it and nothing else, so that it costs readers nothing who do not use it.
//
// The server writes two lines before this: FILES, what every page of this build loads, and LANGUAGES, the editions. Files have their
// content's hash in their names, so a new build's worker takes over at once: pages of the build before find their files still here.
const [STORE, VISITED, SAVED, PICTURES] = ["files", "visited", "saved", "saved-files"];
const MOST_VISITED = 60;
const MOST_PICTURES = 300;
/** Where a network is there but does not answer, the kept page comes after this, and the list of what is kept after that. Milliseconds. */
const [PATIENCE, LAST_PATIENCE] = [4000, 15000];
/** Stories that are fetched at the same time. */
const AT_ONCE = 4;
/** As the navigator says of what it fetches ahead: the server counts no reader. */
const UNREAD = { accept: "text/html", purpose: "prefetch" };

const language = (path) => LANGUAGES.find((lang) => path === `/${lang}` || path.startsWith(`/${lang}/`));
const savedPage = (lang) => `/${lang}/saved`;
const isFile = (path) => /^\/(pkg|fonts|media)\/|^\/favicon/.test(path);
const isArticle = (path) => /^\/[a-z]{2}\/(?!topics\/|sources\/)[^/?]+\/[^/?]+$/.test(path);
/** An article is one page whatever is asked of it; what has changed in it since a version is for its moment. */
const key = (url) => url.pathname + (isArticle(url.pathname) ? "" : url.search);
const isForItsMoment = (url) => url.searchParams.has("since");
/** What is kept, anywhere or in one cache. A storage that is broken has nothing, and keeps no page from the network's readers. */
const find = (path, cacheName) => caches.match(path, { ignoreVary: true, cacheName }).catch(() => {});

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
  else if (!/^text\/html/.test(request.headers.get("accept")) || /\.\w+$/.test(url.pathname)) return;
  else if (language(url.pathname)) event.respondWith(page(event, url));
  else if (/^\/(lite(\/|$)|$)/.test(url.pathname)) event.respondWith(elsewhere(request, url));
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
  const kept = await find(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.status === 200 && response.type === "basic") {
    const copy = response.clone();
    // A full disk must not cost the file itself.
    caches.open(STORE).then((store) => store.put(request, copy).then(() => trim(store, (path) => path.startsWith("/media/"), MOST_PICTURES))).catch(() => {});
  }
  return response;
}

async function trim(cache, isOne, most) {
  const found = (await cache.keys()).filter((request) => isOne(new URL(request.url).pathname));
  for (const request of found.slice(0, Math.max(found.length - most, 0))) await cache.delete(request);
}

/** Puts a response where one may be, which stays if there is no room. Where there is none, half of what was only visited makes some. */
async function put(cache, path, response) {
  const again = response.clone();
  try {
    await cache.put(path, response);
  } catch {
    const visited = await caches.open(VISITED);
    const count = (await visited.keys()).length;
    await trim(visited, () => true, Math.floor(count / 2));
    await cache.put(path, again);
  }
}

/**
 * The network's answer; the kept one where there is none, or none of a page. The storage is looked at only then: each look takes as long as
 * many a page.
 */
async function page(event, url) {
  const lang = language(url.pathname);
  const isList = url.pathname === savedPage(lang);
  // What the navigator has on screen already needs no kept page in its place.
  const isSeen = event.request.headers.get("purpose") === "confirm";
  const kept = async () => (isList || isSeen ? undefined : ((await find(key(url), VISITED)) ?? (await find(key(url), SAVED))));
  const lists = async () => (isSeen ? undefined : aList(lang));
  const asked = fetch(event.request);
  asked.catch(() => {});
  try {
    let response = await within(PATIENCE, asked);
    if (!response && !(await kept())) {
      if (!(await lists())) response = await asked;
      else if (!isList) response = await within(LAST_PATIENCE, asked);
    }
    if (!response) throw new Error("late");
    // A proxy's, whose server is gone.
    if (response.status >= 500 && ((await kept()) || (isList && (await lists())))) throw new Error(`${response.status}`);
    if (response.status === 200 && response.type === "basic" && !response.redirected) event.waitUntil(keep(url, lang, response.clone()).catch(() => {}));
    // What was taken back is taken back here too.
    else if (response.status === 404 || response.status === 410) event.waitUntil(forget(key(url)).catch(() => {}));
    return isList ? list(response, lang, url) : response;
  } catch {
    const [own, found] = [await kept(), await lists()];
    return own ?? (found ? list(...found, url) : Response.error());
  }
}

/** Nothing where it takes longer. */
const within = (patience, asked) => Promise.race([asked, new Promise((late) => setTimeout(late, patience))]);

/** The page of saved stories as it is kept, and its language: the one that is asked for, or another that is read here. */
async function aList(lang) {
  for (const one of [lang, ...LANGUAGES]) {
    const found = one && (await find(savedPage(one), STORE));
    if (found) return [found, one];
  }
}

/** The site's address alone, and light pages. Where there is no network, the page is had that is kept in their place. */
async function elsewhere(request, url) {
  try {
    return await fetch(request);
  } catch {
    const whole = url.pathname.replace(/^\/lite/, "") || "/";
    const pages = whole === "/" ? LANGUAGES.map((lang) => `/${lang}`) : [whole];
    for (const path of pages) if ((await find(path, VISITED)) ?? (await find(path, SAVED))) return Response.redirect(path, 302);
    const lists = await aList(language(whole));
    return lists ? list(...lists, url) : Response.error();
  }
}

async function keep(url, lang, response) {
  const store = await caches.open(STORE);
  if (url.pathname === savedPage(lang)) return store.put(savedPage(lang), response);
  if (!(await find(savedPage(lang), STORE))) await store.add(savedPage(lang));
  if (url.pathname.endsWith("/search") || isForItsMoment(url)) return;
  const visited = await caches.open(VISITED);
  await put(visited, key(url), response);
  await trim(visited, () => true, MOST_VISITED);
}

async function forget(page) {
  for (const name of [VISITED, SAVED]) await (await caches.open(name)).delete(page);
}

/** The page of saved stories with what is here, in answer to a URL: its own, or that of a page that is not; of a search, what has its words. */
async function list(response, lang, url) {
  let html = await response.text();
  const words = url.pathname.endsWith("/search") ? plain(url.searchParams.get("q") ?? "", lang).split(/\s+/) : [];
  const [saved, visited] = await Promise.all([entries(SAVED, lang, words), entries(VISITED, lang, words)]);
  const known = new Set(saved.map(({ path }) => path));
  html = filled(html, "saved", saved, (entry, remove) => `<form method="post" action="/saved/remove"><input type="hidden" name="page" value="${entry.path}"><button aria-label="${remove}: ${entry.title.replaceAll('"', "&quot;")}">${remove}</button></form>`);
  html = filled(html, "read", visited.filter(({ path }) => !known.has(path)), () => "");
  if (url.pathname !== savedPage(lang)) html = shown(html, "offline");
  else if (url.searchParams.has("failed")) html = shown(html, "failed");
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length", "etag"]) headers.delete(name);
  return new Response(html, { headers });
}

const shown = (html, slot) => html.replace(new RegExp(` hidden(="")?([^>]*data-slot="${slot}")|(data-slot="${slot}"[^>]*) hidden(="")?`), " $2$3");

/** Articles that are kept and have all of these words, the youngest first. Titles are the pages' own HTML, which the server wrote. */
async function entries(name, lang, words) {
  const found = [];
  for (const [url, response] of (await all(name).catch(() => [])).reverse()) {
    if (language(url.pathname) !== lang || !isArticle(url.pathname)) continue;
    const html = await response.text();
    const title = html.match(/<h1[^>]*>([^<]*)</)?.[1];
    const text = words.length ? plain(textOf(html), lang) : "";
    if (title && words.every((word) => text.includes(word))) found.push({ path: url.pathname, title });
  }
  return found;
}

/** What a page's own article says. */
function textOf(html) {
  const article = html.match(/<article[^>]* data-version=.*?<\/article>/s)?.[0] ?? "";
  const signs = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'", nbsp: " " };
  return article.replace(/<[^>]*>/g, " ").replace(/&([#\w]+);/g, (whole, name) => signs[name] ?? whole);
}

/** In letters without marks, whatever was typed. */
const plain = (text, lang) => text.toLocaleLowerCase(lang).normalize("NFD").replace(/\p{M}/gu, "").trim();

function filled(html, slot, found, more) {
  return html.replace(new RegExp(`(<ul[^>]*data-slot="${slot}"[^>]*>)(</ul>)`), (_, start, end) => {
    const remove = start.match(/data-remove="([^"]*)"/)?.[1] ?? "";
    return start + found.map((entry) => `<li><a href="${entry.path}">${entry.title}</a>${more(entry, remove)}</li>`).join("") + end;
  });
}

/** Forms: save a page, remove it, take a front's stories along. Those of another site are refused: the server, which would, is not asked. */
async function act(request, path) {
  const isOurs = request.mode !== "navigate" || request.referrer.startsWith(`${location.origin}/`);
  const form = await request.formData();
  const page = String(form.get("page") ?? "");
  const lang = language(page);
  if (!lang) return new Response("", { status: 400 });
  let isDone = true;
  try {
    if (!isOurs) throw new Error("another site's form");
    if (path === "/saved/remove") await remove(page);
    else if (path === "/saved/today") await saveAll(page);
    else await save(page);
  } catch {
    isDone = false;
  }
  if (form.has("quiet")) return new Response(null, { status: isDone ? 204 : 507 });
  return Response.redirect(savedPage(lang) + (isDone ? "" : "?failed"), 303);
}

async function remove(page) {
  await (await caches.open(SAVED)).delete(page);
  const needed = new Set();
  for (const [, response] of await all(SAVED)) for (const path of filesOf(await response.text())) needed.add(path);
  const pictures = await caches.open(PICTURES);
  for (const request of await pictures.keys()) if (!needed.has(new URL(request.url).pathname)) await pictures.delete(request);
}

async function read(page) {
  const response = await fetch(page, { headers: UNREAD });
  if (response.status !== 200) throw new Error(`${page}: ${response.status}`);
  return { html: await response.text(), headers: response.headers };
}

/** With its smallest pictures, and what reads it aloud. */
async function save(page) {
  const { html: whole, headers } = await read(page);
  const html = whole.replace(/ srcset="([^"]+)"/g, (_, set) => ` srcset="${smallest(set)}"`);
  const files = [...picturesOf(html), ...(html.match(/\/pkg\/listen\.[\w.]+/g) ?? [])];
  const pictures = await caches.open(PICTURES);
  for (const file of files) {
    if (await find(file, PICTURES)) continue;
    const response = (await find(file)) ?? (await fetch(file));
    if (response.status !== 200) throw new Error(`${file}: ${response.status}`);
    await put(pictures, file, response);
  }
  await put(await caches.open(SAVED), page, new Response(html, { headers }));
  // What was read of it before may be another version, and would need other pictures.
  if (await find(page, VISITED)) await put(await caches.open(VISITED), page, new Response(html, { headers }));
  if (!(await find(savedPage(language(page)), STORE))) await (await caches.open(STORE)).add(savedPage(language(page)));
}

/** Of each picture the file that a browser of today takes, the first; and the pictures within a text. */
function picturesOf(html) {
  const pictures = [...html.matchAll(/<picture>\s*<source[^>]* srcset="([^ "]+)/g)];
  const inText = [...html.replace(/<picture>.*?<\/picture>/gs, "").matchAll(/<img[^>]* src="(\/media\/[^"]+)"/g)];
  return new Set([...pictures, ...inText].map(([, file]) => file));
}

function smallest(set) {
  const files = set.split(", ").map((file) => file.split(" "));
  return files.sort(([, a], [, b]) => parseInt(a, 10) - parseInt(b, 10))[0]?.join(" ") ?? "";
}

/** The articles of a front in its language, some at a time; the first of them is listed first. One that cannot be had costs no other. */
async function saveAll(front) {
  const { html } = await read(front);
  const links = (html.match(/<a [^>]*teaser__link[^>]*>/g) ?? []).map((link) => link.match(/ href="([^"]+)"/)?.[1]);
  const paths = [...new Set(links)].filter((path) => path && isArticle(path) && language(path) === language(front)).reverse();
  const done = [];
  while (done.length < paths.length) done.push(...(await Promise.allSettled(paths.slice(done.length, done.length + AT_ONCE).map(save))));
  if (done.some(({ status }) => status === "rejected")) throw new Error("not all of them");
}
