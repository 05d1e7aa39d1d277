import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describePages } from './helpers/describePages.js';

const pages = readdirSync(join(__dirname, '../docs')).filter((name) => name.endsWith('.md'));

describe('docs', () => {
  describePages(pages.map((name) => `docs/${name}`));
});
