import type { Challenge } from '../matching/model.js';
import { aChallenge, aCouncil, aPeer, aProblem, aYear } from '../../test/support/tiny-problem.js';
import { aState, contentsOf, type Placement } from '../../test/support/tiny-search.js';
import { checkState } from './check-state.js';
import type { Problem } from './problem.js';
import { canOpenWeek, closeWeek, mayHost, openWeek } from './week-taking.js';

const C1 = 0;
const year = (changes: Partial<Problem> = {}, first: Partial<Challenge> = {}): Problem =>
  aProblem({ challenges: [aChallenge('C1', first), aChallenge('C2'), aChallenge('C3')], ...changes });
const ofCounty = { council: aCouncil('county') };
const district = aChallenge('C2', { council: aCouncil('district', { county: 'county' }) });
const kin = aProblem({ challenges: [aChallenge('C1', ofCounty), district] });
const awayFromC1 = year({ peers: [aPeer('P1', { organisation: 'council-of-C1' })] });

describe('a challenge may take a week', () => {
  it.each<[string, Problem, readonly Placement[]]>([
    ['that is open, on offer and has room', year(), [['C2', 3]]],
    ['when a manager has rested', year({ managers: 1 }), [['C2', 6]]],
    ['four weeks from its district', kin, [['C2', 7]]],
    ['beside one in which its own peers are away', awayFromC1, [['C2', 4, 'P1']]],
  ])('%s', (_, problem, placements) => {
    expect(canOpenWeek(aState(problem, ...placements), C1, 3)).toBe(true);
  });
});

describe('a challenge may not take a week', () => {
  const closed = aYear(12).map((week) => ({ ...week, open: week.index !== 3 }));
  it.each<[string, Problem, readonly Placement[]]>([
    ['that is closed', year({ weeks: closed }), []],
    ['that is not on offer to it', year({}, { weeks: [{ week: 4, cost: 0 }] }), []],
    ['other than the one it is pinned to', year({}, { pinnedWeek: 4 }), []],
    [
      'that is full',
      year(),
      [
        ['C2', 3],
        ['C3', 3],
      ],
    ],
    ['while every manager is on site or resting before it', year({ managers: 1 }), [['C2', 1]]],
    ['while every manager is wanted within the rest after it', year({ managers: 1 }), [['C2', 5]]],
    ['less than four weeks from its district', kin, [['C2', 6]]],
    ['in which its own peers are away', awayFromC1, [['C2', 3, 'P1']]],
  ])('%s', (_, problem, placements) => {
    expect(canOpenWeek(aState(problem, ...placements), C1, 3)).toBe(false);
  });

  it('for reasons of the council itself, which are asked for alone too', () => {
    expect(mayHost(aState(kin, ['C2', 6]), C1, 3)).toBe(false);
    expect(mayHost(aState(year(), ['C2', 3], ['C3', 3]), C1, 3)).toBe(true);
  });
});

describe('taking and leaving a week', () => {
  const baseline = { challenges: [{ id: 'C1', week: 4, peers: ['P1'] }] };
  const problem = year({
    evenLoad: 0,
    baseline,
    peers: [aPeer('P1', { organisation: 'council-of-C1' })],
    challenges: [
      aChallenge('C1', {
        weeks: [
          { week: 3, cost: 7 },
          { week: 4, cost: 1 },
        ],
      }),
      aChallenge('C2'),
    ],
  });

  it.each([3, 4])('keeps the running score true: week %d', (week) => {
    const state = aState(problem, ['C2', 3, 'P1']);
    const before = contentsOf(state);
    openWeek(state, C1, week);
    expect(checkState(state)).toBeNull();
    closeWeek(state, C1);
    expect(checkState(state)).toBeNull();
    expect(contentsOf(state)).toEqual(before);
  });
});
