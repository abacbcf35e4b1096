import { randomPlan, randomProblem } from '../../test/support/random-problem.js';
import { aChallenge, aCouncil, aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { comparePlans } from './compare-plans.js';
import { explainPlan, type Names } from './explain-plan.js';
import type { Plan } from './plan.js';
import type { Problem } from './problem.js';
import { verifyPlan } from './verify-plan.js';

const compare = (problem: Problem, before: Plan, after: Plan, names: Names = {}) => {
  const [was, is] = [before, after].map((plan) => ({ plan, analysis: explainPlan(problem, plan, names) }));
  return comparePlans(problem, was!, is!, names);
};

describe('the difference of two plans', () => {
  it('adds up, term by term, to the difference of what the verifier finds', () => {
    for (let seed = 1; seed <= 150; seed++) {
      const problem = randomProblem(seed);
      const [before, after] = [randomPlan(problem, seed + 1), randomPlan(problem, seed + 2)];
      const { terms, change } = compare(problem, before, after);
      const [was, is] = [verifyPlan(problem, before), verifyPlan(problem, after)];
      for (const level of ['hard', 'medium', 'soft'] as const) {
        expect(change[level]).toBe(is[level] - was[level]);
        const sum = terms.reduce((total, term) => (term.level === level ? total + term.change : total), 0);
        expect(sum).toBe(change[level]);
      }
      for (const term of terms) expect(term.change).toBe(term.after - term.before);
    }
  });

  it('is nothing for one and the same plan, and the reverse the other way round', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const problem = randomProblem(seed);
      const [one, other] = [randomPlan(problem, seed + 1, false), randomPlan(problem, seed + 2, false)];
      expect(compare(problem, one, one)).toMatchObject({ terms: [], moves: [], councils: [], people: [] });
      const [there, back] = [compare(problem, one, other), compare(problem, other, one)];
      const changes = (terms: typeof there.terms, sign: number) =>
        Object.fromEntries(terms.map(({ id, change }) => [id, sign * change]));
      expect(changes(back.terms, -1)).toEqual(changes(there.terms, 1));
      expect(back.moves.map(({ gained }) => gained)).toEqual(there.moves.map(({ lost }) => lost));
    }
  });

  const offers = { weeks: [0, 9, 2].map((cost, week) => ({ week, cost })) };
  const problem = aProblem({
    challenges: [
      aChallenge('C1', { council: aCouncil('KEN', { name: 'Kent' }), ...offers }),
      aChallenge('C2', { council: aCouncil('SRY', { name: 'Surrey' }) }),
      aChallenge('C3', { council: aCouncil('YOR', { name: 'York' }) }),
    ],
    peers: [aPeer('1', { availability: 'YIYYYYYYYYYY' }), aPeer('2')],
  });
  const planOf = (...entries: [week: number | null, peers: string[]][]): Plan => ({
    problem: 'tiny',
    challenges: entries.map(([week, peers], at) => ({ id: `C${at + 1}`, week, peers })),
  });
  const found = compare(
    problem,
    planOf([2, ['2']], [8, ['1']], [null, []]),
    planOf([1, ['1']], [null, []], [6, ['2']]),
    {
      peer: (id) => `Peer ${id}`,
    },
  );

  it('says what moved, and who joined and left', () => {
    expect(found.moves.map(({ sentence }) => sentence)).toEqual([
      'Kent moves from the week of 19 April 2027 to the week of 12 April 2027, 1 week earlier; it gains Peer 1; it loses Peer 2.',
      'Surrey is deferred; it loses Peer 1.',
      'York is scheduled in the week of 17 May 2027; it gains Peer 2.',
    ]);
    expect(found.moves[0]).toMatchObject({ challenge: 'C1', weekBefore: 2, weekAfter: 1, gained: ['1'], lost: ['2'] });
  });

  it('says which councils and peers gained and lost, the largest difference first, and why', () => {
    expect(found.councils.map(({ name, medium }) => [name, medium])).toEqual([
      ['Surrey', 10],
      ['York', -10],
      ['Kent', 0],
    ]);
    expect(found.councils[2]!.terms).toEqual([
      { id: 'weekPreference', level: 'soft', change: 7 },
      { id: 'ifNeeded', level: 'soft', change: 1 },
    ]);
    expect(found.councils[0]!.worse).toContain('Surrey is deferred.');
    expect(found.councils[1]!.better).toEqual(['York is deferred.']);
    expect(found.people).toEqual([
      {
        id: '1',
        name: 'Peer 1',
        hard: 0,
        medium: 0,
        soft: 1,
        terms: [{ id: 'ifNeeded', level: 'soft', change: 1 }],
        worse: ['Peer 1 is at Kent in the week of 12 April 2027, which they marked “if needed”.'],
        better: [],
      },
    ]);
  });
});
