import { aChallenge, aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { decodePlan, encodePlan, membersOf, noDecisions } from './decisions.js';
import { encodeProblem } from './encode-problem.js';

const facts = encodeProblem(
  aProblem({ challenges: [aChallenge('C1'), aChallenge('C2')], peers: ['P1', 'P2', 'P3'].map((id) => aPeer(id)) }),
);
const both = (...entries: [id: string, week: number | null, ...peers: string[]][]) => ({
  problem: 'tiny',
  challenges: entries.map(([id, week, ...peers]) => ({ id, week, peers })),
});

describe('decisions', () => {
  it('start with every challenge deferred', () => {
    expect(decodePlan(facts, noDecisions(facts))).toEqual(both(['C1', null], ['C2', null]));
  });

  it.each([
    ['come back as they were written', both(['C1', 3, 'P1', 'P3'], ['C2', 4, 'P2'])],
    ['are written in the order of the problem and the pool', both(['C2', 4, 'P2'], ['C1', 3, 'P3', 'P1'])],
    ['pass over challenges and peers that are unknown', both(['C1', 3, 'P9', 'P1', 'P3'], ['C2', 4, 'P2'], ['C9', 5])],
  ])('%s', (_, plan) => {
    expect(decodePlan(facts, encodePlan(facts, plan))).toEqual(both(['C1', 3, 'P1', 'P3'], ['C2', 4, 'P2']));
  });

  it('give a deferred challenge no team, whatever the plan says', () => {
    const decisions = encodePlan(facts, both(['C1', null, 'P1']));
    expect([...membersOf(facts, decisions, 0)]).toEqual([]);
  });

  it('know the members of one team from those of the next', () => {
    const decisions = encodePlan(facts, both(['C1', 3, 'P2'], ['C2', 4, 'P1', 'P3']));
    expect([0, 1].map((c) => [...membersOf(facts, decisions, c)])).toEqual([[1], [0, 2]]);
  });
});
