import { chatApi } from '../../src/openai/chatApi.js';
import { readAnswer } from '../../src/openai/readAnswer.js';
import { responsesApi } from '../../src/openai/responsesApi.js';
import { modelRequest } from '../helpers/modelRequest.js';
import { collect, collectFailure } from './helpers/collect.js';
import { completed, response } from './helpers/responses.js';
import { sse } from './helpers/serve.js';

function answerOf(body: string, contentType: string) {
  const headers = { 'content-type': contentType, 'x-request-id': 'req_1' };
  return { response: new Response(body, { headers }), abort: jest.fn() };
}

const asJson = JSON.stringify(response('Hi'));

describe('readAnswer', () => {
  it.each([
    [sse(completed('Hi')), 'text/event-stream; charset=utf-8', true],
    [sse(completed('Hi')), 'text/event-stream', false],
    [sse(completed('Hi')), 'text/plain', true],
    [sse(completed('Hi')), '', true],
    [sse(completed('Hi')), 'application/json', true],
    [asJson, 'application/json', true],
    [JSON.stringify(response('Hi'), null, 2), 'text/plain', true],
    [asJson, '', true],
    [asJson, 'application/json', false],
    [asJson, 'text/plain', false],
  ])('should read %j as %j, streamed: %p', async (body, contentType, streamed) => {
    const events = await collect(
      readAnswer(
        { modelName: 'gpt-x', wire: responsesApi, request: modelRequest(), streamed },
        answerOf(body, contentType),
      ),
    );
    expect(events).toMatchObject([{ type: 'response.completed', response: response('Hi') }]);
  });

  it('should refuse a page and close its connection', async () => {
    const answer = answerOf('<html></html>', 'text/html');
    const { error } = await collectFailure(
      readAnswer({ modelName: 'gpt-x', wire: responsesApi, request: modelRequest(), streamed: true }, answer),
    );
    expect(error.message).toContain('sent a page (text/html)');
    expect(answer.abort).toHaveBeenCalledTimes(1);
  });

  it('should tell what came in place of a stream that is no answer', async () => {
    const failing = (body: string) =>
      collectFailure(
        readAnswer(
          { modelName: 'gpt-x', wire: chatApi, request: modelRequest(), streamed: true },
          answerOf(body, 'application/json'),
        ),
      );
    expect((await failing('{"object":"list"}')).error.message).toContain('no choices');
    expect((await failing('{"choices":[')).error.message).toContain('ended before its terminal event');
  });

  it.each([
    ['a stream', sse({ error: { message: 'Overloaded', code: 'busy' } }), 'text/event-stream'],
    ['JSON', JSON.stringify({ error: { message: 'Overloaded', code: 'busy' } }), 'application/json'],
  ])('should tell the status and the request of a failure in %s', async (_what, body, contentType) => {
    for (const wire of [responsesApi, chatApi]) {
      const { error } = await collectFailure(
        readAnswer({ modelName: 'gpt-x', wire, request: modelRequest(), streamed: true }, answerOf(body, contentType)),
      );
      expect(error).toMatchObject({ details: { status: 200, requestId: 'req_1', code: 'busy' } });
      expect(error.message).toContain('Overloaded');
    }
  });
});
