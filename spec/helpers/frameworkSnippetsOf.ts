/** A block of a page that belongs to a framework, as a program that the compiler can judge without that framework. */
export interface FrameworkSnippet {
  readonly language: string;
  /** The name of a file that it may be in. */
  readonly file: string;
  readonly program: string;
}

interface Framework {
  readonly extension: 'ts' | 'tsx';
  /** What the block uses of the framework, as the framework types it. */
  readonly declarations: string;
  /** What the block's template does, in TypeScript. */
  readonly template?: string;
}

const SHOWN = 'messages.map(({ id, text }): readonly [string, string] => [id, text])';

const FRAMEWORKS: Readonly<Record<string, Framework>> = {
  tsx: {
    extension: 'tsx',
    declarations: `
      declare global {
        namespace JSX {
          interface Element { readonly jsx: 'element' }
          interface IntrinsicElements { p: { readonly key?: string; readonly children?: string } }
          interface ElementChildrenAttribute { children: unknown }
        }
      }
      declare function useState<T>(first: () => T): [T, (next: T) => void];
      declare function useSyncExternalStore<T>(subscribe: (changed: () => void) => () => void, get: () => T, getOnServer?: () => T): T;`,
    template: 'const elements: readonly JSX.Element[] = Chat();',
  },
  typescript: {
    extension: 'ts',
    declarations: `
      declare function Component(options: { readonly selector: string; readonly template: string }): (target: unknown) => void;
      declare function toSignal<T>(source: Observable<T> | { subscribe(next: (value: T) => void): { unsubscribe(): void } }, options: { requireSync: true }): () => T;`,
    template: `new Chat().view().${SHOWN};`,
  },
  vue: {
    extension: 'ts',
    declarations: `
      import type { ConversationView } from 'rxagents';
      declare function shallowRef<T>(): { value: T | undefined };
      declare function onUnmounted(hook: () => void): void;`,
    template: `view.value?.${SHOWN};`,
  },
  svelte: {
    extension: 'ts',
    declarations: `
      declare function latest<T>(store: { subscribe(run: (value: T) => void): (() => void) | { unsubscribe(): void } }): T;`,
    template: `const $view$ = latest(view$);\n$view$.${SHOWN};`,
  },
};

/** The blocks of a page that are no `ts`, each behind the page's setup and its function `storeOf`. */
export function frameworkSnippetsOf(page: string): FrameworkSnippet[] {
  const setup = /^<!-- setup\n(.*?)^-->/ms.exec(page)?.[1] ?? '';
  const [storeOf = ''] = /^function storeOf.*?^}\n/ms.exec(page) ?? [];
  return [...page.matchAll(/^```(tsx|typescript|vue|svelte)\n(.*?)^```/gms)].map(([, language = '', block = '']) => {
    const { extension, declarations, template = '' } = FRAMEWORKS[language] as Framework;
    const script = /<script[^>]*>\n(.*?)<\/script>/s.exec(block)?.[1] ?? block;
    // The setup has them, or the declarations.
    const code = script.replaceAll(/^ *import .*\n/gm, '');
    return {
      language,
      file: `${language}.${extension}`,
      program: [setup, storeOf, declarations, code, template, ''].join('\n'),
    };
  });
}
