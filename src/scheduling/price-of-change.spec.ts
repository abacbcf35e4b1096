import { standingPlan } from '../../test/support/standing.js';
import { aChallenge, aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { changeTeams, compareChanges, priceIfAllowed, priceOfChange, type Step } from './price-of-change.js';

const problem = aProblem({
  challenges: [aChallenge('C1', { kinds: { leader: [1, 2] } }), aChallenge('C2')],
  peers: [aPeer('P1'), aPeer('P2', { easting: 450_000, experience: 0 }), aPeer('P3', { availability: 'N'.repeat(12) })],
});
const standing = standingPlan(problem, { C1: [3, 'P1'] });
const leave: Step = { kind: 'leave', challenge: 'C1', peer: 'P1' };
const join = (peer: string): Step => ({ kind: 'join', challenge: 'C1', peer });

describe('the price of a change', () => {
  it('is nothing for doing nothing', () => {
    expect(priceOfChange(standing, [])).toEqual({ hard: 0, medium: 0, soft: 0, byTerm: [] });
  });

  it('tells each term of a member more, the weightiest first', () => {
    expect(priceOfChange(standing, [join('P2')])).toEqual({
      hard: 0,
      medium: 0,
      soft: 5,
      byTerm: [
        { term: 'worstTeam', points: 2 },
        { term: 'oneParty', points: 1 },
        { term: 'offTheme', points: 1 },
        { term: 'travelPer40Km', points: 1 },
      ],
    });
  });

  it('counts a vacancy in medium and a broken rule in hard', () => {
    expect(priceOfChange(standing, [leave])).toMatchObject({ hard: 1, medium: 3 });
    expect(priceIfAllowed(standing, [leave])).toBeNull();
    expect(priceIfAllowed(standing, [join('P3')])).toBeNull();
  });

  it('moves a team as it is, and schedules a deferred challenge with nobody', () => {
    const teams = changeTeams(standing, standing.teams, [
      { kind: 'move', challenge: 'C1', week: 5 },
      { kind: 'move', challenge: 'C2', week: 6 },
    ]);
    expect([...teams].map(([id, { week, team }]) => [id, week, team.length])).toEqual([
      ['C1', 5, 1],
      ['C2', 6, 0],
    ]);
    expect(standing.teams.get('C1')!.week).toBe(3);
  });

  it('puts fewer vacancies before better quality before fewer steps', () => {
    const of = (medium: number, soft: number, steps: Step[]) => ({
      steps,
      price: { hard: 0, medium, soft, byTerm: [] },
    });
    const [a, b, c] = [of(0, 9, []), of(1, 1, []), of(0, 9, [leave])];
    expect([c, b, a].sort(compareChanges)).toEqual([a, c, b]);
  });
});
