import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '..');
const typesFolder = join(__dirname, 'types');
const typeTests = readdirSync(typesFolder).filter((name) => name.endsWith('.ts'));

// Exists in memory only: what proves that a wrong expectation is reported.
const wrongName = 'wrong-on-purpose.ts';
const wrongText = `
  import { expectTypeOf } from 'expect-type';
  import { tool } from 'rxagents';
  expectTypeOf(tool).returns.toEqualTypeOf<number>();
`;

describe('types', () => {
  const diagnosticsOf = typeChecker();

  it.each(typeTests)(
    'should be as %s says',
    (name) => {
      expect(diagnosticsOf(name)).toEqual([]);
    },
    60_000,
  );

  it('should be reported where an expectation is wrong', () => {
    expect(diagnosticsOf(wrongName)).toEqual([expect.stringContaining('number')]);
  }, 60_000);
});

/** Type-checks the type tests as `tsc` would; the program is built once and at the first question. */
function typeChecker(): (name: string) => string[] {
  let program: ts.Program | undefined;
  return (name) => {
    program ??= programOf([...typeTests, wrongName].map((file) => join(typesFolder, file)));
    const file = program.getSourceFile(join(typesFolder, name));
    const diagnostics = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  };
}

function programOf(rootNames: string[]): ts.Program {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  host.readFile = (path) => (path.endsWith(wrongName) ? wrongText : readFile(path));
  host.fileExists = (path) => path.endsWith(wrongName) || fileExists(path);
  return ts.createProgram({ rootNames, options, host });
}
