import type { ResponseOutputItem } from 'openai/resources/responses/responses';
import { placeOf } from '../../src/run/placeOf.js';
import { functionCall, message, reasoningItem } from '../helpers/rawItems.js';

describe('placeOf', () => {
  it('should be the output index', () => {
    expect(placeOf({ 0: message('Hi') }, 3, message('Hi'))).toBe(3);
  });

  it.each([undefined, null, '', '0', {}, 1.5, 2 ** 32, 2 ** 53, 1e300])(
    'should be the next place where the server sends %j',
    (outputIndex) => {
      expect(placeOf({ 0: reasoningItem(), 1: message('Hi') }, outputIndex, message('Hi'))).toBe(2);
      expect(placeOf({ 1: message('Hi') }, outputIndex, message('Yo'))).toBe(2);
    },
  );

  it('should be that of the same item, though its id changes', () => {
    const places = { 0: message('Hi', 'a'), 1: message('Yo', 'b') };
    expect(placeOf(places, 0, message('Hi', 'c'))).toBe(0);
    expect(placeOf(places, 0, message('Yo', 'd'))).toBe(1);
  });

  it.each<[string, ResponseOutputItem | undefined]>([
    ['of another text', message('Yo', 'a')],
    ['of another type', functionCall('a')],
    ['that is no item', undefined],
  ])('should be the next that is free where there is another item: one %s', (_what, item) => {
    expect(placeOf({ 0: message('Hi', 'a'), 1: functionCall('b'), 3: message('') }, 0, item)).toBe(2);
  });

  it('should be found in time that grows with what comes, however many share an index', () => {
    const places: Record<number, ResponseOutputItem> = {};
    const read = jest.fn(() => undefined);
    const item = (text: string): ResponseOutputItem =>
      ({ ...message(text), toJSON: () => (read(), { text }) }) as never;
    for (let at = 0; at < 50; at++) places[placeOf(places, 0, item(`${at}`))] = item(`${at}`);
    expect(Object.keys(places)).toHaveLength(50);
    expect(placeOf(places, 0, item('7'))).toBe(7);
    expect(read.mock.calls.length).toBeLessThan(150);
    expect(placeOf(places, 40, item('7'))).toBe(50);
    expect(placeOf(places, 40, item('47'))).toBe(47);
  });
});
