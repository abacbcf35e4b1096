import { parseProblem } from '../../scheduling/parse-problem.js';
import {
  someChallengeFacts,
  someCouncilFacts,
  someHome,
  somePeerFacts,
  someProblemFacts,
  someYearFacts,
} from '../../../test/support/planning-facts.js';
import { buildProblem } from './build-problem.js';

describe('the problem of a year', () => {
  it('has no fault', () => {
    const { problem } = buildProblem(someProblemFacts());
    expect(parseProblem(problem)).toEqual({ problem });
  });

  it('has no fault for a year without challenges, peers or open weeks', () => {
    const closed = ['2027-09-06', '2027-09-13'].map((monday) => ({ monday, open: false, reason: 'closed' }));
    const empty = someProblemFacts({ year: someYearFacts({ weekCount: 2 }, closed), challenges: [], peers: [] });
    const { problem } = buildProblem(empty);
    expect(parseProblem(problem)).toEqual({ problem });
    expect(problem).toMatchObject({ evenLoad: 0, weeks: [{ capacity: 0 }, { capacity: 0 }] });
  });

  it('does not depend on the order of the facts', () => {
    const challenges = [1, 2, 3].map((i) =>
      someChallengeFacts({ id: `c${4 - i}`, reference: `PC-${i}`, council: someCouncilFacts(`HS${i}`) }),
    );
    const peers = [1, 2, 3].map((i) => somePeerFacts({ id: `p${4 - i}`, reference: `PEER-${i}` }));
    const built = buildProblem(someProblemFacts({ challenges, peers }));
    const reversed = someProblemFacts({ challenges: challenges.toReversed(), peers: peers.toReversed() });
    expect(JSON.stringify(buildProblem(reversed))).toBe(JSON.stringify(built));
    expect(built.problem.challenges.map(({ id }) => id)).toEqual(['c3', 'c2', 'c1']);
  });

  it('spreads the challenges over the open weeks, rounded up', () => {
    const challenges = Array.from({ length: 13 }, (_, i) =>
      someChallengeFacts({ id: `c${i}`, reference: `PC-${i}`, council: someCouncilFacts(`C${i + 10}`) }),
    );
    expect(buildProblem(someProblemFacts({ challenges })).problem.evenLoad).toBe(2);
  });

  it('names the themes in use, the kinds that can lead, and every weight and limit', () => {
    const { problem } = buildProblem(someProblemFacts());
    expect(problem).toMatchObject({
      name: 'YEAR',
      themes: ['finance', 'housing'],
      kinds: ['leader', 'officer', 'voluntary'],
      leadKinds: ['leader'],
      daysPerDeployment: { leader: 6.5, officer: 5.5, voluntary: 5.5 },
      vacancyWeights: { leader: 3, officer: 1, voluntary: 1 },
      minGapWeeks: 4,
      maxAwayPerOrganisation: 1,
      deferralWeight: 10,
    });
  });

  it.each([
    ['leader', 'party-a', 'unitary'],
    ['officer', null, 'unitary'],
    ['voluntary', null, null],
  ])('gives a %s the party %s and the class %s', (kind, party, councilClass) => {
    const { problem } = buildProblem(someProblemFacts({ peers: [somePeerFacts({ kind })] }));
    expect(problem.peers[0]).toMatchObject({ party, councilClass });
  });

  it('carries a reason for each conflict, each week without the peer and each cost', () => {
    const facts = someProblemFacts({
      challenges: [someChallengeFacts({ wish: '2027-09-20', blockedWeeks: ['2027-09-06'] })],
      peers: [
        somePeerFacts({
          homeCouncil: someHome('HST'),
          answers: [{ startsOn: '2027-09-06', letters: 'NYYYYYYYYYYY' }],
        }),
      ],
    });
    const { problem, reasons } = buildProblem(facts);
    const rules = (numbers: readonly number[] | undefined) => numbers?.map((number) => reasons.reasons[number]?.rule);
    expect(problem.peers[0]).toMatchObject({ conflicts: ['HST'], availability: 'NYYYYYYYYYYY' });
    expect(rules(reasons.peers['peer-1']?.conflicts['HST'])).toEqual(['own-council']);
    expect(rules(reasons.peers['peer-1']?.weeks[0])).toEqual(['own-answer']);
    expect(reasons.peers['peer-1']?.weeks[1]).toEqual([]);
    expect(rules(reasons.challenges['challenge-1']?.[0])).toEqual(['council-blocked', 'distance-from-wish']);
    const offered = new Map(problem.challenges[0]!.weeks.map(({ week, cost }) => [week, cost]));
    reasons.challenges['challenge-1']!.forEach((numbers, week) => {
      const points = numbers.reduce((sum, number) => sum + reasons.reasons[number]!.points, 0);
      expect(offered.get(week) ?? 'not on offer').toBe(week === 0 ? 'not on offer' : points);
    });
  });

  it('pins the week and the peers that were pinned', () => {
    const challenges = [someChallengeFacts({ pinnedWeek: '2027-09-20', pinnedPeerIds: ['peer-1'] })];
    const { problem } = buildProblem(someProblemFacts({ challenges }));
    expect(problem.challenges[0]).toMatchObject({ pinnedWeek: 2, pinnedPeers: ['peer-1'] });
    expect(parseProblem(problem)).toHaveProperty('problem');
  });

  it('refuses a peer of a kind that is not in the table', () => {
    const facts = someProblemFacts({ peers: [somePeerFacts({ kind: 'jester' })] });
    expect(() => buildProblem(facts)).toThrow('Peer PEER-001 is of kind "jester"');
  });
});
