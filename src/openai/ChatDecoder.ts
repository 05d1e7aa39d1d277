import type { ModelEvent, ModelRequest } from '../index.js';
import type { AnswerDecoder, StreamEnd } from './AnswerDecoder.js';
import type { CallFailure } from './CallFailure.js';
import type { ChatChoice, ChatChunk, ChatDelta } from './ChatChunk.js';
import { chatEndOf } from './chatEndOf.js';
import type { ChatItem, ChatStatus } from './ChatItem.js';
import { ChatMessage } from './ChatMessage.js';
import { ChatReasoning } from './ChatReasoning.js';
import { chatReasoningIn } from './chatReasoningIn.js';
import { ChatToolCall } from './ChatToolCall.js';
import { ChatToolCalls } from './ChatToolCalls.js';
import { EventWriter } from './EventWriter.js';
import { failureFrom, failureIn } from './failureIn.js';
import { uniqueCallIds } from './uniqueCallIds.js';
import { usageFromChat, type ChatUsage } from './usageFromChat.js';

/**
 * Makes Responses events of Chat chunks. Items are closed when the answer ends and not before: deltas of text, reasoning and
 * calls may come mixed.
 */
export class ChatDecoder implements AnswerDecoder {
  private readonly writer: EventWriter;
  private readonly items: ChatItem[] = [];
  private readonly callIds: (wanted: string) => string;
  private readonly toolCalls = new ChatToolCalls((wireId) => this.startToolCall(wireId));
  private message: ChatMessage | undefined;
  private reasoning: ChatReasoning | undefined;
  private head: { id: string; created_at: number; model: string } | undefined;
  private finishReason: string | undefined;
  private usage: ChatUsage | undefined;

  constructor(
    private readonly request: ModelRequest,
    sink: { next(event: ModelEvent): void },
    private readonly model: string,
  ) {
    this.writer = new EventWriter(sink);
    this.callIds = uniqueCallIds(request.input);
  }

  isLast(value: object): boolean {
    const { choices, usage } = value as ChatChunk;
    const choice = choices?.[0];
    const isFinished = this.finishReason !== undefined || Boolean(choice?.finish_reason);
    return isFinished && (usage ?? choice?.usage ?? undefined) !== undefined;
  }

  decode(value: object): void {
    const chunk = value as ChatChunk;
    const failure = chunkFailureOf(chunk);
    if (failure) throw failure;
    // Some servers begin with a chunk about the prompt that has no id yet.
    if (this.head === undefined && (chunk.id || chunk.choices?.[0])) this.begin(chunk);
    // With n > 1 there are others; a run has one answer.
    const choice = chunk.choices?.find(({ index }) => !index);
    if (choice) this.readChoice(choice);
    this.usage = chunk.usage ?? choice?.usage ?? chunk.x_groq?.usage ?? this.usage;
  }

  finish(end: StreamEnd): boolean {
    if (end === 'end_of_body' && this.finishReason === undefined) return false;
    if (this.head === undefined) return false;
    const reason = chatEndOf(this.finishReason);
    const status = reason === 'completed' || reason === 'failed' ? reason : 'incomplete';
    const output = this.items.map((item) => item.close(status === 'completed' ? status : 'incomplete'));
    this.writer.write({
      type: `response.${status}`,
      response: {
        ...this.response(status, output),
        incomplete_details: status === 'incomplete' ? { reason } : null,
        ...(status === 'failed' && { error: failureOf(this.finishReason) }),
        ...(this.usage && { usage: usageFromChat(this.usage) }),
      },
    });
    return true;
  }

  private begin({ id, created, model }: ChatChunk): void {
    // Item ids are derived from it, and the same bytes must give the same ids.
    const responseId = id || `chatcmpl-${this.request.input.length}`;
    this.head = { id: responseId, created_at: created ?? 0, model: model ?? '' };
    this.writer.write({ type: 'response.created', response: this.response('in_progress', []) });
  }

  private readChoice({ delta, finish_reason, logprobs }: ChatChoice): void {
    if (delta) this.readDelta(delta, logprobs?.content ?? undefined);
    if (typeof finish_reason === 'string' && finish_reason !== '') this.finishReason = finish_reason;
  }

  private readDelta(delta: ChatDelta, logprobs: readonly object[] | undefined): void {
    const reasoning = chatReasoningIn(delta);
    if (reasoning) (this.reasoning ??= this.startItem('rs', ChatReasoning)).add(reasoning);
    const text = textOf(delta.content);
    if (text !== '') this.theMessage().addText(text, logprobs);
    if (delta.refusal) this.theMessage().addRefusal(delta.refusal);
    if (delta.annotations?.length) this.theMessage().addAnnotations(delta.annotations);
    delta.tool_calls?.forEach((call) => this.toolCalls.add(call));
  }

  private theMessage(): ChatMessage {
    return (this.message ??= this.startItem('msg', ChatMessage));
  }

  private startItem<T extends ChatItem>(
    prefix: string,
    Item: new (id: string, outputIndex: number, writer: EventWriter, model: string) => T,
  ): T {
    const item = new Item(this.itemId(prefix), this.items.length, this.writer, this.model);
    this.items.push(item);
    return item;
  }

  private startToolCall(wireId: string): ChatToolCall {
    const { items, model } = this;
    const callId = this.callIds(wireId || this.itemId('call'));
    const place = { id: this.itemId('fc'), callId, outputIndex: items.length, model };
    const call = new ChatToolCall(place, this.writer);
    items.push(call);
    return call;
  }

  private itemId(prefix: string): string {
    return `${prefix}_${this.head?.id}_${this.items.length}`;
  }

  private response(status: ChatStatus | 'in_progress' | 'failed', output: readonly object[]): object {
    return { object: 'response', ...this.head, status, output, error: null };
  }
}

/** What a chunk tells of a failure: by itself, beside the finish reason, in a field of Groq's, or being no chunk at all. */
function chunkFailureOf(chunk: ChatChunk): CallFailure | undefined {
  const { choices, usage, x_groq } = chunk;
  if (!choices && !usage) return failureFrom(chunk);
  return failureIn(chunk) ?? failureIn(choices?.[0]) ?? failureIn(x_groq);
}

function failureOf(finishReason: string | undefined): object {
  return { code: finishReason, message: `the server gave up, with finish_reason "${finishReason}". Call again.` };
}

/** Text; a few servers send parts. */
function textOf(content: ChatDelta['content']): string {
  if (typeof content === 'string') return content;
  return content?.map(({ text }) => text).join('') ?? '';
}
