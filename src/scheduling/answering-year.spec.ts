import { aChallenge, aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { AnsweringYear } from './answering-year.js';
import { rankReserves } from './rank-reserves.js';

/** Chances as a test sets them, round by round of each post. */
const told = (...chances: number[]) => ({ next: () => chances.shift() ?? 0.5, below: () => 0 });

describe('a year of answers', () => {
  const kinds = { leader: [1, 1] } as const;
  const challenges = [aChallenge('late', { kinds }), aChallenge('early', { kinds })];
  const peers = ['L', 'E', 'R'].map((id) => aPeer(id));
  const problem = aProblem({ challenges, peers });
  const plan = {
    problem: 'tiny',
    challenges: [
      { id: 'late', week: 6, peers: ['L'] },
      { id: 'early', week: 3, peers: ['E'] },
    ],
  };
  const posts = rankReserves(problem, plan);
  const holders = (year: AnsweringYear): (string | null)[] => [...year.holder].map((p) => peers[p]?.id ?? null);

  it('asks for the earlier week first, whatever the order of the challenges', () => {
    const year = new AnsweringYear(problem, posts, 2);
    year.draw(told(0.9, 0, 0.9, 0));
    expect(holders(year)).toEqual([null, 'R']);
    expect(year.letters).toBe(3);
  });

  it('begins each draw anew', () => {
    const year = new AnsweringYear(problem, posts, 2);
    year.draw(told(0.9, 0, 0.9, 0));
    year.draw(told(0.9, 0, 0, 0));
    expect(holders(year)).toEqual(['R', 'E']);
    expect(year.letters).toBe(3);
  });

  it('says yes below the acceptance and no from it on', () => {
    const year = new AnsweringYear(problem, posts, 1);
    year.draw(told(0.499, 0.5));
    expect(holders(year)).toEqual(['L', null]);
  });
});
