import { type Reason, ReasonTable } from './problem-reasons.js';

const REASON: Reason = { rule: 'a', level: 'cost', points: 1, sentence: 'One.', source: 's', assumed: false };

describe('a table of reasons', () => {
  it('keeps each different reason once', () => {
    const table = new ReasonTable();
    expect(table.numbersOf([REASON, { ...REASON, points: 2 }, { ...REASON }])).toEqual([0, 1, 0]);
    expect(table.reasons).toEqual([REASON, { ...REASON, points: 2 }]);
  });
});
