import { join } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '../..');
// Where the examples are, so that a program finds what they find.
const fileOf = (name: string) => join(root, 'examples', `snippet-${name}${/\.tsx?$/.test(name) ? '' : '.ts'}`);

/**
 * Type-checks programs as a user's compiler does, all together, at the first question.
 *
 * @param programs by name, which may end in `.tsx`
 * @returns what the compiler says of the program of a name
 */
export function snippetChecker(programs: ReadonlyMap<string, string>): (name: string) => string[] {
  let program: ts.Program | undefined;
  return (name) => {
    program ??= programFrom(new Map([...programs].map(([key, text]) => [fileOf(key), text])));
    const file = program.getSourceFile(fileOf(name));
    if (!file) throw new Error(`There is no snippet "${name}".`);
    const diagnostics = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  };
}

function programFrom(texts: ReadonlyMap<string, string>): ts.Program {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  // Tidiness that this project asks of itself, and not of those who read its pages.
  const tidiness = { noUnusedLocals: false, noPropertyAccessFromIndexSignature: false };
  const lenient = { ...options, ...tidiness, jsx: ts.JsxEmit.Preserve };
  const host = ts.createCompilerHost(lenient);
  const readFile = host.readFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  return ts.createProgram({ rootNames: [...texts.keys()], options: lenient, host });
}
