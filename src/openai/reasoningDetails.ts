import type { ReasoningDetail } from './chatReasoningIn.js';

/** Fields that come in pieces. */
const TEXTS = ['text', 'summary', 'data'] as const;

/**
 * Details with those of another delta: a piece goes on with the detail before it if it is of its type and place, so that what is
 * sent back is what a server would have sent at once.
 */
export function reasoningDetails(
  details: readonly ReasoningDetail[],
  added: readonly ReasoningDetail[],
): readonly ReasoningDetail[] {
  return added.reduce((all, detail) => {
    const last = all.at(-1);
    return last && goesOn(last, detail) ? [...all.slice(0, -1), joined(last, detail)] : [...all, detail];
  }, details);
}

function goesOn(last: ReasoningDetail, detail: ReasoningDetail): boolean {
  const isSame = (field: string): boolean => (last[field] ?? detail[field]) === (detail[field] ?? last[field]);
  return last.type === detail.type && last['index'] === detail['index'] && isSame('id');
}

function joined(last: ReasoningDetail, detail: ReasoningDetail): ReasoningDetail {
  const known = Object.entries(detail).filter(([, value]) => value !== null);
  const texts = TEXTS.flatMap((field) =>
    typeof last[field] === 'string' && typeof detail[field] === 'string' ? [[field, last[field] + detail[field]]] : [],
  );
  return { ...last, ...Object.fromEntries([...known, ...texts] as [string, unknown][]), type: last.type };
}
