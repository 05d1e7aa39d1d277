/**
 * The arguments of a call as Chat servers take them back. Many parse them and refuse the whole history where they are no JSON:
 * those of a call that was cut, or that the model got wrong and was told so.
 */
export function chatArgumentsOf(args: string): string {
  if (args.trim() === '') return '{}';
  try {
    JSON.parse(args);
    return args;
  } catch {
    return JSON.stringify({ not_json: args });
  }
}
