import { map, materialize, toArray } from 'rxjs';
import { error, scriptedModel, text } from 'rxagents/testing';
import { modelRequest } from '../helpers/modelRequest.js';

describe('error', () => {
  const cut = new Error('ECONNRESET');

  function notificationsOf(...items: Parameters<typeof text>[0][]): unknown[] {
    let seen: unknown[] = [];
    scriptedModel([error(cut, ...items.map((message) => text(message)))])
      .stream(modelRequest())
      .pipe(
        materialize(),
        map(({ kind, value, error: thrown }) => (kind === 'E' ? thrown : value?.type)),
        toArray(),
      )
      .subscribe((all) => (seen = all));
    return seen;
  }

  it('should error before any event', () => {
    const seen = notificationsOf();
    expect(seen).toHaveLength(1);
    expect(seen[0]).toBe(cut);
  });

  it('should error after its items, without a terminal event', () => {
    const seen = notificationsOf('Half', 'More');
    expect(seen.filter((each) => each === 'response.output_item.done')).toHaveLength(2);
    expect(seen.at(0)).toBe('response.created');
    expect(seen.at(-2)).toBe('response.output_item.done');
    expect(seen.at(-1)).toBe(cut);
  });
});
