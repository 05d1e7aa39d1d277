import type { ResponseInputItem } from 'openai/resources/responses/responses';

/** What the API would refuse in a history: calls and outputs without each other, reasoning without what follows it. */
export function unpairedCalls(history: readonly ResponseInputItem[]): string[] {
  const open = new Set<string>();
  const problems: string[] = [];
  history.forEach((item, index) => {
    if (item.type === 'function_call') {
      if (open.has(item.call_id)) problems.push(`call ${item.call_id} twice`);
      open.add(item.call_id);
    }
    if (item.type === 'function_call_output' && !open.delete(item.call_id))
      problems.push(`output ${item.call_id} alone`);
    const next = history[index + 1];
    const isFollowed = next?.type === 'message' || next?.type === 'reasoning' || next?.type?.endsWith('_call');
    if (item.type === 'reasoning' && !isFollowed) problems.push(`reasoning ${item.id} alone`);
  });
  return [...problems, ...[...open].map((callId) => `call ${callId} unanswered`)];
}
