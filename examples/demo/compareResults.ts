import { isDeepStrictEqual } from 'node:util';
import type { RunResult } from 'rxagents';

/** Whether results are equal in all but their ids, which differ from run to run as those of the API do. */
export function areEqual(results: readonly RunResult[]): boolean {
  return allEqual(results.map(withoutIds));
}

/** Whether results are alike in what does not depend on how a live model words its answer. */
export function areAlike(results: readonly RunResult[]): boolean {
  return allEqual(
    results.map(({ status, lastAgent, finalOutput }) => [status, lastAgent.name, Object.keys(Object(finalOutput))]),
  );
}

const IDS: readonly string[] = ['id', 'runId', 'responseId', 'lastResponseId'];

function withoutIds(result: RunResult): unknown {
  return JSON.parse(JSON.stringify(result, (key, value: unknown) => (IDS.includes(key) ? undefined : value)));
}

function allEqual(values: readonly unknown[]): boolean {
  return values.every((value) => isDeepStrictEqual(value, values[0]));
}
