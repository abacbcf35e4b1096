import { randomPlan, randomProblem } from '../../test/support/random-problem.js';
import { aChallenge, aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { explainPlan } from './explain-plan.js';
import { SOFT_TERMS } from './problem.js';
import { ANY_KIND, verifyPlan } from './verify-plan.js';

const CASES = 400;

describe('the analysis of a plan', () => {
  it(`accounts for every point that the verifier finds, by term, on ${CASES} random plans`, () => {
    const termsSeen = new Set<string>();
    for (let seed = 1; seed <= CASES; seed++) {
      const problem = randomProblem(seed);
      const plan = randomPlan(problem, seed + 1);
      const { terms, ...score } = explainPlan(problem, plan);
      const { hard, medium, soft, softByTerm, violations, vacancies, deferred } = verifyPlan(problem, plan);
      expect({ seed, ...score }).toEqual({ seed, hard, medium, soft });
      const pointsOf = (id: string): number =>
        terms.find((term) => term.id === id)?.matches.reduce((sum, { points }) => sum + points, 0) ?? 0;
      expect(Object.fromEntries(SOFT_TERMS.map((id) => [id, pointsOf(id)]))).toEqual(
        Object.fromEntries(SOFT_TERMS.map((id) => [id, softByTerm[id].weighted])),
      );
      for (const { rule } of violations)
        expect([seed, rule, pointsOf(rule)]).toEqual([
          seed,
          rule,
          violations.filter((each) => each.rule === rule).length,
        ]);
      const amountOf = (id: string): number => terms.find((term) => term.id === id)?.amount ?? 0;
      expect([seed, amountOf('deferral'), amountOf('further-place'), amountOf('missing-member')]).toEqual([
        seed,
        deferred,
        vacancies.byKind[ANY_KIND] ?? 0,
        vacancies.total - (vacancies.byKind[ANY_KIND] ?? 0),
      ]);
      for (const { id } of terms) termsSeen.add(id);
    }
    expect(termsSeen.size).toBeGreaterThan(45);
  });

  it('gives each term, and each level, the sum of its matches, and leaves out what costs nothing', () => {
    for (let seed = 1; seed <= 100; seed++) {
      const problem = randomProblem(seed);
      const analysis = explainPlan(problem, randomPlan(problem, seed + 1));
      for (const { matches, points, amount, weight } of analysis.terms) {
        expect(points).toBe(matches.reduce((sum, match) => sum + match.points, 0));
        expect(amount).toBe(matches.reduce((sum, match) => sum + match.amount, 0));
        if (weight !== null) expect(points).toBe(amount * weight);
        expect(matches.filter((match) => match.points !== match.amount * match.weight || match.points <= 0)).toEqual(
          [],
        );
      }
      for (const level of ['hard', 'medium', 'soft'] as const)
        expect(analysis[level]).toBe(
          analysis.terms.filter((term) => term.level === level).reduce((sum, { points }) => sum + points, 0),
        );
    }
  });

  it('says every match in one sentence of its own', () => {
    const odd: string[] = [];
    for (let seed = 1; seed <= 200; seed++) {
      const problem = randomProblem(seed);
      const { terms } = explainPlan(problem, randomPlan(problem, seed + 1));
      const sentences = terms.flatMap(({ matches }) => matches.map(({ sentence }) => sentence));
      odd.push(...sentences.filter((sentence) => !/^\S.*[^ .]\.$/.test(sentence) || /undefined|NaN/.test(sentence)));
    }
    expect(odd).toEqual([]);
  });

  it('finds nothing to say of a perfect plan', () => {
    const problem = aProblem({
      challenges: [aChallenge('C1', { themes: [{ theme: 'finance', weight: 1, experts: 1 }] })],
      peers: [aPeer('P1'), aPeer('P2', { kind: 'officer', party: null, themes: ['finance'] })],
    });
    const plan = { problem: 'tiny', challenges: [{ id: 'C1', week: 0, peers: ['P1', 'P2'] }] };
    expect(explainPlan(problem, plan)).toEqual({ hard: 0, medium: 0, soft: 0, terms: [] });
  });

  it('puts the dearest match first and names the team that is weakest', () => {
    const problem = aProblem({
      challenges: [
        aChallenge('C1', { weeks: [{ week: 0, cost: 2 }] }),
        aChallenge('C2', { weeks: [{ week: 6, cost: 5 }] }),
      ],
      peers: [aPeer('P1'), aPeer('P2', { party: 'red', experience: 0 })],
    });
    const plan = {
      problem: 'tiny',
      challenges: [
        { id: 'C1', week: 0, peers: ['P1'] },
        { id: 'C2', week: 6, peers: ['P2'] },
      ],
    };
    const { terms } = explainPlan(problem, plan);
    const of = (id: string) => terms.find((term) => term.id === id)!.matches;
    expect(of('weekPreference').map(({ challenge, points }) => [challenge, points])).toEqual([
      ['C2', 5],
      ['C1', 2],
    ]);
    expect(of('worstTeam')).toMatchObject([
      {
        challenge: 'C2',
        amount: 5,
        sentence: 'Council council-of-C2 has the weakest team of the year: it loses 5 points of team quality.',
      },
    ]);
  });
});
