import { expectTypeOf } from 'expect-type';
import type { Observable } from 'rxjs';
import * as z from 'zod';
import { Agent, conversation, run, runView, type ConversationView, type RunEvent, type RunView } from 'rxagents';

const reporter = new Agent({ name: 'Reporter', outputType: z.object({ title: z.string() }) });

expectTypeOf(run(reporter, 'Hi').pipe(runView())).toEqualTypeOf<Observable<RunView<{ title: string }>>>();
const event$ = undefined as unknown as Observable<RunEvent>;
expectTypeOf(event$.pipe(runView({ coalesce: {} }))).toEqualTypeOf<Observable<RunView>>();
expectTypeOf<RunView['status']>().toEqualTypeOf<'running' | 'completed' | 'interrupted' | 'stopped' | 'failed'>();

const chat = conversation(reporter, { policy: 'switch', maxTurns: 3 });
expectTypeOf(chat.view$).toEqualTypeOf<Observable<ConversationView<{ title: string }>>>();
chat.approve('call_1', { approve: false, message: 'No.' });
// @ts-expect-error the conversation stops its runs itself
conversation(reporter, { stop: event$ });
// @ts-expect-error there is no such policy
conversation(reporter, { policy: 'last' });
