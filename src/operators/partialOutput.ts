import { defer, filter, map, type OperatorFunction } from 'rxjs';
import type { Agent } from '../agent/Agent.js';
import type { OutputOf, OutputType } from '../agent/AgentOptions.js';
import { compileOutputType } from '../agent/compileOutputType.js';
import type { AgentReference } from '../events/AgentReference.js';
import type { RunEvent } from '../events/RunEvent.js';
import { rawDataOf } from '../interop/rawDataOf.js';
import type { DeepPartial } from './DeepPartial.js';
import { LiveMessages } from './LiveMessages.js';
import { PartialJson } from './PartialJson.js';

/**
 * The structured output as it forms: each value is a part of the one that the message will hold, with what is there by then. Strings
 * and lists grow, objects gain keys, numbers come whole. Starts again with each message, and after what was written is taken back; has
 * nothing of a plain text, for which there is `text()`.
 *
 * What the schema transforms comes as the model writes it. Where the schema has optional keys no `null` of a key is shown. A byte order
 * mark (U+FEFF) within a text is not shown.
 *
 * ```ts
 * run$.pipe(partialOutput()).subscribe((report) => render(report.title, report.sections));
 * ```
 */
export function partialOutput<TOutput, TAgent extends AgentReference>(): OperatorFunction<
  RunEvent<TOutput, TAgent>,
  DeepPartial<TOutput>
>;
/**
 * The same by a schema, for events that have only the names of agents.
 *
 * @param outputType the agent's; by default the active agent's own
 * @throws UserError at once, when the schema cannot be sent
 */
export function partialOutput<const TOutputType extends OutputType>(
  outputType: TOutputType,
): OperatorFunction<RunEvent, DeepPartial<OutputOf<TOutputType>>>;
export function partialOutput(outputType: OutputType = 'text'): OperatorFunction<RunEvent, unknown> {
  const given = compileOutputType(outputType, 'outputType of partialOutput()');
  return (run$) =>
    defer(() => {
      let output = given;
      const messages = new LiveMessages<PartialJson>();
      return run$.pipe(
        map((event) => {
          const data = rawDataOf(event);
          const whole = messages.follow(event, data);
          if (event.type === 'agent_updated_stream_event') output = given ?? (event.agent as Partial<Agent>).output;
          if (!output) return undefined;
          if (data?.type !== 'response.output_text.delta')
            return whole ? valueAfter(new PartialJson(output), whole) : undefined;
          const message = messages.get(data.output_index) ?? new PartialJson(output);
          messages.set(data.output_index, message);
          return valueAfter(message, data.delta);
        }),
        filter((value) => value !== undefined),
      );
    });
}

function valueAfter(message: PartialJson, text: string): unknown {
  return message.write(text) ? message.value() : undefined;
}
