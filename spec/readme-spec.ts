import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describePages } from './helpers/describePages.js';
import { snippetsOf } from './helpers/snippetsOf.js';

const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');

describe('README.md', () => {
  it('should show how each thing is done', () => {
    expect(snippetsOf(readme).map(({ heading }) => heading)).toEqual([
      'rxagents',
      'What a subscription means',
      'What a subscription means',
      'What a subscription means',
      'Tools',
      'Handoffs',
      'Tests',
    ]);
  });

  it('should set up a clone in two lines', () => {
    expect(readme).toContain('```sh\nnpm ci && npm run demo\nnpm ci && npm test\n```');
  });

  describePages(['README.md']);
});
