import type { ClientRequest } from '../../../src/openai/OpenAIClient.js';
import { sse } from './serve.js';

/** A thenable that answers at once, so that virtual time is exact. */
export const settled = <T>(value: T): PromiseLike<T> => ({ then: (resolve: any) => resolve(value) }) as PromiseLike<T>;
export const failed = (error: unknown): PromiseLike<never> =>
  ({ then: (_resolve: any, reject: any) => reject(error) }) as PromiseLike<never>;
export const pending: PromiseLike<never> = { then: () => pending } as PromiseLike<never>;

/** A client that answers request n with outcome n. */
export function fakeClient(...outcomes: readonly PromiseLike<Response>[]) {
  const requests: (ClientRequest & { path: string })[] = [];
  return {
    requests,
    post(path: string, request: ClientRequest) {
      const outcome = outcomes[requests.length] as PromiseLike<Response>;
      requests.push({ path, ...request });
      return { asResponse: () => outcome };
    },
  };
}

/** A streamed answer that arrives at once; `open` keeps its body from ending. */
export function answer(data: readonly object[], { open = false } = {}): Response {
  const reads = [settled({ done: false, value: sse(...data) }), open ? pending : settled({ done: true })];
  const reader = { read: () => reads.shift() ?? pending, cancel: () => undefined };
  return {
    status: 200,
    headers: new Headers({ 'content-type': 'text/event-stream' }),
    body: { getReader: () => reader },
  } as unknown as Response;
}

/** What the client throws for an HTTP error. */
export const httpError = (status: number | undefined, headers: Record<string, string> = {}): Error =>
  Object.assign(new Error(`${status} failed`), { status, headers: new Headers(headers), requestID: null });
