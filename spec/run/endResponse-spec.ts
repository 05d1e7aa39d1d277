import { unitRecorder } from '../helpers/unitRecorder.js';
import type { Response } from 'openai/resources/responses/responses';
import { EMPTY } from 'rxjs';
import { requestUsageOf } from '../../src/run/requestUsageOf.js';
import { endResponse } from '../../src/run/endResponse.js';
import { environment } from '../helpers/environment.js';
import { marbles } from '../helpers/marbles.js';
import { message } from '../helpers/rawItems.js';
import { itemFrom } from '../helpers/runItems.js';
import { seenOf } from '../helpers/seenOf.js';
import { turnOf } from '../helpers/turnOf.js';

const items = [itemFrom(message('Hi'))];
const usage = { input_tokens: 3, output_tokens: 1 };
const toldOf = (response: Partial<Response> | undefined): unknown => {
  const onLlmEnd = jest.fn();
  const announced = { items, response: response as Response, hasRepeatedCall: false };
  expect(seenOf(endResponse(turnOf({ hooks: { onLlmEnd } }), announced))).toEqual(['complete']);
  return (onLlmEnd.mock.calls as [{ response: unknown }][])[0]?.[0].response;
};

describe('endResponse', () => {
  it('should tell the hooks what was announced, as a response', () => {
    expect(toldOf({ id: 'resp_1', status: 'completed', usage: usage as never })).toEqual({
      output: [message('Hi')],
      usage: requestUsageOf(usage),
      responseId: 'resp_1',
      status: 'completed',
    });
  });

  it('should leave out what the response does not have', () => {
    const bare = { output: [message('Hi')], status: 'completed' };
    expect(toldOf(undefined)).toStrictEqual(bare);
    expect(toldOf({ id: '' })).toStrictEqual(bare);
    expect(toldOf({ status: 'incomplete' })).toStrictEqual({ ...bare, status: 'incomplete' });
  });

  it('should do nothing where nobody is to be told', () => {
    expect(endResponse(turnOf(), { items, response: undefined, hasRepeatedCall: false })).toBe(EMPTY);
  });

  it(
    'should hand out a state once the hooks have been told, and leave both with its subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const noticed = cold(' -(x|)');
      const saved = cold<never>('--|');
      const checkpoint = jest.fn(() => saved);
      const turn = turnOf({ env: environment({ checkpoint }), hooks: { onLlmEnd: () => noticed } });
      const ended$ = endResponse(turn, { items, response: undefined, hasRepeatedCall: false });
      expectObservable(ended$).toBe('---|');
      expectObservable(ended$, '^-!').toBe('---');
      expectSubscriptions(noticed.subscriptions).toBe(['^!', '^!']);
      expectSubscriptions(saved.subscriptions).toBe(['-^-!', '-^!']);
      expect(checkpoint.mock.calls).toEqual([[turn, 'checkpoint/response']]);
    }),
  );

  it('should call the hooks by keys of their own', () => {
    const { interceptor, units } = unitRecorder();
    const turn = turnOf({ env: environment({ interceptors: [interceptor] }), hooks: { onLlmEnd: () => undefined } });
    seenOf(endResponse(turn, { items, response: undefined, hasRepeatedCall: false }));
    expect(units.map(({ key }) => key)).toEqual(['turn-1/hooks/onLlmEnd/agent']);
  });
});
