import { aChallenge, aCouncil, aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { memberCost, teamFit } from './fit.js';
import type { Challenge, Peer, TeamTerm } from './model.js';

const weights = { ...aProblem().weights, controlAbsent: 8, themeUncovered: 6 };
const green = aPeer('green', { party: 'green' });
const blue = aPeer('blue');
const officer = (changes: Partial<Peer> = {}) => aPeer('officer', { kind: 'officer', party: null, ...changes });
const councillor = aPeer('councillor', { kind: 'councillor' });
const noControl = { council: aCouncil('K', { control: null }) };
const finance = { themes: [{ theme: 'finance', weight: 3, experts: 2 }] };

describe('how well a team fits', () => {
  it.each<[string, TeamTerm, number, Peer[], Partial<Challenge>]>([
    [
      'both experts are there',
      'themeUncovered',
      0,
      [aPeer('a', { themes: ['finance'] }), aPeer('b', { themes: ['finance'] })],
      finance,
    ],
    ['one of two experts is missing, at weight 3', 'themeUncovered', 3, [aPeer('a', { themes: ['finance'] })], finance],
    ['a leader is of the controlling party', 'controlAbsent', 0, [blue, green], {}],
    ['only a councillor is, though there is a leader', 'controlAbsent', 1, [green, councillor], {}],
    ['a councillor is and there is no leader', 'controlAbsent', 0, [councillor], {}],
    ['nobody is of the controlling party', 'controlAbsent', 2, [green], {}],
    ['no overall control meets two parties', 'controlAbsent', 0, [blue, green], noControl],
    ['no overall control meets one party', 'controlAbsent', 2, [blue, councillor], noControl],
    ['two elected members are of one party', 'oneParty', 1, [blue, councillor], {}],
    ['one elected member is no party line', 'oneParty', 0, [blue, officer()], {}],
    ['the experienced member is an officer', 'leadUntried', 1, [officer()], {}],
    ['two challenges make a lead tried', 'leadUntried', 0, [aPeer('a', { experience: 2 })], {}],
    ['nobody is experienced', 'experiencedShortfall', 2, [aPeer('a', { experience: 1 })], {}],
    [
      'three newcomers are one too many',
      'newcomerExcess',
      1,
      [0, 0, 0].map((experience, i) => aPeer(`${i}`, { experience })),
      {},
    ],
    ['an officer is from the same class', 'noSameClass', 1, [officer(), aPeer('a', { councilClass: null })], {}],
    ['a leader is from the same class', 'noSameClass', 0, [blue], {}],
    ['five come from one region', 'regionExcess', 2, ['a', 'b', 'c', 'd', 'e'].map((id) => aPeer(id)), {}],
    ['one stranger to the themes is allowed', 'offTheme', 1, [blue, green], finance],
  ])('%s: %s is %d', (_, term, amount, team, changes) => {
    const { byTerm } = teamFit(aChallenge('C1', changes), team, weights);
    expect(byTerm[term]).toEqual({ amount, weighted: amount * weights[term] });
  });

  it('costs the sum of its weighted terms', () => {
    const { byTerm, cost } = teamFit(aChallenge('C1', finance), [green], weights);
    expect(Object.values(byTerm).reduce((sum, { weighted }) => sum + weighted, 0)).toBe(cost);
  });

  it.each([
    [39_999, 0],
    [40_000, 1],
    [79_999, 1],
    [80_000, 2],
  ])('counts a journey of %d m as %d steps of 40 km', (metres, steps) => {
    const peer = aPeer('P1', { easting: 400_000 + metres });
    expect(memberCost(peer, aChallenge('C1'), 3, weights).travelPer40Km.amount).toBe(steps);
  });

  it('counts a week marked if needed', () => {
    const peer = aPeer('P1', { availability: 'YYYIYYYYYYYY' });
    expect([2, 3].map((week) => memberCost(peer, aChallenge('C1'), week, weights).ifNeeded.amount)).toEqual([0, 1]);
  });
});
