import { type Problem } from '../../scheduling/problem.js';
import { aChallenge, aCouncil, aPeer, aProblem } from '../../../test/support/tiny-problem.js';
import { compareProblems } from './compare-problems.js';

const BEFORE = aProblem({ challenges: [aChallenge('c1')], peers: [aPeer('p1'), aPeer('p2')] });
const NAMES = new Map([
  ['c1', 'PC-001'],
  ['p1', 'PEER-001'],
]);
const sentences = (after: Partial<Problem>): string[] =>
  compareProblems(BEFORE, { ...BEFORE, ...after }, NAMES).map(({ sentence }) => sentence);
const withPeer = (changes: Parameters<typeof aPeer>[1]) => ({ peers: [aPeer('p1', changes), aPeer('p2')] });
const withChallenge = (changes: Parameters<typeof aChallenge>[1]) => ({ challenges: [aChallenge('c1', changes)] });

describe('what changed between two problems', () => {
  it('is nothing between equal ones, whatever the order of their fields', () => {
    const reordered = Object.fromEntries(Object.entries(BEFORE).reverse()) as unknown as Problem;
    expect(compareProblems(BEFORE, reordered, NAMES)).toEqual([]);
  });

  it.each<[string, Partial<Problem>, string[]]>([
    [
      'a week that a peer gave up',
      withPeer({ availability: 'YYNYYYYYYYYY' }),
      ['Peer PEER-001 is no longer available in the week of 19 April 2027.'],
    ],
    [
      'a week that is left for need',
      withPeer({ availability: 'IYYYYYYYYYYY' }),
      ['Peer PEER-001 is available only if needed in the week of 5 April 2027.'],
    ],
    ['a new conflict', withPeer({ conflicts: ['KEN'] }), ['Peer PEER-001 may no longer challenge KEN.']],
    ['a party, which is not told', withPeer({ party: 'party-x' }), ['Peer PEER-001 has another political attachment.']],
    ['a limit of a peer', withPeer({ maxTravelKm: 1 }), ['Peer PEER-001 had maxTravelKm 100 and now has 1.']],
    ['a peer who left', { peers: [aPeer('p1')] }, ['Peer p2 is no longer in the pool.']],
    ['a peer who came', { peers: [...BEFORE.peers, aPeer('p3')] }, ['Peer p3 has joined the pool.']],
    ['a challenge that was withdrawn', { challenges: [] }, ['Challenge PC-001 is no longer in the year.']],
    ['a priority', withChallenge({ priority: 3 }), ['Challenge PC-001 had priority 1 and now has 3.']],
    [
      'the most members of a kind',
      withChallenge({ kinds: { leader: [0, 1], 'chief-executive': [0, 2], officer: [0, 4] } }),
      ['Challenge PC-001 had kinds.leader [0,2] and now has [0,1].'],
    ],
    [
      'the control of a council, which is not told',
      withChallenge({ council: aCouncil('council-of-c1', { control: 'red' }) }),
      ['Challenge PC-001 has a council under other political control.'],
    ],
    [
      'a weight',
      { weights: { ...BEFORE.weights, oneParty: 99 } },
      [`The year had weights.oneParty ${BEFORE.weights.oneParty}; it has 99.`],
    ],
    ['the budget', { budgetDays: 1 }, [`The year had budgetDays ${BEFORE.budgetDays}; it has 1.`]],
  ])('tells %s', (_, after, expected) => {
    expect(sentences(after)).toEqual(expected);
  });

  it('tells the weeks on offer one by one', () => {
    const weeks = [...BEFORE.challenges[0]!.weeks.slice(1, 11), { week: 11, cost: 5 }];
    expect(sentences(withChallenge({ weeks }))).toEqual([
      'Challenge PC-001 is no longer offered the week of 5 April 2027.',
      'Challenge PC-001 paid 0 points for the week of 21 June 2027 and now pays 5.',
    ]);
  });

  it('tells a week that was closed, and one with less room', () => {
    const weeks = BEFORE.weeks.map((week, i) =>
      i === 0 ? { ...week, open: false, capacity: 0 } : i === 1 ? { ...week, capacity: 1 } : week,
    );
    expect(compareProblems(BEFORE, { ...BEFORE, weeks }, NAMES)).toEqual([
      { about: 'week', id: '0', sentence: 'The week of 5 April 2027 is now closed.' },
      { about: 'week', id: '1', sentence: 'The week of 12 April 2027 had room for 2 challenges; it has for 1.' },
    ]);
  });

  it('tells a year of another length', () => {
    expect(sentences({ weeks: BEFORE.weeks.slice(1) })[0]).toMatch(
      /^The year was 12 weeks from 5 April 2027; it is 11/,
    );
  });

  it('passes over no field, known or not', () => {
    for (const field of Object.keys(BEFORE) as (keyof Problem)[]) {
      const after = { ...BEFORE, [field]: Array.isArray(BEFORE[field]) ? [] : 'changed' };
      if (BEFORE[field] !== null && (BEFORE[field] as unknown[]).length === 0) continue;
      expect([field, compareProblems(BEFORE, after, NAMES).length]).not.toEqual([field, 0]);
    }
  });
});
