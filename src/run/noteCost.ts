import type { ResponseUsage } from 'openai/resources/responses/responses';
import { requestUsageOf } from './requestUsageOf.js';
import type { RunEnvironment } from './RunEnvironment.js';

/** Takes note of what the attempt at the response in progress has cost; of its input alone, which is no exact figure, as what was seen. */
export function noteCost({ position }: RunEnvironment, usage: Partial<ResponseUsage>): void {
  const { current } = position.latest;
  if (!current) return;
  if (usage.output_tokens === undefined) current.response.seen = usage;
  else current.response.cost = requestUsageOf(usage);
}
