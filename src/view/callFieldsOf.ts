import type { CallEntry } from './ViewState.js';

/** What calls have in common, whoever runs them; a call of the provider's own has no call id and no name. */
interface CallItem {
  readonly type: string;
  readonly id?: string;
  readonly call_id?: string | null;
  readonly name?: string;
  readonly arguments?: unknown;
  readonly input?: unknown;
  readonly output?: unknown;
}

/**
 * What is shown of a call that the model has made; nothing of an item that is no call.
 *
 * @param isComplete whether the call is written: it runs from now on, unless the provider has run it already
 */
export function callFieldsOf(item: object, isComplete: boolean): CallEntry['fields'] | undefined {
  const { type, id = '', call_id: callId, name, output, ...call } = item as CallItem;
  if (!type.endsWith('_call')) return undefined;
  const text = call.arguments ?? call.input ?? '';
  const whenComplete = callId ? 'running' : 'done';
  return {
    callId: callId || id,
    name: name ?? type.replace(/_call$/, ''),
    arguments: typeof text === 'string' ? text : JSON.stringify(text),
    status: isComplete ? whenComplete : 'writing',
    ...(isComplete && output !== undefined && { output }),
  };
}
