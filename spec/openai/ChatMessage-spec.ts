import { ChatMessage } from '../../src/openai/ChatMessage.js';
import { EventWriter } from '../../src/openai/EventWriter.js';

interface Seen {
  readonly type: string;
  readonly delta?: string;
  readonly content_index?: number;
}

const started = (): { message: ChatMessage; events: Seen[] } => {
  const events: Seen[] = [];
  const message = new ChatMessage('msg_1', 1, new EventWriter({ next: (event) => events.push(event) }));
  return { message, events };
};

describe('ChatMessage', () => {
  it('should write text as the Responses API does, from its beginning to its end', () => {
    const { message, events } = started();
    message.addText('Hel');
    message.addText('lo');
    expect(message.close('completed')).toEqual({
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      status: 'completed',
      content: [{ type: 'output_text', text: 'Hello', annotations: [] }],
    });
    expect(events.map(({ type, delta }) => delta ?? type)).toEqual([
      'response.output_item.added',
      'response.content_part.added',
      'Hel',
      'lo',
      'response.output_text.done',
      'response.content_part.done',
      'response.output_item.done',
    ]);
  });

  it('should keep a refusal beside the text, each a part with its own index', () => {
    const { message, events } = started();
    message.addText('Well, ');
    message.addRefusal('no.');
    expect(message.close('incomplete')).toMatchObject({
      status: 'incomplete',
      content: [
        { type: 'output_text', text: 'Well, ' },
        { type: 'refusal', refusal: 'no.' },
      ],
    });
    expect(events.flatMap(({ delta, content_index }) => (delta === undefined ? [] : [[delta, content_index]]))).toEqual(
      [
        ['Well, ', 0],
        ['no.', 1],
      ],
    );
  });

  it('should write a refusal as the Responses API does, from its beginning to its end', () => {
    const { message, events } = started();
    message.addRefusal('No.');
    message.close('completed');
    const place = { item_id: 'msg_1', output_index: 1, content_index: 0 };
    const refusal = 'No.';
    expect(events.slice(1, -1)).toEqual(
      [
        { type: 'response.content_part.added', ...place, part: { type: 'refusal', refusal: '' } },
        { type: 'response.refusal.delta', ...place, delta: refusal },
        { type: 'response.refusal.done', ...place, refusal },
        { type: 'response.content_part.done', ...place, part: { type: 'refusal', refusal } },
      ].map((event, index) => ({ ...event, sequence_number: index + 1 })),
    );
  });

  it('should keep logprobs and citations with the text', () => {
    const { message } = started();
    const citation = { url: 'https://example.org', title: 'Example', start_index: 0, end_index: 2 };
    message.addText('Hi', [{ token: 'Hi', logprob: -0.1 }]);
    message.addAnnotations([{ type: 'url_citation', url_citation: citation }]);
    expect(message.close('completed')).toMatchObject({
      content: [{ logprobs: [{ token: 'Hi', logprob: -0.1 }], annotations: [{ type: 'url_citation', ...citation }] }],
    });
  });

  it('should have no content where nothing was said', () => {
    expect(started().message.close('completed')).toMatchObject({ content: [] });
  });
});
