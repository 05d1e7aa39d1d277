/** A piece of a page that is code. */
export interface Snippet {
  /** Its place on the page, from 0. */
  readonly at: number;
  /** The heading that it stands under. */
  readonly heading: string;
  readonly code: string;
  /** The code, behind what it goes on from. */
  readonly program: string;
  /** What its comments say is printed: `// -> Oslo`. */
  readonly prints: readonly string[];
}

/** What a snippet that is a test needs outside Jest. */
const TEST_SETUP = `import { expect } from 'expect';\nconst it = (_name: string, test: () => void) => test();\n`;

/**
 * The TypeScript of a page. What imports something is a program of its own; everything else goes on from the page's setup, a comment
 * that begins with `<!-- setup` and that the reader does not see.
 */
export function snippetsOf(page: string): Snippet[] {
  const setup = /^<!-- setup\n(.*?)^-->/ms.exec(page)?.[1] ?? '';
  return page
    .split(/^(?=##? )/m)
    .flatMap((section) =>
      [...section.matchAll(/^```ts\n(.*?)^```/gms)].map(([, code = '']) => ({
        heading: /^##? (.*)/.exec(section)?.[1] ?? '',
        code,
      })),
    )
    .map(({ heading, code }, at) => ({
      at,
      heading,
      code,
      program: `${/^it\(/m.test(code) ? TEST_SETUP : ''}${/^import /m.test(code) ? code : `${setup}{\n${code}}\n`}`,
      prints: [...code.matchAll(/\/\/ -> (.*)$/gm)].map(([, line = '']) => line),
    }));
}
