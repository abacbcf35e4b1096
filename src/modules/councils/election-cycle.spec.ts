import { ordinaryElectionIn, type Election } from './election-cycle.js';

const years = (cycle: Election['cycle'], year: number | null): string =>
  [2024, 2025, 2026, 2027, 2028, 2029, 2030]
    .map((each) => ordinaryElectionIn({ cycle, year, source: 'a test' }, each))
    .join(' ');

describe('the ordinary elections of a council', () => {
  it.each([
    ['whole-council', 2026, 'no-poll no-poll poll no-poll no-poll no-poll poll'],
    ['whole-council', 2023, 'no-poll no-poll no-poll poll no-poll no-poll no-poll'],
    ['thirds', 2026, 'poll no-poll poll poll poll no-poll poll'],
    ['halves', 2026, 'poll no-poll poll no-poll poll no-poll poll'],
    ['none', null, 'no-poll no-poll no-poll no-poll no-poll no-poll no-poll'],
    ['unknown', null, 'unknown unknown unknown unknown unknown unknown unknown'],
    ['thirds', null, 'unknown unknown unknown unknown unknown unknown unknown'],
  ] as const)('by %s from %s, 2024 to 2030: %s', (cycle, year, expected) => {
    expect(years(cycle, year)).toBe(expected);
  });
});
