import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import { noop, Observable, type OperatorFunction, type Subscriber } from 'rxjs';
import { Fifo } from '../interop/Fifo.js';
import type { ModelEvent } from '../events/ModelEvent.js';
import type { RunEvent } from '../events/RunEvent.js';
import type { TurnFact } from '../work/TurnFact.js';
import { answerCalls } from './answerCalls.js';
import { assembleItems } from './assembleItems.js';
import { assertOnOffer } from './assertOnOffer.js';
import { endResponse } from './endResponse.js';
import { follow } from './follow.js';
import { followUp } from './followUp.js';
import { stage } from './stage.js';
import type { Turn } from './Turn.js';

type Element = RunEvent | TurnFact;

/**
 * Announces the response, and answers each tool call as soon as it is complete, while the model still streams; those that only the
 * terminal event holds when the response has ended, and none before the guardrails of the run's input have passed.
 *
 * @param passed$ completes when they have
 */
export function runToolsOnCall(turn: Turn, passed$: Observable<never>): OperatorFunction<ModelEvent, Element> {
  return (event$) =>
    new Observable((subscriber) => {
      const destination = subscriber as Subscriber<never>;
      // What tools say while an event of the model's is handled: nothing comes between that and the item it completes.
      const waiting = new Fifo<() => void>();
      let isHandling = false;
      let isItemDone = false;
      const say = (deed: () => void): void => {
        if (isHandling) waiting.push(deed);
        else deed();
      };
      const heldBack$ = event$.pipe(
        stage<ModelEvent>((emit) => ({
          next: (event) => {
            isItemDone = event.type === 'response.output_item.done';
            isHandling = true;
            emit(event);
            isHandling = false;
            while (waiting.size > 0 && !subscriber.closed) waiting.shift()?.();
          },
        })),
      );

      let held: ResponseFunctionToolCall[] = [];
      let hasPassed = false;
      let hasEnded = false;
      let start: (call: ResponseFunctionToolCall) => void = noop;
      let end: () => void = noop;
      const call$ = new Observable<ResponseFunctionToolCall>((calls) => {
        start = (call) => {
          turn.started?.add(call.call_id);
          calls.next(call);
        };
        end = () => calls.complete();
      });
      const release = (): void => {
        if (!hasPassed) return;
        for (const call of held.splice(0)) start(call);
        if (hasEnded) end();
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
      follow(destination, heldBack$.pipe(assembleItems(turn), followUp(turn, endResponse)) as Observable<Element>, {
        next: (element) => {
          subscriber.next(element);
          // Of one whose tools have started, nothing is taken back.
          if (element.type === 'response_retracted_event') held = [];
          if (subscriber.closed || element.type !== 'run_item_stream_event') return;
          const { type, rawItem } = element.item;
          if (type !== 'tool_call_item' || rawItem.type !== 'function_call') return;
          assertOnOffer(turn, [rawItem]);
          if (hasPassed && isItemDone) start(rawItem);
          else held.push(rawItem);
        },
        complete: () => {
          hasEnded = true;
          release();
        },
      });
    });
}
