import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { NOW, WEATHER, run, serve, temporaryFolder, writeWeather } from './briefs.mjs';
const data = temporaryFolder('zz');
const now = new Date();
writeWeather(data, { ...WEATHER, observed_at: new Date(now.getTime() - 6e5).toISOString(), places: {} });
const DAY = 86_400_000; const days = Math.floor((now.getTime() - Date.parse(NOW)) / DAY);
const folder = path.join(data, 'edition');
cpSync(path.resolve(import.meta.dirname, '../server/sample/stories'), folder, { recursive: true });
for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((n) => n.endsWith('.md'))) {
  const text = readFileSync(path.join(folder, file), 'utf8');
  writeFileSync(path.join(folder, file), text.replace(/\d{4}-\d{2}-\d{2}(?=T\d{2}:\d{2}:\d{2})/g, (d) => new Date(Date.parse(d) + days * DAY).toISOString().slice(0, 10)));
}
await run(['import', 'stories', folder, '--data', data]);
const addr = process.argv[2] ?? '127.0.0.1:4700';
const s = await serve({ data, addr, now: now.toISOString(), sample: false, settings: { BASE_URL: `http://${addr}` } });
console.log(s.origin, data);
setInterval(() => {}, 1e9);
