import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** Answers one request. */
export type Script = (response: ServerResponse, request: IncomingMessage, body: string) => void;

export interface Loopback {
  readonly baseURL: string;
  /** Requests so far: path, headers and parsed body. */
  readonly requests: readonly {
    readonly path: string;
    readonly headers: IncomingMessage['headers'];
    readonly body: unknown;
  }[];
  /**
   * Open connections that have carried a request. Where a request is aborted, Node's fetch closes its connection and opens a
   * spare one, which it gives up after four idle seconds.
   */
  readonly sockets: ReadonlySet<Socket>;
  /** Connections that were ever made. */
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

/** A server on the loopback that answers request n with script n, and every later one with the last. */
export async function serve(...scripts: readonly Script[]): Promise<Loopback> {
  const requests: { path: string; headers: IncomingMessage['headers']; body: unknown }[] = [];
  const sockets = new Set<Socket>();
  const everySocket = new Set<Socket>();
  let connections = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    sockets.add(request.socket);
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const script = scripts[Math.min(requests.length, scripts.length - 1)] as Script;
      requests.push({
        path: request.url ?? '',
        headers: request.headers,
        body: body === '' ? undefined : JSON.parse(body),
      });
      script(response, request, body);
    });
  });
  server.on('connection', (socket) => {
    connections++;
    everySocket.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      everySocket.delete(socket);
      sockets.delete(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    sockets,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        everySocket.forEach((socket) => socket.destroy());
      }),
  };
}

/** Sends a stream of server-sent events in one piece. */
export const events =
  (...data: readonly (object | string)[]): Script =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'x-request-id': 'req_1' });
    response.end(sse(...data));
  };

/** Sends one JSON value. */
export const json =
  (value: unknown, status = 200, headers: Record<string, string> = {}): Script =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'req_1', ...headers });
    response.end(JSON.stringify(value));
  };

/** Server-sent events as text: objects as JSON, strings as they are. */
export function sse(...data: readonly (object | string)[]): string {
  return data.map((value) => `data: ${typeof value === 'string' ? value : JSON.stringify(value)}\n\n`).join('');
}

/** Resolves once the condition holds; fails after a second. */
export async function eventually(condition: () => boolean): Promise<void> {
  for (let waited = 0; !condition(); waited += 5) {
    if (waited > 1_000) throw new Error(`still not so: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
