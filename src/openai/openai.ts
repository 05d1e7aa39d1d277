import { OpenAI, type ClientOptions } from 'openai';
import { Observable, type Subscriber } from 'rxjs';
import { UserError, type Model, type ModelEvent, type ModelRequest } from '../index.js';
import { chatApi } from './chatApi.js';
import { encodeBody } from './encodeBody.js';
import { errorBodies } from './errorBodies.js';
import { modelErrorFrom } from './modelErrorFrom.js';
import type { OpenAIClient } from './OpenAIClient.js';
import type { OpenAIOptions } from './OpenAIOptions.js';
import { readAnswer, type Call } from './readAnswer.js';
import { responsesApi } from './responsesApi.js';
import { retryBeforeFirstByte } from './retryBeforeFirstByte.js';
import { sendRequest } from './sendRequest.js';
import { takesBytes } from './takesBytes.js';
import type { WireApi } from './WireApi.js';

const DEFAULT_MAX_RETRIES = 2;

const WIRES: Partial<Record<string, WireApi>> = { responses: responsesApi, chat: chatApi };

/**
 * A model of OpenAI, or of any server that speaks the Responses or the Chat Completions API.
 *
 * Its stream errors with a `ModelError` and nothing else: for an HTTP error, a connection that fails or breaks, an answer
 * that is cut or is no answer, missing credentials.
 *
 * ```ts
 * const agent = new Agent({ name: 'Assistant', model: openai('gpt-5-mini') });
 * const local = openai('llama3.2', { baseURL: 'http://localhost:11434/v1', apiKey: 'ollama', api: 'chat' });
 * ```
 *
 * @param name the model's name, as the server knows it
 * @param options how it is reached; without any, the environment's `OPENAI_API_KEY` is used
 * @throws UserError when there is no name, or no such API
 */
export function openai(name: string, options: OpenAIOptions = {}): Model {
  const { client, api = 'responses', stream: streamed = true, maxRetries, ...clientOptions } = options;
  if (!name) throw new UserError("openai() was given no name of a model. Give it one, such as 'gpt-5-mini'.");
  const wire = WIRES[api];
  if (!wire) throw new UserError(`openai() knows no api "${api as string}". Give 'responses' or 'chat'.`);
  const provider: Provider = { name, wire, streamed, clientOptions, client };
  return {
    name,
    stream: (request) =>
      new Observable(beginCall.bind(undefined, provider, request)).pipe(
        retryBeforeFirstByte(maxRetries ?? DEFAULT_MAX_RETRIES, request.scheduler, (failure) =>
          modelErrorFrom(failure, name),
        ),
      ),
  };
}

interface Provider extends Pick<Call, 'wire' | 'streamed'> {
  readonly name: string;
  readonly clientOptions: ClientOptions;
  /** Made at the first call where none was given. */
  client: OpenAIClient | undefined;
}

/** Bound, as all that each call passes: V8 drops the optimized code of closures with the last of their kind. */
function beginCall(provider: Provider, request: ModelRequest, subscriber: Subscriber<ModelEvent>): void {
  const { name, wire, streamed } = provider;
  const client = (provider.client ??= clientOf(provider.clientOptions));
  const { baseURL } = client;
  const encoded = encodeBody(wire.bodyOf(name, request, { streamed, baseURL }));
  const body = takesBytes(client, wire) ? encoded : parsed(encoded);
  const read = readAnswer.bind(undefined, { modelName: name, wire, request, streamed });
  sendRequest(client, wire.path, body, streamed, read).subscribe(subscriber);
}

function clientOf(options: ClientOptions): OpenAIClient {
  return new OpenAI({ ...options, fetch: errorBodies.keptBy(options.fetch) });
}

function parsed(body: Uint8Array | string): unknown {
  return JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body));
}
