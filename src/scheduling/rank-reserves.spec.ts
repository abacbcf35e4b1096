import { aChallenge, aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { type Problem } from './problem.js';
import { rankReserves } from './rank-reserves.js';

const C1 = aChallenge('C1', { kinds: { leader: [1, 2], officer: [0, 2] } });
const planOf = (problem: Problem, peers: string[], week = 3) => ({
  problem: problem.name,
  challenges: [{ id: 'C1', week, peers }],
});
const namesOf = (problem: Problem, peers: string[]): string[][] =>
  rankReserves(problem, planOf(problem, peers)).map(({ reserves }) => [...reserves].map((p) => problem.peers[p]!.id));

describe('the reserves of a place', () => {
  it('are the people of its kind who break no rule, the best first', () => {
    const problem = aProblem({
      challenges: [C1],
      peers: [
        aPeer('chosen'),
        aPeer('far', { easting: 490_000 }),
        aPeer('near'),
        aPeer('an-officer', { kind: 'officer', party: null }),
        aPeer('busy', { availability: 'N'.repeat(12) }),
        aPeer('of-the-council', { organisation: 'council-of-C1' }),
        aPeer('conflicted', { conflicts: ['council-of-C1'] }),
      ],
    });
    expect(namesOf(problem, ['chosen'])).toEqual([['near', 'far']]);
  });

  it('are not those whom the plan has elsewhere too near, or for all their days', () => {
    const challenges = [C1, aChallenge('C2', { kinds: { leader: [1, 2] } })];
    const peers = [aPeer('chosen'), aPeer('elsewhere'), aPeer('spent', { maxDays: 6.5 }), aPeer('third')];
    const reservesWith = (week: number, member: string): string[] => {
      const problem = aProblem({ challenges, peers });
      const { challenges: entries } = planOf(problem, ['chosen']);
      const plan = { problem: 'tiny', challenges: [...entries, { id: 'C2', week, peers: [member] }] };
      return [...rankReserves(problem, plan)[0]!.reserves].map((p) => peers[p]!.id);
    };
    expect(reservesWith(6, 'elsewhere')).not.toContain('elsewhere');
    expect(reservesWith(7, 'elsewhere')).toContain('elsewhere');
    expect(reservesWith(7, 'spent')).not.toContain('spent');
  });

  it('are ranked for a vacancy of the plan too, by its kind or by any', () => {
    const kinds = { leader: [1, 2], officer: [1, 2] } as const;
    const problem = aProblem({
      challenges: [aChallenge('C1', { kinds, minSize: 3 })],
      peers: [aPeer('chosen'), aPeer('second'), aPeer('an-officer', { kind: 'officer', party: null })],
    });
    const posts = rankReserves(problem, planOf(problem, ['chosen']));
    expect(posts.map(({ kind, peer }) => [kind, peer])).toEqual([
      ['leader', 0],
      ['officer', -1],
      [null, -1],
    ]);
    expect(posts.map(({ reserves }) => reserves.length)).toEqual([1, 1, 2]);
  });

  it('are none for a challenge that is deferred, which has no place to fill', () => {
    const problem = aProblem({ challenges: [C1] });
    const challenges = [{ id: 'C1', week: null, peers: [] }];
    expect(rankReserves(problem, { problem: 'tiny', challenges })).toEqual([]);
  });

  it('wait behind a pinned peer, who has said yes', () => {
    const problem = aProblem({
      challenges: [{ ...C1, pinnedWeek: 3, pinnedPeers: ['P1'] }],
      peers: [aPeer('P1'), aPeer('P2')],
    });
    expect(rankReserves(problem, planOf(problem, ['P1']))).toMatchObject([{ peer: 0, isConfirmed: true }]);
  });
});
