// Lints snippets as if they were files of the project: reads { path: text } from standard input, writes { path: messages }.
// A process of its own, since Jest cannot import ES modules such as the linter's configuration.
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';

// The rules that need no types: the files do not exist, so the type checker does not know them.
const eslint = new ESLint({
  ruleFilter: ({ ruleId }) => ruleId.startsWith('no-restricted-') || ruleId.startsWith('max-'),
  overrideConfig: [{ files: ['**/*.ts'], languageOptions: { parserOptions: { projectService: false } } }],
});

const messages = {};
for (const [filePath, snippet] of Object.entries(JSON.parse(await text(process.stdin)))) {
  const [result] = await eslint.lintText(snippet, { filePath });
  messages[filePath] = result.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`);
}
console.log(JSON.stringify(messages));
