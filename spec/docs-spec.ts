import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describePages } from './helpers/describePages.js';

const root = join(__dirname, '..');
const pages = readdirSync(join(root, 'docs'))
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name}`);
const readme = readFileSync(join(root, 'README.md'), 'utf8');

describe('docs', () => {
  describePages(pages);

  it.each(pages)('should have %s answer a question, and the README link to it', (path) => {
    expect(readFileSync(join(root, path), 'utf8')).toMatch(/^# .+\?\n/);
    expect(readme).toContain(`](${path})`);
  });

  it.each(['README.md', 'CONTRIBUTING.md', 'examples/jest-project/README.md', ...pages])(
    'should have no link in %s that leads nowhere',
    (path) => {
      const text = readFileSync(join(root, path), 'utf8');
      const links = [...text.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)];
      const broken = links.filter(([, file = '', anchor]) => {
        const target = file === '' ? join(root, path) : join(root, dirname(path), file);
        return !existsSync(target) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
      });
      expect(broken.map(([link]) => link)).toEqual([]);
    },
  );
});

/** The headings of a page, as they are linked to. */
function anchorsOf(path: string): string[] {
  const headings = [...readFileSync(path, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replace(/\s/g, '-'),
  );
}
