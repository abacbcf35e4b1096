import { rewriteEntries } from './rewrite-entries.js';

describe('putting a list in place of recorded rows', () => {
  const recorded = [
    { id: 'a', year: 2025, isHeld: true },
    { id: 'b', year: 2026, isHeld: false },
    { id: 'c', year: 2027, isHeld: true },
  ];

  it('removes, changes and adds only what differs', () => {
    const entries = [
      { year: 2025, isHeld: true },
      { year: 2026, isHeld: true },
      { year: 2029, isHeld: true },
    ];
    expect(rewriteEntries(recorded, entries, ({ year }) => year)).toEqual({
      gone: [recorded[2]],
      changed: [{ row: recorded[1], entry: entries[1] }],
      fresh: [entries[2]],
    });
  });

  it('does nothing for the list that is recorded', () => {
    const entries = recorded.map(({ year, isHeld }) => ({ year, isHeld }));
    expect(rewriteEntries(recorded, entries, ({ year }) => year)).toEqual({ gone: [], changed: [], fresh: [] });
  });
});
