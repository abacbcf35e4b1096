import { aChallenge, aPeer, aProblem } from '../../../test/support/tiny-problem.js';
import { type Problem } from '../problem.js';
import { applyChanges } from './apply-changes.js';
import { type Change } from './change.js';
import { isInvented } from './invent-peers.js';

const problem = aProblem({
  challenges: [aChallenge('C1', { pinnedWeek: 3, pinnedPeers: ['P1'] }), aChallenge('C2')],
  peers: [aPeer('P1'), aPeer('P2'), aPeer('O1', { kind: 'officer', party: null })],
  baseline: { challenges: [{ id: 'C2', week: 5, peers: ['P2', 'O1'], weekPrice: 3, prices: { P2: 4, O1: 1 } }] },
});
const apply = (...changes: Change[]): Problem => {
  const applied = applyChanges(problem, changes);
  if ('faults' in applied) throw new Error(applied.faults.map(({ message }) => message).join('\n'));
  return applied.problem;
};
const faults = (...changes: Change[]) => {
  const applied = applyChanges(problem, changes);
  return 'faults' in applied ? applied.faults : [];
};

describe('changing a year for a scenario', () => {
  it('leaves the year as it is without changes', () => {
    expect(apply()).toEqual(problem);
  });

  it('lets a peer leave, from the earlier plan too', () => {
    const { peers, baseline } = apply({ kind: 'peer-leaves', peer: 'P2' });
    expect(peers.map(({ id }) => id)).toEqual(['P1', 'O1']);
    expect(baseline!.challenges[0]).toMatchObject({ peers: ['O1'], prices: { O1: 1 } });
  });

  it('closes a week for everybody', () => {
    const { weeks, challenges } = apply({ kind: 'week-closes', week: 5 });
    expect(weeks[5]!.open).toBe(false);
    expect(challenges.flatMap((each) => each.weeks.filter(({ week }) => week === 5))).toEqual([]);
  });

  it('adds peers like those there are, the same for the same seed, and marks them as invented', () => {
    const five: Change = { kind: 'more-peers', of: 'leader', count: 5, seed: 2 };
    const { peers } = apply(five, { ...five, count: 1 });
    expect(apply(five, { ...five, count: 1 }).peers).toEqual(peers);
    const invented = peers.filter(({ id }) => isInvented(id));
    expect(invented).toHaveLength(6);
    expect(new Set(invented.map(({ id }) => id)).size).toBe(6);
    for (const { kind, organisation, party } of invented) {
      expect([kind, party]).toEqual(['leader', 'blue']);
      expect(['home-of-P1', 'home-of-P2']).toContain(organisation);
    }
  });

  it('sets capacity, budget and managers', () => {
    const changed = apply(
      { kind: 'week-closes', week: 7 },
      { kind: 'capacity', week: null, challenges: 3 },
      { kind: 'capacity', week: 4, challenges: 1 },
      { kind: 'budget', days: 90.5 },
      { kind: 'managers', managers: 2 },
    );
    expect(changed.weeks.map(({ capacity }) => capacity)).toEqual([3, 3, 3, 3, 1, 3, 3, 2, 3, 3, 3, 3]);
    expect(changed).toMatchObject({ budgetDays: 90.5, managers: 2 });
  });

  it('lists every fault of every change that is impossible', () => {
    const found = faults(
      { kind: 'peer-leaves', peer: 'P9' },
      { kind: 'peer-leaves', peer: 'P1' },
      { kind: 'week-closes', week: 99 },
      { kind: 'week-closes', week: 3 },
      { kind: 'more-peers', of: 'judge', count: 1, seed: 1 },
      { kind: 'more-peers', of: 'chief-executive', count: 0, seed: -1 },
      { kind: 'capacity', week: 12, challenges: -1 },
      { kind: 'budget', days: 0.3 },
      { kind: 'managers', managers: 1.5 },
    );
    expect(found.map(({ change, message }) => `${change}: ${message}`)).toEqual([
      '0: There is no peer P9, or they have left already. Name one of the pool.',
      '1: Peer P1 is pinned to the team of Council council-of-C1. Take the pin off before they leave.',
      '2: The year has no week 99. Give one from 0 to 11.',
      '3: Council council-of-C1 is pinned to week 3 (2027-04-26). Take the pin off before it closes.',
      '4: There is no kind judge. Give one of leader, chief-executive, officer.',
      '5: The pool has no peer of kind chief-executive to draw others from.',
      '5: Add from 1 to 400 peers at once; 0 were asked for.',
      '5: The seed is -1. Give a whole number from 0 to 4294967295.',
      '6: The year has no week 12. Give one from 0 to 11.',
      '6: The capacity is -1. Give a whole number of challenges from 0 to 1000.',
      '7: The budget is 0.3. Give working days in halves, from 0 to 1000000.',
      '8: There are 1.5 managers. Give a whole number from 0 to 10000.',
    ]);
    expect(faults({ kind: 'peer-leaves', peer: 'P2' }, { kind: 'peer-leaves', peer: 'P2' })).toHaveLength(1);
    expect(faults({ kind: 'week-closes', week: 5 }, { kind: 'week-closes', week: 5 })[0]!.message).toContain('already');
  });

  it('refuses a year that would no longer be sound: a pin that the change contradicts', () => {
    const found = faults({ kind: 'capacity', week: 3, challenges: 0 });
    expect(found).toHaveLength(1);
    expect(found[0]!.message).toContain('contradicts a pin');
  });
});
