import { hasEnded, RUN_STATES, RUN_TRANSITIONS } from './run-lifecycle.js';

describe('the life of a plan run', () => {
  it.each(['proposed', 'failed', 'cancelled'] as const)('ends when it is %s', (state) => {
    expect(hasEnded(state)).toBe(true);
  });

  it.each(['queued', 'running'] as const)('goes on while it is %s', (state) => {
    expect(hasEnded(state)).toBe(false);
  });

  it('reaches every state from the queue', () => {
    const reached = new Set<string>(['queued']);
    for (const state of reached)
      for (const next of RUN_TRANSITIONS[state as keyof typeof RUN_TRANSITIONS]) reached.add(next);
    expect([...reached].sort()).toEqual([...RUN_STATES].sort());
  });
});
