import { standingPlan } from '../../test/support/standing.js';
import { aChallenge, aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { rankForTeam, refillTeam } from './refill-team.js';

const problem = aProblem({
  challenges: [aChallenge('C1', { minSize: 3, kinds: { officer: [1, 2], leader: [1, 1] } }), aChallenge('C2')],
  peers: [
    aPeer('far', { easting: 480_000 }),
    aPeer('near'),
    aPeer('officer', { kind: 'officer', party: null }),
    aPeer('second', { kind: 'officer', party: null, easting: 450_000 }),
    aPeer('missed', { easting: 480_000 }),
  ],
  baseline: { challenges: [{ id: 'C1', week: 3, peers: ['missed'], prices: { missed: 9 } }] },
});
const joined = (standing: ReturnType<typeof standingPlan>) =>
  refillTeam(standing, standing.teams, 'C1').map((step) => (step.kind === 'join' ? step.peer : ''));

describe('refilling a team', () => {
  it('asks leads first, then kinds that are short, then anybody, the best each time', () => {
    expect(joined(standingPlan(problem, { C1: [3] }))).toEqual(['missed', 'officer', 'second']);
  });

  it('leaves alone a team that lacks nobody', () => {
    expect(joined(standingPlan(problem, { C1: [3, 'near', 'officer', 'second'] }))).toEqual([]);
  });

  it('leaves a vacancy where nobody is free', () => {
    const busy = standingPlan(problem, { C1: [3, 'near', 'officer'], C2: [4, 'second'] });
    expect(joined(busy)).toEqual([]);
  });

  it('ranks those of a kind, or of every kind that has room', () => {
    const { teams, ...rest } = standingPlan(problem, { C1: [3, 'near'] });
    const rank = (kind: string | null) => rankForTeam({ ...rest, teams }, teams, 'C1', kind).map(({ peer }) => peer.id);
    expect(rank('leader')).toEqual([]);
    expect(rank('officer')).toEqual(['officer', 'second']);
    expect(rank(null)).toEqual(['officer', 'second']);
  });
});
