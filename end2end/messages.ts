// The paper's own sentences, so that a test holds for what the page means and not for how it is worded today.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.resolve(import.meta.dirname, '../app/messages');

/** A message without arguments. */
export function message(lang: string, key: string): string {
  const text = readFileSync(path.join(FOLDER, `${lang}.ftl`), 'utf8');
  const line = text.split('\n').find((candidate) => candidate.startsWith(`${key} = `));
  if (!line) throw new Error(`${lang}.ftl has no ${key}`);
  return line.slice(key.length + 3).trim();
}

/** Every message's key. */
export function keys(): string[] {
  return [...readFileSync(path.join(FOLDER, 'en.ftl'), 'utf8').matchAll(/^([a-z][a-z0-9-]*) =/gm)].map(([, key = '']) => key);
}
