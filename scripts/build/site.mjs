// The site folder: what the server takes into itself. Only what changed is written, since cargo judges by the time of writing.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const compressible = new Set(
  '.css .html .ico .js .json .map .md .mjs .otf .svg .ttf .txt .wasm .webmanifest .xml'.split(' '),
);

export class Site {
  #files = new Map();
  #hashed = [];
  #settings;

  constructor(settings) {
    this.#settings = settings;
  }

  /** A file at `path` below the site folder. */
  add(path, content) {
    this.#files.set(path, Buffer.from(content));
  }

  /** A file of the package folder that may be kept forever: `NAME.HASH.EXTENSION`, with 16 hexadecimal digits of its SHA-256. */
  addHashed(name, extension, content) {
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);
    const path = `${this.#settings.pkgDir}/${name}.${hash}.${extension}`;
    this.add(path, content);
    this.#hashed.push(path);
  }

  /** Brings the folder to exactly what was added, with compressed forms; returns the sizes of the hashed files. */
  async write() {
    const { siteRoot, targetDir } = this.#settings;
    const done = new Compressed(join(targetDir, 'front-compressed.json'));
    const keep = new Set();
    await Promise.all(
      [...this.#files].map(async ([path, content]) => {
        const file = join(siteRoot, path);
        mkdirSync(dirname(file), { recursive: true });
        // The compressed forms first: a file that is there in its present form is finished.
        for (const form of await done.formsOf(file, content)) keep.add(form);
        writeChanged(file, content);
        keep.add(file);
      }),
    );
    prune(siteRoot, keep);
    done.save();
    return this.#hashed.map((path) => this.sizeOf(join(siteRoot, path)));
  }

  /** The sizes of a file in bytes, as it is and by brotli where that form lies beside it. */
  sizeOf(file) {
    const brotli = existsSync(`${file}.br`) ? statSync(`${file}.br`).size : undefined;
    return { path: relative(this.#settings.root, file), bytes: statSync(file).size, brotli };
  }
}

/** Brotli and gzip forms at their best level, made once for each content and kept where they are at least a twentieth smaller. */
class Compressed {
  #record;
  #before;
  #after = {};

  constructor(record) {
    this.#record = record;
    this.#before = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : {};
  }

  /** The paths of the compressed forms of `file`, after having written those that are missing. */
  async formsOf(file, content) {
    if (!compressible.has(extname(file))) return [];
    const hash = createHash('sha256').update(content).digest('hex');
    let entry = this.#before[file];
    if (entry?.hash !== hash || !entry.forms.every((form) => existsSync(form))) {
      const quality = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
      const made = await Promise.all([
        promisify(brotliCompress)(content, { params: quality }).then((bytes) => [`${file}.br`, bytes]),
        promisify(gzip)(content, { level: 9 }).then((bytes) => [`${file}.gz`, bytes]),
      ]);
      const worth = made.filter(([, bytes]) => bytes.length < 0.95 * content.length);
      for (const [form, bytes] of worth) writeChanged(form, bytes);
      entry = { hash, forms: worth.map(([form]) => form) };
    }
    this.#after[file] = entry;
    return entry.forms;
  }

  save() {
    mkdirSync(dirname(this.#record), { recursive: true });
    writeFileSync(this.#record, JSON.stringify(this.#after));
  }
}

function writeChanged(file, content) {
  if (existsSync(file) && readFileSync(file).equals(content)) return;
  writeFileSync(file, content);
}

/** Removes every file below `folder` that is not in `keep`, and folders that this leaves empty. */
function prune(folder, keep) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) {
      if (!keep.has(path)) rmSync(path);
    } else {
      prune(path, keep);
      if (!readdirSync(path).length) rmdirSync(path);
    }
  }
}
