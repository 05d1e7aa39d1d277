import { AgentTrack } from '../../../src/testing/diagram/AgentTrack.js';

describe('AgentTrack', () => {
  it('should give each agent the time until the next one', () => {
    const track = new AgentTrack();
    track.updated({ name: 'Triage' }, 0);
    track.handoff('to Billing', 3);
    track.updated({ name: 'Billing' }, 5);
    expect(track.bars(9)).toEqual([
      { shape: 'line', from: 0, to: 5, label: 'Triage', title: 'agent Triage' },
      { shape: 'line', from: 5, to: 9, label: 'Billing', title: 'agent Billing' },
    ]);
    expect(track.marks).toEqual([{ at: 3, kind: 'handoff', title: 'to Billing' }]);
  });
});
