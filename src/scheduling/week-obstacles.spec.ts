import { standingPlan } from '../../test/support/standing.js';
import { aChallenge, aCouncil, aPeer, aProblem, aYear } from '../../test/support/tiny-problem.js';
import { type Challenge } from '../matching/model.js';
import { type Problem } from './problem.js';
import { findWeekObstacles } from './week-obstacles.js';

const county = aCouncil('KEN', { name: 'Kent', class: 'county' });
const district = aCouncil('DOV', { name: 'Dover', county: 'KEN' });

function obstacles(week: number, changes: Partial<Challenge> = {}, year: Partial<Problem> = {}): string[] {
  const asked = aChallenge('C1', { council: county, ...changes });
  const problem = aProblem({
    challenges: [asked, aChallenge('C2'), aChallenge('C3', { council: district })],
    peers: [aPeer('P1', { organisation: 'KEN' })],
    ...year,
  });
  const { teams } = standingPlan(problem, { C2: [5, 'P1'], C3: [11] });
  return findWeekObstacles(problem, teams, asked, week).map(({ code, sentence }) => `${code}: ${sentence}`);
}

describe('whether a challenge may take place in a week', () => {
  it('says nothing where every rule allows it', () => {
    expect(obstacles(2)).toEqual([]);
  });

  it.each([
    ['pinned-elsewhere: Kent is pinned to week 3.', 2, { pinnedWeek: 3 }, {}],
    ['not-on-offer: Kent does not offer week 2.', 2, { weeks: [] }, {}],
    [
      'closed: In week 2 nobody is challenged: it is closed.',
      2,
      {},
      { weeks: aYear(12).map((week) => ({ ...week, open: week.index !== 2 })) },
    ],
    [
      'week-full: There is room for 1 in week 5, and it is taken (Council council-of-C2).',
      5,
      {},
      { weeks: aYear(12).map((week) => ({ ...week, capacity: 1 })) },
    ],
    [
      'no-manager: From week 4 on for 3 weeks all 1 managers are engaged (Council council-of-C2).',
      6,
      {},
      { managers: 1 },
    ],
    ['kin-too-close: Dover, a district of it, is challenged in week 11; they must be 4 weeks apart.', 8, {}, {}],
    ['own-peers-away: P1 of Kent is on the team of Council council-of-C2 in week 5.', 5, {}, {}],
  ])('%s', (sentence, week, changes, year) => {
    expect(obstacles(week, changes, year)).toContain(sentence);
  });

  it('tells every obstacle, not the first only', () => {
    expect(obstacles(8, { weeks: [], pinnedWeek: 1 }).map((each) => each.split(':')[0])).toEqual([
      'pinned-elsewhere',
      'not-on-offer',
      'kin-too-close',
    ]);
  });
});
