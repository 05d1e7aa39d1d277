import type { OutputGuardrail } from '../../src/agent/OutputGuardrail.js';
import { requireOutputGuardrails } from '../../src/agent/requireOutputGuardrails.js';

describe('requireOutputGuardrails', () => {
  const sound: OutputGuardrail = { name: 'a', execute: () => ({ tripwireTriggered: false }) };

  it('should hand back the list that it is given, and an empty one for none', () => {
    const list: OutputGuardrail[] = [
      sound,
      { ...sound, mode: 'after' },
      { ...sound, mode: 'hold' },
      { ...sound, mode: 'hold', window: { chars: 1 } },
    ];
    expect(requireOutputGuardrails(list, 'list')).toBe(list);
    expect(requireOutputGuardrails(undefined, 'list')).toEqual([]);
  });

  it.each<[string, object]>([
    ['a misspelt mode', { mode: 'holds' }],
    ['no mode', { mode: null }],
    ['a number for a window', { mode: 'hold', window: 80 }],
    ['a window without a size', { mode: 'hold', window: {} }],
    ['a window of nothing', { mode: 'hold', window: { chars: 0 } }],
    ['null for a window', { mode: 'hold', window: null }],
  ])('should refuse %s', (_what, wrong) => {
    const list = [sound, { ...sound, name: 'b', ...wrong }];
    expect(() => requireOutputGuardrails(list, 'outputGuardrails of agent "A"')).toThrow(
      expect.objectContaining({
        name: 'UserError',
        message:
          '"b" of the outputGuardrails of agent "A" has an unknown mode or window. Give \'after\' or \'hold\', { chars: 1 } or more.',
      }),
    );
  });

  it('should refuse what is no list of guardrails', () => {
    expect(() => requireOutputGuardrails([{ name: 'a' } as OutputGuardrail], 'list')).toThrow('The list are no array');
  });
});
