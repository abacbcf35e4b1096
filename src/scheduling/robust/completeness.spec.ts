import { standingPlan } from '../../../test/support/standing.js';
import { aChallenge, aPeer, aProblem } from '../../../test/support/tiny-problem.js';
import { commit } from '../journal.js';
import { type Problem } from '../problem.js';
import { readySearch } from '../review/one-step-changes.js';
import { placeOf, seat, unseat } from '../seating.js';
import { Completeness } from './completeness.js';

const ONE_LEADER = { kinds: { leader: [1, 1] }, minSize: 1 } as const;
type Teams = Parameters<typeof standingPlan>[1];
const stateOf = (problem: Problem, teams: Teams) => readySearch(standingPlan(problem, teams));
const expectedOf = (problem: Problem, teams: Teams, rounds = 3): number =>
  new Completeness(stateOf(problem, teams), rounds).expected;

describe('one team of one place', () => {
  const yearOf = (acceptances: readonly number[]): Problem =>
    aProblem({
      challenges: [aChallenge('C1', ONE_LEADER)],
      peers: acceptances.map((acceptance, i) => aPeer(`P${i}`, { acceptance })),
    });

  it.each([
    ['nobody in reserve', [0.5], 3, 0.5],
    ['someone who always says yes', [1, 0.5], 3, 1],
    ['two reserves and time for one', [0.5, 0.5, 0.5], 2, 0.75],
    ['two reserves and time for both', [0.5, 0.5, 0.5], 3, 0.875],
    ['a reluctant choice and a willing reserve', [0.2, 0.9], 2, 0.92],
    ['no time for a second letter', [0.3, 1, 1], 1, 0.3],
  ])('with %s is as likely to be complete as reckoned by hand', (_, acceptances, rounds, complete) => {
    expect(expectedOf(yearOf(acceptances), { C1: [3, 'P0'] }, rounds)).toBeCloseTo(complete, 10);
  });

  it('is complete with a pinned peer, and never when it is deferred', () => {
    const year = yearOf([0]);
    const pinned = { ...year, challenges: [{ ...year.challenges[0]!, pinnedWeek: 3, pinnedPeers: ['P0'] }] };
    expect(expectedOf(pinned, { C1: [3, 'P0'] })).toBe(1);
    expect(expectedOf(year, {})).toBe(0);
  });

  it('may fill a vacancy of the plan', () => {
    expect(expectedOf(yearOf([0.5]), { C1: [3] })).toBeCloseTo(0.5, 10);
  });
});

describe('a larger team', () => {
  it('needs the least number of each kind and its size, whoever is missing', () => {
    const kinds = { leader: [1, 1], officer: [1, 2] } as const;
    const peers = [
      aPeer('P1', { acceptance: 1 }),
      ...['O1', 'O2'].map((id) => aPeer(id, { kind: 'officer', party: null, acceptance: 0.5 })),
    ];
    const chance = (minSize: number): number =>
      expectedOf(aProblem({ challenges: [aChallenge('C1', { kinds, minSize })], peers }), {
        C1: [3, 'P1', 'O1', 'O2'],
      });
    expect(chance(2)).toBeCloseTo(0.75, 10);
    expect(chance(3)).toBeCloseTo(0.25, 10);
  });

  it('writes to nobody twice', () => {
    const challenge = aChallenge('C1', { kinds: { leader: [2, 2] }, minSize: 2 });
    const peers = [aPeer('P1', { acceptance: 0 }), aPeer('P2', { acceptance: 0 }), aPeer('R', { acceptance: 1 })];
    expect(expectedOf(aProblem({ challenges: [challenge], peers }), { C1: [3, 'P1', 'P2'] })).toBe(0);
  });
});

describe('two teams with one reserve', () => {
  const challenges = [aChallenge('C1', ONE_LEADER), aChallenge('C2', ONE_LEADER)];
  const unwilling = ['P1', 'P2'].map((id) => aPeer(id, { acceptance: 0 }));
  const expectedIn = (weeks: readonly [number, number], maxDays = 30): number =>
    expectedOf(aProblem({ challenges, peers: [...unwilling, aPeer('R', { acceptance: 1, maxDays })] }), {
      C1: [weeks[0], 'P1'],
      C2: [weeks[1], 'P2'],
    });

  it('are one complete team when their weeks are too near or the reserve has days for one only', () => {
    expect([expectedIn([3, 3]), expectedIn([3, 6]), expectedIn([3, 7], 6.5)]).toEqual([1, 1, 1]);
  });

  it('are two when they are far enough apart', () => {
    expect(expectedIn([3, 7])).toBe(2);
  });
});

describe('a change of the plan', () => {
  const problem = aProblem({
    challenges: [aChallenge('C1', ONE_LEADER)],
    peers: [aPeer('P1', { acceptance: 0.5 }), aPeer('P2', { acceptance: 0.8 })],
  });

  it('is reckoned as the new plan would be, and can be undone', () => {
    const state = stateOf(problem, { C1: [3, 'P1'] });
    commit(state);
    const completeness = new Completeness(state, 1);
    unseat(state, 0, placeOf(state, 0, 0));
    seat(state, 0, 1);
    completeness.renewKinds([0]);
    expect(completeness.expected).toBe(expectedOf(problem, { C1: [3, 'P2'] }, 1));
    completeness.undo();
    expect([completeness.expected, completeness.chanceOf(0)]).toEqual([0.5, 0.5]);
  });
});
