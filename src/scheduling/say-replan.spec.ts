import { standingPlan } from '../../test/support/standing.js';
import { aProblem } from '../../test/support/tiny-problem.js';
import { BY_ID } from '../matching/wording.js';
import { sayChangedPlace, sayMovedWeek, sayReason, sayReplan } from './say-replan.js';

const year = standingPlan(aProblem(), {});
const reason = { why: 'chosen', sentences: [], price: null } as const;
const price = { hard: 0, medium: 0, soft: 6, byTerm: [] };

describe('a replan in words', () => {
  it.each([
    [3, 6, 'Council council-of-C1 moves from week 3 to week 6.'],
    [3, null, 'Council council-of-C1 loses week 3 and is deferred.'],
    [null, 6, 'Council council-of-C1 is scheduled in week 6.'],
  ])('says where a challenge went from %s to %s', (from, to, sentence) => {
    expect(sayMovedWeek(year, { challenge: 'C1', from, to, reason }, BY_ID)).toBe(sentence);
  });

  it('says who leaves and who comes', () => {
    const place = { challenge: 'C1', peer: 'P1', reason };
    expect(sayChangedPlace(year, { ...place, successor: 'P2' }, BY_ID)).toBe(
      'P1 leaves the team of Council council-of-C1; P2 comes.',
    );
    expect(sayChangedPlace(year, { ...place, successor: null }, BY_ID)).toContain('nobody comes instead');
  });

  it.each([
    ['It had to: It is closed.', { why: 'forced', sentences: ['It is closed.'], price: null }],
    ['It followed from the rest of the plan: A. B.', { why: 'follows', sentences: ['A.', 'B.'], price: null }],
    ['It was chosen: undoing it would be 6 points worse in quality.', { why: 'chosen', sentences: [], price }],
    ['It was chosen.', reason],
  ] as const)('says why: %s', (sentence, why) => {
    expect(sayReason(why)).toBe(sentence);
  });

  it('counts what changed', () => {
    const places = [
      { challenge: 'C1', peer: 'P1', successor: null, reason },
      { challenge: 'C1', peer: 'P2', successor: null, reason },
    ];
    const counted = { weeks: [], places, joined: [], forced: 1, unforced: 1 };
    expect(sayReplan(counted)).toBe('0 weeks moved and 2 places changed. 1 of these had to.');
    expect(sayReplan({ ...counted, forced: 2, unforced: 0 })).toContain('All of these had to.');
    expect(sayReplan({ ...counted, places: [] })).toBe('No week moved and no place changed.');
  });
});
