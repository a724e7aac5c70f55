// A server between the browser and a paper: sees each request as it really comes, which a browser's own tools do not show (they turn
// its cache off), and answers otherwise where a test asks for it.
import { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse, createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers by itself, or leaves it to the paper by returning false. */
export type Instead = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface Between {
  origin: string;
  /** What was asked for so far. */
  asked: { path: string; headers: IncomingHttpHeaders }[];
  stop(): Promise<void>;
}

export async function startBetween(paper: string, instead: Instead = () => false): Promise<Between> {
  const asked: Between['asked'] = [];
  const server = createServer((request, response) => {
    const { url = '/', method, headers } = request;
    asked.push({ path: url, headers });
    if (instead(request, response)) return;
    const onward = ask(paper + url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { origin: `http://127.0.0.1:${port}`, asked, stop };
}
