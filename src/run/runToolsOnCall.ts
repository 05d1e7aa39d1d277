import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import { noop, Observable, type OperatorFunction, type Subscriber } from 'rxjs';
import type { ModelEvent } from '../events/ModelEvent.js';
import type { RunEvent } from '../events/RunEvent.js';
import type { TurnFact } from '../work/TurnFact.js';
import { answerCalls } from './answerCalls.js';
import { assembleItems } from './assembleItems.js';
import { assertOnOffer } from './assertOnOffer.js';
import type { EarlyCalls } from './EarlyCalls.js';
import { endResponse } from './endResponse.js';
import { follow } from './follow.js';
import { followUp } from './followUp.js';
import type { Turn } from './Turn.js';
import { turnTaking } from './turnTaking.js';

type Element = RunEvent | TurnFact;

/**
 * Announces the response, and answers each tool call as soon as it is complete, while the model still streams; those that only the
 * terminal event holds when the response has ended, and none before the guardrails of the run's input have passed.
 *
 * @param passed$ completes when they have
 */
export function runToolsOnCall(
  turn: Turn,
  early: EarlyCalls,
  passed$: Observable<never>,
): OperatorFunction<ModelEvent, Element> {
  return (event$) =>
    new Observable((subscriber) => {
      const destination = subscriber as Subscriber<never>;
      // A tool that settles says so after the item that the model's event has completed.
      const { source, say, giveWay } = turnTaking<ModelEvent>();
      const unstarted = new Set<ResponseFunctionToolCall>();
      let isItemDone = false;
      let hasPassed = false;
      let hasEnded = false;
      let start: (call: ResponseFunctionToolCall) => void = noop;
      let end: () => void = noop;
      const call$ = new Observable<ResponseFunctionToolCall>((calls) => {
        start = (call) => {
          unstarted.delete(call);
          early.hasStarted = true;
          calls.next(call);
        };
        end = () => calls.complete();
      });
      const release = (): void => {
        if (!hasPassed) return;
        const due = hasEnded ? [...unstarted] : early.held;
        early.held = [];
        due.forEach((call) => start(call));
        if (hasEnded) end();
      };
      const take = (element: Element): void => {
        subscriber.next(element);
        if (element.type === 'raw_response_event') isItemDone = element.data.type === 'response.output_item.done';
        else if (element.type === 'response_retracted_event') {
          unstarted.clear();
          early.held = [];
        } else if (element.type === 'run_item_stream_event' && !subscriber.closed) {
          const { type, rawItem } = element.item;
          if (type !== 'tool_call_item' || rawItem.type !== 'function_call') return;
          assertOnOffer(turn, [rawItem]);
          unstarted.add(rawItem);
          if (!isItemDone) return;
          early.held.push(rawItem);
          // Nothing more comes of the event, and a tool that is synchronous would work through unheard.
          giveWay();
          release();
        }
      };

      follow(destination, call$.pipe(answerCalls(turn, (element) => say(() => subscriber.next(element)))), {
        next: (element) => say(() => subscriber.next(element)),
        error: (error) => say(() => subscriber.error(error)),
      });
      follow(destination, passed$, {
        next: noop,
        complete: () => {
          hasPassed = true;
          release();
        },
      });
      follow(
        destination,
        event$.pipe(source, assembleItems(turn), followUp(turn, endResponse)) as Observable<Element>,
        {
          next: take,
          complete: () => {
            hasEnded = true;
            release();
          },
        },
      );
    });
}
