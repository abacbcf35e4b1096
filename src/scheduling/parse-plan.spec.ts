import { aProblem } from '../../test/support/tiny-problem.js';
import { parsePlan } from './parse-plan.js';

const read = (value: unknown) => {
  const parsed = parsePlan(value, aProblem());
  return 'plan' in parsed ? parsed.plan : parsed.faults.map(({ path, message }) => `${path} ${message}`);
};

describe('reading a plan', () => {
  it('passes over unknown fields and reads a missing week as a deferral', () => {
    const value = {
      problem: 'tiny',
      score: 3,
      challenges: [{ id: 'C1', week: 2, peers: ['P1'], note: '' }, { id: 'C2' }],
    };
    expect(read(value)).toEqual({
      problem: 'tiny',
      challenges: [
        { id: 'C1', week: 2, peers: ['P1'] },
        { id: 'C2', week: null, peers: [] },
      ],
    });
  });

  it('lists every fault with its place', () => {
    const value = { problem: 'other', challenges: [{ id: 7, week: 1.5, peers: 'P1' }, null] };
    expect(read(value)).toEqual([
      '$.challenges[0].id is 7; give a text that is not empty',
      '$.challenges[0].week is 1.5; give a whole number from 0 to 9007199254740991',
      '$.challenges[0].peers is "P1"; give a list',
      '$.challenges[1] is null; give an object',
      '$.problem is "other"; this problem is "tiny"',
    ]);
  });

  it('leaves names that the problem does not know to the verifier', () => {
    expect(read({ problem: 'tiny', challenges: [{ id: 'C9', week: 1, peers: ['P9'] }] })).toHaveProperty('challenges');
  });
});
