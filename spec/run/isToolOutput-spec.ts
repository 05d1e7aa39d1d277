import { isToolOutput } from '../../src/run/isToolOutput.js';
import { runEvents } from '../helpers/runEvents.js';

describe('isToolOutput', () => {
  it("should tell the event of a call's output from all others", () => {
    const told = Object.entries(runEvents).filter(([, event]) => isToolOutput(event));
    expect(told.map(([letter]) => letter)).toEqual(['o']);
  });

  it('should not go by the name alone', () => {
    expect(isToolOutput({ ...runEvents.o, type: 'tool_progress_event' } as never)).toBe(false);
  });
});
