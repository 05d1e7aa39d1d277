import { of } from 'rxjs';
import type { Parsed } from 'rxagents';
import { readModelJson } from '../../src/run/readModelJson.js';
import { marbles } from '../helpers/marbles.js';

const told = ['Not valid', 'Try again.'] as const;
const right: Parsed = { ok: true, value: { a: 1 } };
const wrong: Parsed = { ok: false, issues: [{ message: 'too short', path: 'city' }, { message: 'no' }] };

describe('readModelJson', () => {
  it('should be what the schema makes of the text', () => {
    const seen: unknown[] = [];
    const texts: string[] = [];
    readModelJson({ parse: (text) => (texts.push(text), right) }, '{"a":1}', ...told).subscribe((value) =>
      seen.push(value),
    );
    expect([texts, seen]).toEqual([['{"a":1}'], [{ a: 1 }]]);
  });

  it('should be a ModelBehaviorError that says what is wrong where', () => {
    const seen: unknown[] = [];
    readModelJson({ parse: () => of(wrong) }, '{}', ...told).subscribe({
      error: (error: unknown) => seen.push(error),
    });
    expect(seen).toEqual([
      expect.objectContaining({
        name: 'ModelBehaviorError',
        message: 'Not valid: city: too short; no. Try again.',
        text: '{}',
        issues: wrong.issues,
      }),
    ]);
  });

  it(
    'should wait for a schema that validates later, and leave it with its subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const validation = cold('--(p|)', { p: right });
      const value$ = readModelJson({ parse: () => validation }, '{}', ...told);
      expectObservable(value$).toBe('      --(v|)', { v: { a: 1 } });
      expectObservable(value$, '^!').toBe('--');
      expectSubscriptions(validation.subscriptions).toBe(['^-!', '^!']);
    }),
  );

  it('should be a typed error where the schema itself throws', () => {
    const seen: unknown[] = [];
    const parse = (): never => {
      throw new TypeError('refine');
    };
    readModelJson({ parse }, '{}', ...told).subscribe({ error: (error: unknown) => seen.push(error) });
    expect(seen).toEqual([
      expect.objectContaining({ name: expect.stringMatching(/^(CallbackError|ModelBehaviorError)$/) }),
    ]);
  });

  it('should be an error that names the schema where that throws', () => {
    const throws = (): never => {
      throw new Error('x');
    };
    const seen: unknown[] = [];
    readModelJson({ parse: throws }, '{}', ...told).subscribe({ error: (error: unknown) => seen.push(error) });
    expect(seen).toMatchObject([{ name: 'CallbackError', unit: 'schema' }]);
  });
});
