import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { isOfModel } from './isOfModel.js';

/** What an item is told apart by, whatever its type. */
interface Fields {
  readonly type: string;
  readonly id?: string | null;
  readonly call_id?: string | null;
  readonly role?: string;
}

/** What the server has of a conversation before this input. */
export interface KeptItems {
  readonly items: readonly ResponseInputItem[];
  /** The reasoning that an item was written with, by the ids of the two. */
  readonly reasoningOf?: ReadonlyMap<string, string>;
}

/**
 * Why the Responses API would refuse an input, in its own words as far as it has any: calls and outputs without each other or in the
 * wrong order, reasoning without the item that it belongs to and the other way round, and what is there twice.
 *
 * @param input the items that are sent
 * @param kept what the server has already
 */
export function historyProblemsOf(input: readonly ResponseInputItem[], kept: KeptItems = { items: [] }): string[] {
  const before = kept.items.map(fieldsOf);
  const sent = input.map(fieldsOf);
  const at = (index: number): string => `input[${index}]`;
  return [
    ...duplicatesOf([...before, ...sent]),
    ...unpairedOf([...before, ...sent]),
    ...sent.flatMap((item, index) =>
      loneReasoningOf(item, input[index + 1]).map((problem) => `${at(index)}: ${problem}`),
    ),
    ...sent.flatMap((item, index) =>
      missingReasoningOf(item, [...before, ...sent.slice(0, index)], kept.reasoningOf).map(
        (problem) => `${at(index)}: ${problem}`,
      ),
    ),
  ];
}

function fieldsOf(item: ResponseInputItem): Fields {
  const fields: Fields = { type: 'message', ...(item as object) };
  if (item.type === 'mcp_approval_request') return { ...fields, call_id: item.id };
  return item.type === 'mcp_approval_response' ? { ...fields, call_id: item.approval_request_id } : fields;
}

function duplicatesOf(items: readonly Fields[]): string[] {
  const seen = new Set<string>();
  return items.flatMap(({ type, id, call_id: callId }) => {
    // A reference has the id of what it refers to.
    const keys = [
      ...(id && type !== 'item_reference' ? [`item found with id ${id}`] : []),
      ...(callId ? [`${type} found with call_id ${callId}`] : []),
    ];
    return keys.flatMap((key) => {
      const isDuplicate = seen.has(key);
      seen.add(key);
      return isDuplicate ? [`Duplicate ${key}. Remove duplicate items from your input.`] : [];
    });
  });
}

function unpairedOf(items: readonly Fields[]): string[] {
  const open = new Map<string, string>();
  const problems = items.flatMap(({ type, call_id: callId }, index) => {
    if (!callId) return [];
    if (/_call$|_request$/.test(type)) open.set(callId, type);
    if (!/_output$|_response$/.test(type) || open.delete(callId)) return [];
    const isLate = items.slice(index).some((item) => item.call_id === callId && /_call$|_request$/.test(item.type));
    const isAgain = items.slice(0, index).some((item) => item.call_id === callId);
    if (isAgain) return [];
    return [
      isLate
        ? `The output with call_id ${callId} comes before its call.`
        : `No ${type === 'mcp_approval_response' ? 'approval request found for approval response' : 'tool call found for function call output'} with call_id ${callId}.`,
    ];
  });
  return [
    ...problems,
    ...[...open].map(([callId, type]) =>
      type === 'mcp_approval_request'
        ? `No approval response found for approval request ${callId}.`
        : `No tool output found for function call ${callId}.`,
    ),
  ];
}

function loneReasoningOf({ type, id }: Fields, next: ResponseInputItem | undefined): string[] {
  if (type !== 'reasoning' || isOfModel(next)) return [];
  return [`Item '${id ?? ''}' of type 'reasoning' was provided without its required following item.`];
}

function missingReasoningOf(
  { type, id }: Fields,
  before: readonly Fields[],
  reasoningOf: KeptItems['reasoningOf'],
): string[] {
  const required = id && reasoningOf?.get(id);
  if (!required) return [];
  const last = before.at(-1);
  // Without its id it is recognised by its place.
  const isThere = before.some((item) => item.id === required) || (last?.type === 'reasoning' && !last.id);
  return isThere
    ? []
    : [`Item '${id}' of type '${type}' was provided without its required 'reasoning' item: '${required}'.`];
}
