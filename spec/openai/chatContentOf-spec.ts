import { chatContentOf } from '../../src/openai/chatContentOf.js';

describe('chatContentOf', () => {
  it('should keep a text as it is', () => {
    expect(chatContentOf('Hi')).toBe('Hi');
  });

  it('should send a single text as text, which some servers know nothing else than', () => {
    expect(chatContentOf([{ type: 'input_text', text: 'A' }])).toBe('A');
    expect(chatContentOf([])).toEqual([]);
  });

  it('should send texts as parts', () => {
    const parts = [
      { type: 'input_text', text: 'A' },
      { type: 'output_text', text: 'B', annotations: [] },
    ];
    expect(chatContentOf(parts)).toEqual([
      { type: 'text', text: 'A' },
      { type: 'text', text: 'B' },
    ]);
  });

  it.each([
    [
      { type: 'input_image', image_url: 'data:x', detail: 'low' },
      { type: 'image_url', image_url: { url: 'data:x', detail: 'low' } },
    ],
    [
      { type: 'input_image', image_url: 'data:x', detail: null },
      { type: 'image_url', image_url: { url: 'data:x' } },
    ],
    [
      { type: 'input_image', image_url: 'data:x' },
      { type: 'image_url', image_url: { url: 'data:x' } },
    ],
    [
      { type: 'input_file', file_data: 'data:x', filename: 'x.pdf' },
      { type: 'file', file: { file_data: 'data:x', filename: 'x.pdf' } },
    ],
    [
      { type: 'input_file', file_id: 'file_1' },
      { type: 'file', file: { file_id: 'file_1' } },
    ],
    [
      { type: 'input_audio', input_audio: { data: 'x', format: 'wav' } },
      { type: 'input_audio', input_audio: { data: 'x', format: 'wav' } },
    ],
    [
      { type: 'video_url', video_url: { url: 'v' } },
      { type: 'video_url', video_url: { url: 'v' } },
    ],
  ])('should send %j as %j', (part, sent) => {
    expect(chatContentOf([part])).toEqual([sent]);
  });

  it.each([
    [{ type: 'input_image', file_id: 'file_1', detail: 'auto' }, /an image by its file_id.*image_url/],
    [{ type: 'input_file', file_url: 'https://x' }, /a file by its URL.*file_data/],
  ])('should say what to send in place of %j', (part, message) => {
    expect(() => chatContentOf([part])).toThrow(message);
  });
});
