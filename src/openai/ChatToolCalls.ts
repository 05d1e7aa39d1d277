import type { ChatToolCallDelta } from './ChatChunk.js';
import type { ChatToolCall } from './ChatToolCall.js';

interface OpenCall {
  readonly index: number | undefined;
  readonly wireId: string;
  readonly call: ChatToolCall;
}

/**
 * Finds out which call of an answer a delta belongs to. `index` should say; there are servers that leave it out, send 0 for
 * every call, repeat id and name in each delta, send no id, or send a whole call at once.
 */
export class ChatToolCalls {
  private readonly open: OpenCall[] = [];

  /** @param start begins a call, with the id that the server gave it or `''` */
  constructor(private readonly start: (wireId: string) => ChatToolCall) {}

  add({ index, id, function: called, extra_content, provider_specific_fields }: ChatToolCallDelta): void {
    const wireId = id ?? '';
    const name = called?.name ?? '';
    const args = argumentsOf(called?.arguments);
    const call = this.find(index ?? undefined, wireId, name, args) ?? this.begin(index ?? undefined, wireId);
    call.add(name, args);
    if (extra_content) call.keep({ extra_content });
    if (provider_specific_fields) call.keep({ provider_specific_fields });
  }

  private find(index: number | undefined, wireId: string, name: string, args: string): ChatToolCall | undefined {
    const at = index === undefined ? this.withoutIndex(wireId) : this.latest((open) => open.index === index);
    if (at === undefined) return undefined;
    const { call } = at;
    if (name === '' || call.name === '') return call;
    // A name begins a call unless it repeats that of the call at hand, which must then be whole for another to begin.
    const isOtherId = wireId !== '' && wireId !== at.wireId;
    return name !== call.name || ((isOtherId || args.trim() !== '') && call.isWhole()) ? undefined : call;
  }

  private withoutIndex(wireId: string): OpenCall | undefined {
    const last = this.open.at(-1);
    if (wireId === '' || last?.wireId === '') return last;
    return this.latest((open) => open.wireId === wireId);
  }

  private latest(isMeant: (call: OpenCall) => boolean): OpenCall | undefined {
    return this.open.filter(isMeant).at(-1);
  }

  private begin(index: number | undefined, wireId: string): ChatToolCall {
    const call = this.start(wireId);
    this.open.push({ index, wireId, call });
    return call;
  }
}

/** JSON text; some servers send the object itself. */
function argumentsOf(value: unknown): string {
  return typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);
}
