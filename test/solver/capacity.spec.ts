import { type Highs } from 'highs';
import { loadHighs } from '../../src/cli/load-highs.js';
import {
  assessCapacity,
  type Capacity,
  type CapacityRequest,
  withholdPartyBalances,
} from '../../src/scheduling/capacity/assess-capacity.js';
import { poolNeeded } from '../../src/scheduling/capacity/pool-needed.js';
import { sayCapacity } from '../../src/scheduling/capacity/say-capacity.js';
import { wordingOf } from '../../src/scheduling/explanation/wording.js';
import { type Problem } from '../../src/scheduling/problem.js';
import { verifyPlan } from '../../src/scheduling/verify-plan.js';
import { findLeastMedium } from '../support/least-medium.js';
import { randomProblem } from '../support/random-problem.js';
import { aChallenge, aCouncil, aPeer, aProblem, aYear } from '../support/tiny-problem.js';

let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

const assess = (problem: Problem, request: Partial<CapacityRequest> = {}): Capacity =>
  assessCapacity(problem, highs, {
    challenges: null,
    budgetDays: null,
    daysPerDeployment: [5.625, 8],
    seed: 1,
    shouldStop: () => false,
    ...request,
  });

/** Twelve challenges that each want a leader, a chief executive and an officer, far apart in few weeks. */
function aProgramme(leaders: number, changes: Partial<Problem> = {}): Problem {
  const challenges = Array.from({ length: 12 }, (_, i) =>
    aChallenge(`C${i}`, {
      minSize: 3,
      maxSize: 4,
      kinds: { leader: [1, 1], 'chief-executive': [1, 1], officer: [1, 2] },
      council: aCouncil(`council-${i}`, { control: i < 6 ? 'blue' : null }),
      weeks: aYear(12).map(({ index }) => ({ week: index, cost: 0 })),
    }),
  );
  const many = (kind: string, count: number, days: number) =>
    Array.from({ length: count }, (_, i) =>
      aPeer(`${kind}-${i}`, { kind, maxDays: days, party: kind === 'leader' ? 'blue' : null }),
    );
  return aProblem({
    challenges,
    weeks: aYear(12).map((week) => ({ ...week, capacity: 3 })),
    managers: 6,
    budgetDays: 300,
    peers: [...many('leader', leaders, 13), ...many('chief-executive', 12, 6), ...many('officer', 12, 5.5)],
    ...changes,
  });
}

describe('the capacity of a programme', () => {
  it('counts a leader who may serve twice as two deployments, of which half can be expected', () => {
    const { balance } = assess(aProgramme(4));
    expect(balance.kinds[0]).toEqual({
      kind: 'leader',
      places: 12,
      mostPlaces: 12,
      peers: 4,
      deployments: 8,
      expected: 4,
    });
    expect(balance).toMatchObject({ challenges: 12, places: 36, anyKind: 0 });
    expect(balance.parties.map(({ party, challenges, leaders }) => [party, challenges, leaders.deployments])).toEqual([
      ['blue', 6, 8],
      [null, 6, 0],
    ]);
    expect(balance.months.map(({ month, capacity }) => [month, capacity])).toEqual([
      ['2027-04', 12],
      ['2027-05', 15],
      ['2027-06', 9],
    ]);
  });

  it('proves that four leaders leave four places empty, and names them', () => {
    const problem = aProgramme(4);
    const { leastVacancies: found } = assess(problem);
    expect(found).toMatchObject({ bound: 12, reached: 12, isProven: true, by: 'counting', deferred: 0 });
    expect(found.kinds).toEqual([{ kind: 'leader', inPlan: 4, atLeast: 4 }]);
    expect(found.empty.map(({ kind, count }) => [kind, count])).toEqual(Array(4).fill(['leader', 1]));
    expect(found.completeTeams).toBe(8);
    expect(verifyPlan(problem, found.plan)).toMatchObject({ hard: 0, medium: 12 });
  });

  it('needs six leaders for twelve challenges, twelve if each serves once or says no half the time', () => {
    expect(assess(aProgramme(4)).needed[0]).toMatchObject({
      kind: 'leader',
      challenges: 12,
      places: 12,
      now: 4,
      deploymentsEach: 2,
      acceptance: 0.5,
      needed: 6,
      neededExpected: 12,
      neededOnceEach: 12,
      unfillable: 0,
    });
  });

  it('needs twice as many for twice as many challenges', () => {
    const needed = poolNeeded(aProgramme(4), highs, 'leader', 24, 1, () => false);
    expect(needed).toMatchObject({ challenges: 24, places: 24, needed: 12, neededExpected: 24 });
  });

  it('says which places no number of leaders would fill', () => {
    const problem = aProgramme(4);
    const [first, ...others] = problem.challenges;
    const lonely = { ...first!, council: { ...first!.council, easting: 900_000 } };
    expect(assess({ ...problem, challenges: [lonely, ...others] }).needed[0]).toMatchObject({
      unfillable: 1,
      needed: 6,
    });
  });

  it('draws a curve that never rises with more leaders, and marks where more of them hardly help', () => {
    const [curve] = assess(aProgramme(4)).curves;
    expect(curve).toMatchObject({ kind: 'leader', now: 4, knee: 6, kneeExpected: 12 });
    const at = (peers: number) => curve!.points.find((point) => point.peers === peers);
    expect(at(4)).toMatchObject({ emptyPlaces: 4, completeTeams: 8 });
    expect(at(6)).toMatchObject({ emptyPlaces: 0, completeTeams: 12 });
    // Half of all say yes: 8 leaders come to 8 deployments, and 12 of each other kind to 6.
    expect(at(8)).toMatchObject({ emptyPlacesExpected: 16, completeTeamsExpected: 6 });
  });

  it('never promises less than the least that more peers of a random year could reach', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const problem = randomProblem(seed, { challenges: [1, 3], peers: [3, 7], weeks: [4, 12] });
      const found = assess(problem);
      for (const { points } of found.curves)
        points.slice(1).forEach((point, i) => {
          const fewer = points[i]!;
          expect(point.emptyPlaces).toBeLessThanOrEqual(fewer.emptyPlaces);
          expect(point.completeTeams).toBeGreaterThanOrEqual(fewer.completeTeams);
          expect(point.emptyPlacesExpected).toBeLessThanOrEqual(fewer.emptyPlacesExpected);
          expect(point.completeTeamsExpected).toBeGreaterThanOrEqual(fewer.completeTeamsExpected);
        });
      const { bound, reached, isProven } = found.leastVacancies;
      if (bound !== null && reached !== null) expect(bound).toBeLessThanOrEqual(reached);
      if (isProven && problem.peers.length < 6) expect(reached).toBe(findLeastMedium(problem));
    }
  });

  it('ranks what breaks first, and what the budget buys', () => {
    const { breaksFirst, purchases, usualTeam } = assess(aProgramme(4));
    expect(
      breaksFirst.slice(0, 2).map(({ resource, enoughFor, expectedFor }) => [resource, enoughFor, expectedFor]),
    ).toEqual([
      [{ type: 'kind', kind: 'leader' }, 8, 4],
      [{ type: 'everybody' }, 32 / 3, 16 / 3],
    ]);
    expect(breaksFirst[0]!.slack).toBeCloseTo(-1 / 3);
    expect(usualTeam).toMatchObject({ size: 3, days: 18 });
    expect(purchases.map(({ teamDays, challenges }) => [teamDays, challenges])).toEqual([
      [18, 16],
      [16.875, 17],
      [24, 12],
    ]);
  });

  it('buys 114 challenges of seven with 4,500 days at 5.625 days a deployment, and 80 at 8', () => {
    const seven = aChallenge('C1', { minSize: 7, maxSize: 8 });
    const { purchases } = assess(aProblem({ challenges: [seven] }), {
      budgetDays: 4500,
      daysPerDeployment: [5.625, 8],
    });
    expect(purchases.slice(1).map(({ challenges }) => challenges)).toEqual([114, 80]);
  });

  it('is told without parties where they are withheld, with the tightest case of their leaders unnamed', () => {
    const withheld = withholdPartyBalances(assess(aProgramme(4)));
    expect(withheld.balance.parties).toEqual([]);
    expect(withheld.breaksFirst.filter(({ resource }) => resource.type === 'party-leaders')).toMatchObject([
      { resource: { party: null }, enoughFor: 16 },
    ]);
    expect(JSON.stringify({ ...withheld, leastVacancies: null })).not.toContain('blue');
  });

  it('is the same for the same seed', () => {
    expect(assess(aProgramme(5))).toEqual(assess(aProgramme(5)));
  });

  it.each<[string, Partial<Problem>]>([
    ['no challenges', { challenges: [] }],
    ['no peers', { peers: [] }],
    ['no open week', { weeks: aYear(12).map((week) => ({ ...week, open: false })) }],
    ['no budget', { budgetDays: 0 }],
  ])('answers for a year with %s', (_, changes) => {
    const problem = aProgramme(4, changes);
    const found = assess(problem);
    expect(found.leastVacancies.isProven).toBe(true);
    expect(found.leastVacancies.deferred).toBe(problem.challenges.length);
    expect(sayCapacity(found, wordingOf(problem)).leastVacancies.join(' ')).not.toContain('NaN');
  });

  it('says that pins which contradict each other leave no plan', () => {
    const pinned = aChallenge('C1', { pinnedWeek: 3, pinnedPeers: ['P1'] });
    const problem = aProblem({ challenges: [pinned], peers: [aPeer('P1', { availability: 'N'.repeat(12) })] });
    const found = assess(problem);
    expect(found.leastVacancies).toMatchObject({ bound: null, reached: null, isProven: false, isImpossible: true });
    expect(sayCapacity(found, wordingOf(problem)).leastVacancies).toEqual([
      'It is proven that every plan breaks a rule: pinned weeks or peers contradict each other.',
    ]);
  });

  it('answers with what it has when it is stopped at once', () => {
    const found = assess(aProgramme(4), { shouldStop: () => true });
    expect(found).toMatchObject({ wasStopped: true, curves: [], needed: [] });
    expect(found.balance.kinds[0]).toMatchObject({ deployments: 8 });
  });
});
