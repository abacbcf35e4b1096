import { randomProblem } from '../../test/support/random-problem.js';
import { aChallenge, aProblem } from '../../test/support/tiny-problem.js';
import { noDecisions } from './decisions.js';
import { encodeProblem } from './encode-problem.js';
import { scoreDecisions } from './score.js';
import { CLOSED, createState, log, OPENED, setTeamCost, softOf, worstWith } from './search-state.js';

const weights = { ...aProblem().weights, worstTeam: 10 };
const threeTeams = () =>
  createState(encodeProblem(aProblem({ weights, challenges: ['C1', 'C2', 'C3'].map((id) => aChallenge(id)) })));

describe('a state', () => {
  it('starts with everything deferred, and with the score of that', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const facts = encodeProblem(randomProblem(seed));
      const state = createState(facts);
      const { hard, medium, soft } = scoreDecisions(facts, noDecisions(facts));
      expect({ hard: state.hard, medium: state.medium, soft: softOf(state) }).toEqual({ hard, medium, soft });
    }
  });

  it('adds up the costs of its teams and ten times the worst, as it changes', () => {
    const state = threeTeams();
    const changes: [c: number, cost: number, worst: number, sum: number][] = [
      [0, 5, 5, 5],
      [1, 8, 8, 13],
      [2, 8, 8, 21],
      [1, 2, 8, 15],
      [2, 9, 9, 16],
      [2, 1, 5, 8],
      [0, 0, 2, 3],
      [1, 0, 1, 1],
      [2, 0, 0, 0],
    ];
    for (const [c, cost, worst, sum] of changes) {
      setTeamCost(state, c, cost);
      expect([state.worst, state.soft, softOf(state)]).toEqual([worst, sum, sum + 10 * worst]);
    }
  });

  it('foretells the worst team if one team cost something else', () => {
    const state = threeTeams();
    [5, 8, 3].forEach((cost, c) => {
      setTeamCost(state, c, cost);
    });
    expect([worstWith(state, 1, 4), worstWith(state, 1, 9), worstWith(state, 0, 9), worstWith(state, 0, 0)]).toEqual([
      5, 9, 9, 8,
    ]);
    expect(state.worst).toBe(8);
  });

  it('writes each step into its journal, in order', () => {
    const state = threeTeams();
    log(state, OPENED, 2, 7);
    log(state, CLOSED, 2, 7);
    expect([...state.journal.slice(0, state.journalLength)]).toEqual([OPENED, 2, 7, CLOSED, 2, 7]);
  });
});
