import type { ResponseUsage } from 'openai/resources/responses/responses';
import { requestUsageOf } from './requestUsageOf.js';
import type { RunEnvironment } from './RunEnvironment.js';

/** Takes note of what the attempt at the response in progress has cost. */
export function noteCost({ position }: RunEnvironment, usage: Partial<ResponseUsage>): void {
  const { current } = position.latest;
  if (current) current.response.cost = requestUsageOf(usage);
}
