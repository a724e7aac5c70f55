// Loads the WASM when the page is there and the browser is idle, and wakes the islands. The page is complete without it.
const root = document.documentElement;
const idle = (task) => ("requestIdleCallback" in window ? requestIdleCallback(task, { timeout: 2000 }) : setTimeout(task, 200));

// A language chosen in the list of languages is remembered, as by the button below it.
addEventListener("click", ({ target }) => {
  const link = target.closest?.("[data-slot=languages] a[hreflang]");
  if (link) navigator.sendBeacon(link.closest("details").querySelector("form").action, new URLSearchParams({ lang: link.hreflang }));
});

// Languages that a reader adds to a front are added to it again wherever a link leads there. Storage may be refused.
addEventListener("submit", ({ target }) => {
  if (target.matches(".also form")) try { localStorage.also = new FormData(target).getAll("also").filter(Boolean).join("."); } catch {}
});
addEventListener("click", ({ target }) => {
  const link = target.closest?.("a");
  if (link?.origin !== location.origin || !/^\/[a-z]{2}$/.test(link.pathname) || link.search) return;
  try { if (/^[a-z]{2}(\.[a-z]{2})*$/.test(localStorage.also)) link.search = `also=${localStorage.also}`; } catch {}
}, true);

// Whatever works without a network is the service worker's (`worker.js`). What needs one is shown once it answers for this page.
const worker = navigator.serviceWorker;
const answers = () => { if (worker.controller) root.dataset.worker = ""; };
if (worker) {
  worker.addEventListener("controllerchange", answers);
  answers();
}
addEventListener("click", async ({ target }) => {
  const button = target.closest?.("[data-slot=save] button");
  if (!button) return;
  const body = new URLSearchParams({ page: button.value, quiet: "" });
  const answer = await fetch("/saved/save", { method: "POST", body }).catch(() => {});
  const { done, failed } = button.parentElement.dataset;
  button.nextElementSibling.textContent = answer?.ok ? done : failed;
});

// An article can be listened to where the device has a voice of its own for it (`listen.js`, fetched with the first click).
const speech = window.speechSynthesis;
let voice, listen;
const offer = () => {
  const button = document.querySelector("[data-slot=listen]");
  if (!button) return;
  voice = speech.getVoices().find(({ lang, localService }) => localService && lang.split(/[-_]/)[0] === button.closest("[lang]").lang);
  button.hidden = !voice;
};
addEventListener("click", async ({ target }) => {
  const button = target.closest?.("[data-slot=listen]");
  if (!button) return;
  // Safari on phones lets a page speak only once it has spoken within a click; what it is to read is not here yet. Nobody hears this.
  if (!listen) speech.speak(Object.assign(new SpeechSynthesisUtterance(1), { voice, volume: 0 }));
  // An address that could not be fetched once is not asked for again; another fragment makes it another.
  listen ??= import(`${button.dataset.module}#${Date.now()}`);
  await listen.then(({ toggle }) => button.isConnected && toggle(button), () => { listen = undefined; });
});

async function wake(island, module) {
  // A browser that translates pages wraps text in <font>; hydration expects the text itself.
  for (const font of [...island.querySelectorAll("font")].reverse()) font.replaceWith(...font.childNodes);
  island.normalize();
  await module[island.dataset.component]?.(island);
}

// A task of its own for each part that wakes: what a reader does meanwhile waits for one at most.
const pause = () => new Promise((done) => setTimeout(done));

async function start() {
  worker?.register("/worker.js").catch(() => {});
  if (speech) {
    // Many browsers learn of their voices late; the navigator brings another article with its `main`.
    speech.onvoiceschanged = offer;
    new MutationObserver(offer).observe(document.body, { childList: true });
    offer();
  }
  document.head.append(Object.assign(document.createElement("link"), { rel: "manifest", href: root.dataset.manifest }));
  const module = await import(root.dataset.js);
  await module.default({ module_or_path: root.dataset.wasm });
  window.__hydrateIsland = (island) => wake(island, module);
  // Of this page: once the navigator is there, the reader may go on to another, where it wakes what arrives. The last first: the first to
  // wake has the browser compile what all of them share, and the header, which has most to do, would keep the reader waiting with both.
  const islands = [...document.querySelectorAll("leptos-island")].reverse();
  await pause();
  await module.hydrate(pause);
  for (const island of islands) {
    await pause();
    // One island that cannot be woken must not keep the others asleep.
    if (island.isConnected) await wake(island, module).catch(() => {});
  }
  await pause();
  root.dataset.awake = "";
}

// After what readers see first, so that it competes with none of that. Where it cannot be loaded, the page goes on as it is.
const begin = () => setTimeout(() => idle(() => start().catch(() => {})), 600);
if (document.readyState === "complete") begin();
else addEventListener("load", begin);
