// Reads an article aloud: headline, standfirst and text, by voices of the reader's own device, with the sentence that is read marked
// (`style/components/listen.css`). Fetched when somebody presses the button (`components::article::ListenButton`), by `boot.js`.
const speech = speechSynthesis;
const PARTS = "h1, [data-slot=standfirst], [data-slot=body]";
// What has a pause before and after it.
const BLOCK = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, blockquote, div";
// What is no sentence, or nothing without being seen: pictures with their captions, tables, code, cards of other sites, marks of footnotes.
const PASSED_OVER = "figure, table, pre, .embed, sup a, a sup, .footnote-definition-label";
// A full stop that ends no sentence: after « M. », "J. K.", „z. B.“, „am 3. Oktober“. Some are missed, and are a pause too many.
const ABBREVIATED = /(^|[^\p{L}\p{N}])(\p{L}|\p{Lu}\p{Ll}|\p{N}{1,2})\.\s*$/u;
// « Venez ! » dit-il: nor does one begin with a small letter. The sign that closes has a space before it in French.
const GOES_ON = /^(»\s*)?\p{Ll}/u;
const CLOSED = /^»(\s+|$)/;
const IS_SAID = /[\p{L}\p{N}]/u;

// Ends the reading that is under way.
let stop;

export function toggle(button) {
  if (stop) stop();
  else read(button);
}

function read(button) {
  const voiceFor = voices();
  const parts = [...button.closest("article").querySelectorAll(PARTS)];
  const said = parts.flatMap((part) => paragraphs(part, voiceFor)).flatMap(sentences);
  if (!said.length) return;
  const end = () => {
    stop = undefined;
    // What is called off ends later, and must not end the next reading.
    for (const utterance of utterances) utterance.onstart = utterance.onend = utterance.onerror = null;
    speech.cancel();
    left.disconnect();
    removeEventListener("pagehide", end);
    CSS.highlights?.delete("spoken");
    delete button.dataset.speaking;
  };
  // The navigator puts another page's `main` in the place of this one's.
  const left = new MutationObserver(() => button.isConnected || end());
  left.observe(document.body, { childList: true });
  addEventListener("pagehide", end);
  stop = end;
  button.dataset.speaking = "";
  let before = button;
  // One a sentence: some browsers fall silent within a long one.
  const utterances = said.map(({ text, voice, range }) => {
    const utterance = Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang });
    utterance.onstart = () => {
      CSS.highlights?.set("spoken", new Highlight(range));
      follow(before, range);
      before = range;
    };
    // There is no voice to spare, or another page took it: silence says as much.
    utterance.onerror = end;
    return utterance;
  });
  utterances.at(-1).onend = end;
  for (const utterance of utterances) speech.speak(utterance);
}

// Finds the voice for a language: of its very tag, else the device's own choice, else any. Only voices of the device: to any other the
// text would be sent, and with it what somebody reads.
function voices() {
  const all = speech.getVoices().filter(({ lang, localService }) => lang && localService);
  return (lang) => {
    const fitting = all.filter((voice) => language(voice) === language({ lang }));
    return fitting.find((voice) => voice.lang === lang) ?? fitting.find((voice) => voice.default) ?? fitting[0];
  };
}

// Some devices write `en_GB`.
const language = ({ lang }) => lang.toLowerCase().split(/[-_]/)[0];

// A part's text by paragraph and voice: `{ voice, text, pieces }`, a piece being a text node and where in the text it begins. Of another
// language a paragraph is left out where there is no voice for it, and a word in a sentence read as the sentence is.
function paragraphs(part, voiceFor) {
  const found = [];
  let last;
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeName === "BR" && last) last.text += "\n";
    const parent = node.parentElement;
    if (node.nodeType !== Node.TEXT_NODE || parent.closest(PASSED_OVER)) continue;
    const block = parent.closest(BLOCK);
    const [own, around] = [parent, block].map((element) => voiceFor(element.closest("[lang]").lang));
    const voice = own ?? around;
    if (!voice) continue;
    if (last?.block !== block || last.voice !== voice) found.push((last = { block, voice, text: "", pieces: [] }));
    last.pieces.push({ node, start: last.text.length });
    // A line's end in the source is a space; to the segmenter it would end a sentence.
    last.text += node.data.replace(/\s/g, " ");
  }
  return found;
}

// Its sentences: `{ text, voice, range }`.
function sentences({ text, voice, pieces }) {
  const found = [];
  let start = 0;
  for (let end of ends(text, language(voice))) {
    const rest = text.slice(end);
    if (rest && (GOES_ON.test(rest) || ABBREVIATED.test(text.slice(start, end)))) continue;
    end += CLOSED.exec(rest)?.[0].length ?? 0;
    const sentence = text.slice(start, end);
    const from = start + sentence.search(/\S/);
    if (IS_SAID.test(sentence)) found.push({ text: sentence.trim(), voice, range: rangeOf(pieces, from, from + sentence.trim().length) });
    start = end;
  }
  return found;
}

// Where sentences may end. A browser that cannot tell reads the paragraph in one.
function ends(text, lang) {
  if (!Intl.Segmenter) return [text.length];
  const segments = new Intl.Segmenter(lang, { granularity: "sentence" }).segment(text);
  return Array.from(segments, ({ index, segment }) => index + segment.length);
}

function rangeOf(pieces, start, end) {
  const range = new Range();
  const first = pieces.findLast((piece) => piece.start <= start);
  const last = pieces.findLast((piece) => piece.start < end);
  range.setStart(first.node, start - first.start);
  range.setEnd(last.node, end - last.start);
  return range;
}

// Keeps what is read on screen. Where what was read before it is not there, the reader has gone elsewhere, and is left there.
function follow(before, now) {
  const [last, next] = [before, now].map((what) => what.getBoundingClientRect());
  if (last.bottom < 0 || last.top > innerHeight || (next.top >= 0 && next.bottom <= innerHeight)) return;
  const { matches: isCalm } = matchMedia("(prefers-reduced-motion: reduce)");
  scrollBy({ top: next.top - innerHeight / 4, behavior: isCalm ? "instant" : "smooth" });
}
