import { expectTypeOf } from 'expect-type';
import type { Observable } from 'rxjs';
import * as z from 'zod';
import {
  Agent,
  agentChanges,
  continueWith,
  finalOutput,
  flattenNested,
  partialOutput,
  resultOf,
  run,
  runView,
  type AgentReference,
  type DeepPartial,
  type RunEvent,
} from 'rxagents';

const Report = z.object({ title: z.string(), sections: z.array(z.object({ score: z.number().nullable() })) });
interface PartialReport {
  readonly title?: string;
  readonly sections?: readonly { readonly score?: number | null }[];
}
const reporter = new Agent({ name: 'Reporter', outputType: Report });

// From the run's own output, or from a schema.
expectTypeOf(run(reporter, 'Hi').pipe(partialOutput())).toEqualTypeOf<Observable<PartialReport>>();
const event$ = undefined as unknown as Observable<RunEvent>;
expectTypeOf(event$.pipe(partialOutput(Report))).toEqualTypeOf<Observable<PartialReport>>();
expectTypeOf(event$.pipe(partialOutput(z.array(z.string())))).toEqualTypeOf<Observable<readonly string[]>>();
// @ts-expect-error a number describes nothing
partialOutput(1);

// What is neither a list nor an object comes whole, and a union each by itself.
expectTypeOf<DeepPartial<string | { a: number }>>().toEqualTypeOf<string | { readonly a?: number }>();
expectTypeOf<DeepPartial<unknown>>().toEqualTypeOf<unknown>();

// With the events of nested runs it is a run still, with the output of its own agents.
const flat$ = run(reporter, 'Hi').pipe(flattenNested());
type ReportOutput = z.infer<typeof Report>;
expectTypeOf(flat$).toEqualTypeOf<Observable<RunEvent<ReportOutput>>>();
expectTypeOf(flat$.pipe(finalOutput())).toEqualTypeOf<Observable<ReportOutput>>();
expectTypeOf(flat$.pipe(agentChanges())).toEqualTypeOf<Observable<AgentReference>>();
expectTypeOf(run(reporter, 'Hi').pipe(flattenNested(), finalOutput())).toEqualTypeOf<Observable<ReportOutput>>();
expectTypeOf(run(reporter, 'Hi').pipe(flattenNested(), agentChanges())).toEqualTypeOf<Observable<AgentReference>>();
expectTypeOf(run(reporter, 'Hi').pipe(flattenNested(), partialOutput())).toEqualTypeOf<Observable<PartialReport>>();
run(reporter, 'Hi').pipe(flattenNested(), runView());
run(reporter, 'Hi').pipe(flattenNested(), resultOf());
run(reporter, 'Hi').pipe(
  flattenNested(),
  continueWith(() => run(reporter, 'Go on')),
);
