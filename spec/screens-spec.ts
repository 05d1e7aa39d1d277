import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { frameworkSnippetsOf } from './helpers/frameworkSnippetsOf.js';
import { snippetChecker } from './helpers/snippetChecker.js';

const snippets = frameworkSnippetsOf(readFileSync(join(__dirname, '../docs/screens.md'), 'utf8'));

describe('docs/screens.md, in the frameworks', () => {
  const messagesOf = snippetChecker(
    new Map(
      snippets.flatMap(({ file, program }) => [
        [file, program] as const,
        [`wrong-${file}`, program.replaceAll(/\bchat\.view\$/g, 'chat.views$')] as const,
      ]),
    ),
  );

  it('should have a block for each', () => {
    expect(snippets.map(({ language }) => language)).toEqual(['tsx', 'typescript', 'vue', 'svelte']);
  });

  it.each(snippets.map(({ file }) => file))(
    'should have %s compile, and a slip in it reported',
    (file) => {
      expect(messagesOf(file)).toEqual([]);
      expect(messagesOf(`wrong-${file}`)[0]).toContain('views$');
    },
    60_000,
  );
});
