import { finalOutput, type RunEvent } from 'rxagents';
import { of } from 'rxjs';
import { operatorContract } from '../helpers/operatorContract.js';
import { runEvents } from '../helpers/runEvents.js';

describe('finalOutput', () => {
  operatorContract({
    operator: finalOutput,
    events: runEvents,
    source: 'arstmf|',
    expected: '-----f|',
    values: { f: 'Hello' },
  });

  it('should have nothing of a run that came to no output', () => {
    const stopped = { type: 'run_finished_event', result: { status: 'stopped' } } as unknown as RunEvent;
    const seen: unknown[] = [];
    of(stopped)
      .pipe(finalOutput())
      .subscribe({ next: (value) => seen.push(value), complete: () => seen.push('|') });
    expect(seen).toEqual(['|']);
  });
});
