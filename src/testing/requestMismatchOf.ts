import type { RequestShape } from './requestShapeOf.js';

/** Where a request is not like the recorded one: in its tools, its handoffs, or the form of its answer. All else may have changed. */
export function requestMismatchOf(made: RequestShape, recorded: RequestShape): string | undefined {
  const difference = [
    ['tools', listed(made.tools), listed(recorded.tools)] as const,
    ['handoffs', listed(made.handoffs), listed(recorded.handoffs)] as const,
    ['outputType', made.outputType ?? 'none', recorded.outputType ?? 'none'] as const,
  ].find(([, now, then]) => now !== then);
  if (!difference) return undefined;
  const [what, now, then] = difference;
  return `has the ${what} ${now}, but was recorded with ${then}`;
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : [...names].sort().join(', ');
}
