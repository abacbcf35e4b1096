import { standingPlan } from '../../test/support/standing.js';
import { aChallenge, aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { countPool, explainVacancy } from './explain-vacancy.js';

const officer = { kind: 'officer', party: null };
const team = { minSize: 2, maxSize: 3, kinds: { leader: [1, 1] as const, officer: [1, 2] as const } };
const year = (extra: ReturnType<typeof aPeer>[] = []) =>
  standingPlan(
    aProblem({
      challenges: [
        aChallenge('C1', { ...team, priority: 2, weeks: [3, 9].map((week) => ({ week, cost: 0 })) }),
        aChallenge('C2', team),
      ],
      peers: [
        aPeer('L1'),
        aPeer('L2'),
        aPeer('kin', { ...officer, conflicts: ['council-of-C1'], availability: 'N'.repeat(12) }),
        aPeer('later', { ...officer, availability: 'NNNNNNNNNYNN' }),
        aPeer('busy', officer),
        ...extra,
      ],
    }),
    { C1: [3, 'L1'], C2: [4, 'L2', 'busy'] },
  );

describe('a vacancy explained', () => {
  const answer = explainVacancy(year(), 'C1', 'officer')!;

  it('counts each peer of the kind under each obstacle, and once under the first', () => {
    expect(answer).toMatchObject({ week: 3, vacant: 1, pool: 3, free: 0 });
    expect(answer.reasons).toEqual([
      { reason: 'conflict', touched: 1, first: 1 },
      { reason: 'unavailable', touched: 2, first: 1 },
      { reason: 'needed-elsewhere', touched: 1, first: 1 },
      { reason: 'resting', touched: 1, first: 0 },
    ]);
  });

  it('names who is one obstacle away, but nobody whom an interest keeps away', () => {
    expect(answer.nearMisses).toEqual([
      { peer: 'later', obstacle: { code: 'unavailable', sentence: 'later is not available in week 3.' } },
    ]);
  });

  it('finds another week in which somebody is free', () => {
    expect(answer.otherWeeks).toMatchObject([{ week: 9, change: { price: { hard: 0, medium: -2 } } }]);
  });

  it('takes somebody from a team that counts less, or that can refill the post', () => {
    expect(answer.fills).toMatchObject([{ peer: 'busy', change: { price: { hard: 0, medium: -1 } } }]);
    const spare = aPeer('spare', { ...officer, conflicts: ['council-of-C1'] });
    expect(explainVacancy(year([spare]), 'C1', 'officer')!.fills[0]).toMatchObject({
      change: {
        steps: [
          { kind: 'leave', challenge: 'C2', peer: 'busy' },
          { kind: 'join', challenge: 'C1', peer: 'busy' },
          { kind: 'join', challenge: 'C2', peer: 'spare' },
        ],
        price: { medium: -2 },
      },
    });
  });

  it('says of a free peer that they could simply come', () => {
    expect(explainVacancy(year([aPeer('free', officer)]), 'C1', 'officer')).toMatchObject({
      free: 1,
      fills: [{ peer: 'free', change: { steps: [{ kind: 'join' }] } }, { peer: 'busy' }],
    });
  });

  it('has no answer for a deferred challenge', () => {
    expect(explainVacancy(standingPlan(aProblem(), {}), 'C1', 'officer')).toBeNull();
  });
});

describe('counting a pool', () => {
  it('adds up: those who are free and every first reason make the pool', () => {
    expect(countPool([[], ['resting', 'conflict'], ['resting', 'resting']])).toEqual({
      pool: 3,
      free: 1,
      reasons: [
        { reason: 'conflict', touched: 1, first: 1 },
        { reason: 'resting', touched: 2, first: 1 },
      ],
    });
  });
});
