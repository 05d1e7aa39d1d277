import { defer, type Observable } from 'rxjs';
import { UserError, type Model, type ModelEvent, type ModelRequest } from '../index.js';
import { answerCountOf } from './answerCountOf.js';
import { answerOf } from './answerOf.js';
import { responseIdOf } from './responseIdOf.js';
import type { ScriptedStep } from './ScriptedStep.js';

/** What a model answers: a list of steps, one a call, or a function of the request and the number of the call, from 0. */
export type Script = readonly ScriptedStep[] | ((request: ModelRequest, index: number) => ScriptedStep);

/** Settings of a scripted model. */
export interface ScriptedModelOptions {
  /** Default: `'scripted'`. Any other name is part of the ids, so that several models of one run have ids of their own. */
  readonly name?: string;
  /** Milliseconds before each raw event and before an error, on the run's scheduler. Default: none, all is synchronous. */
  readonly chunkDelayMs?: number;
  /**
   * What its place in the script is: how many calls there were (the default), or how many answers are in the input of the request, so
   * that a run that is resumed with a model made anew goes on where it was. Answers with nothing between them count as one.
   */
  readonly countBy?: 'call' | 'history';
}

/** A model that answers what a script says. */
export interface ScriptedModel extends Model {
  /** The requests of all calls so far, as they were made. */
  readonly calls: readonly ModelRequest[];
  /** The answer to one call, whose step is taken when it is subscribed. */
  stream(request: ModelRequest): Observable<ModelEvent>;
  /** Starts over: the next call is the first. */
  reset(): void;
}

const DEFAULT_NAME = 'scripted';

/**
 * A model that answers call after call what its script says: the same ids and the same events each time.
 *
 * The place in the script belongs to the model, so a second run goes on where the first one ended, and a retry is a
 * call too. For runs that each start over call `reset()`, or give a function that looks at the request. A call past the
 * end of the script errors with a `UserError`.
 *
 * ```ts
 * const model = scriptedModel([
 *   [reasoning('They ask about Oslo.'), toolCall('get_weather', { city: 'Oslo' })],
 *   text('It is 4 °C in Oslo.'),
 * ]);
 * run(agent, 'What is the weather in Oslo?', { model }).subscribe(console.log);
 * ```
 */
export function scriptedModel(
  script: Script,
  { name = DEFAULT_NAME, chunkDelayMs = 0, countBy = 'call' }: ScriptedModelOptions = {},
): ScriptedModel {
  let calls: ModelRequest[] = [];
  return {
    name,
    get calls() {
      return calls;
    },
    reset: () => {
      calls = [];
    },
    stream: (request) =>
      // A call is a subscription, so that what is never subscribed takes no step and each retry takes one.
      defer(() => {
        const call = calls.push(request) - 1;
        const index = countBy === 'history' ? answerCountOf(request.input) : call;
        const step = typeof script === 'function' ? script(request, index) : stepAt(script, index, name);
        return answerOf(step, {
          responseId: responseIdOf(index, name === DEFAULT_NAME ? undefined : name),
          pauseMs: chunkDelayMs,
          scheduler: request.scheduler,
        });
      }),
  };
}

function stepAt(script: readonly ScriptedStep[], index: number, name: string): ScriptedStep {
  const step = script[index];
  if (step) return step;
  throw new UserError(
    `The model "${name}" has no answer to call ${index + 1}: its script has ${script.length} step(s). ` +
      'Add a step, call reset() before another run, or give the script as a function of the request.',
  );
}
