// Once before all tests: a data folder with the sample edition and the fixture edition, which every server of a test copies.
import path from 'node:path';
import { removeFolder, run, serve, temporaryFolder, writeWeather } from './briefs.mjs';
import { writeEdition } from './edition.ts';

/** Tells the workers where it is. */
export const TEMPLATE = 'E2E_TEMPLATE';

export default async function prepare(): Promise<() => void> {
  const folder = temporaryFolder('template');
  const data = path.join(folder, 'data');
  const stories = path.join(folder, 'stories');
  // An empty paper takes the sample edition in when it is first served.
  const server = await serve({ data, settings: { WEATHER__PROVIDER: 'none' } });
  await server.stop();
  writeEdition(stories);
  await run(data, ['import', 'stories', stories]);
  writeWeather(data);
  process.env[TEMPLATE] = data;
  return () => removeFolder(folder);
}
