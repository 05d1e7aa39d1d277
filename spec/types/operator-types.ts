import { expectTypeOf } from 'expect-type';
import type { Observable } from 'rxjs';
import * as z from 'zod';
import { Agent, partialOutput, run, type DeepPartial, type RunEvent } from 'rxagents';

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
