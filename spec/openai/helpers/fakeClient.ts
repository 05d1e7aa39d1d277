import type { ClientRequest, OpenAIClient } from '../../../src/openai/OpenAIClient.js';
import { sse } from './serve.js';

type Continue = ((value: unknown) => unknown) | null | undefined;

/** A thenable that answers at once, so that virtual time is exact. */
export const settled = <T>(value: T): PromiseLike<T> =>
  ({ then: (resolve: Continue) => resolve?.(value) }) as PromiseLike<T>;
export const failed = (error: unknown): PromiseLike<never> =>
  ({ then: (_resolve: Continue, reject: Continue) => reject?.(error) }) as PromiseLike<never>;
export const pending: PromiseLike<never> = { then: () => pending } as PromiseLike<never>;

/** A client that answers request n with outcome n. */
export function fakeClient(
  ...outcomes: readonly PromiseLike<Response>[]
): OpenAIClient & { readonly requests: readonly (ClientRequest & { readonly path: string })[] } {
  const requests: (ClientRequest & { path: string })[] = [];
  return {
    requests,
    post(path, request) {
      const outcome = outcomes[requests.length];
      requests.push({ path, ...request });
      if (outcome === undefined) throw new Error('one request more than expected');
      return { asResponse: () => outcome };
    },
  };
}

/** A streamed answer that arrives at once; `end` says how its body ends. */
export function answer(data: readonly object[], end: PromiseLike<unknown> = settled({ done: true })): Response {
  const reads: PromiseLike<unknown>[] = [settled({ done: false, value: sse(...data) }), end];
  return responseWith({ getReader: () => ({ read: () => reads.shift() ?? pending, cancel: () => undefined }) });
}

/** An answer with a body of any make. */
export function responseWith(body: unknown, contentType = 'text/event-stream'): Response {
  return { status: 200, headers: new Headers({ 'content-type': contentType }), body } as unknown as Response;
}

/** What the client throws: for an HTTP error, or (without a status) for a connection that failed. */
export const clientError = (status: number | undefined, headers: Record<string, string> = {}): Error =>
  Object.assign(new Error(status === undefined ? 'Connection error.' : `${status} No.`), {
    status,
    headers: status === undefined ? undefined : new Headers(headers),
    requestID: undefined,
  });
