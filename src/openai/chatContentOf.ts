import { CallFailure } from './CallFailure.js';

/** A part of a message's content, in the words of the Responses API. */
export interface ContentPart {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Content in the words of Chat. Parts that are not Responses parts are sent as they are. */
export function chatContentOf(content: string | readonly object[]): string | readonly ContentPart[] {
  if (typeof content === 'string') return content;
  const parts = content.map((part) => chatPartOf(part as ContentPart));
  const [{ type, text } = { type: '' }, ...more] = parts;
  // There are servers that know text only.
  return more.length === 0 && type === 'text' && typeof text === 'string' ? text : parts;
}

function chatPartOf(part: ContentPart): ContentPart {
  switch (part.type) {
    case 'input_text':
    case 'output_text':
      return { type: 'text', text: part['text'] };
    case 'input_image': {
      const { image_url: url, detail } = part;
      if (typeof url !== 'string') throw unsupported('an image by its file_id', 'Pass image_url, a data: URL too');
      return { type: 'image_url', image_url: { url, ...(typeof detail === 'string' && { detail }) } };
    }
    case 'input_file': {
      const { file_id, file_data, filename, file_url } = part;
      if (typeof file_url === 'string') throw unsupported('a file by its URL', 'Pass file_data or file_id');
      return { type: 'file', file: { file_id, file_data, filename } };
    }
    default:
      return part;
  }
}

function unsupported(what: string, remedy: string): CallFailure {
  return new CallFailure(`Chat Completions does not take ${what}. ${remedy}, or use api: 'responses'.`);
}
