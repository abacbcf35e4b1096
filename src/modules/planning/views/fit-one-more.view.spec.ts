import { standingPlan } from '../../../../test/support/standing.js';
import { aChallenge, aCouncil, aPeer, aProblem } from '../../../../test/support/tiny-problem.js';
import { fitOneMore } from '../../../scheduling/fit-one-more.js';
import { viewFitOneMore } from './fit-one-more.view.js';
import { wordingOf } from './why-not.view.js';

const problem = aProblem({
  challenges: [
    aChallenge('C1'),
    aChallenge('new', {
      council: aCouncil('KEN', { name: 'Kent', control: 'red' }),
      minSize: 3,
      kinds: { leader: [1, 1], officer: [1, 1] },
      weeks: [
        { week: 2, cost: 0 },
        { week: 5, cost: 4 },
      ],
    }),
  ],
  peers: [aPeer('P1', { availability: 'YYYYYIYYYYYY' })],
});
const standing = standingPlan(problem, {});
const facts = {
  standing,
  names: {
    challenges: new Map([['new', { reference: 'PC-9' }]]),
    peers: new Map([['P1', { reference: 'PEER-1', name: 'Ann', organisation: 'Leeds', isFictional: true }]]),
    kinds: new Map([['officer', 'Officer']]),
  },
};
const view = viewFitOneMore(facts, fitOneMore(standing, 'new', 3, wordingOf(facts))!, [
  { challenge: 'new', peer: 'P1' },
  { challenge: 'old', peer: null },
]);

describe('one more commission on a page', () => {
  it('names weeks by their date, people by name, and the places that stay vacant by kind', () => {
    expect(view.weeks).toHaveLength(1);
    expect(view.weeks[0]).toMatchObject({
      name: 'Week of 10 May 2027',
      week: { index: 5, monday: '2027-05-10' },
      weekCost: 4,
      team: [{ name: 'Ann', kindName: 'leader' }],
      vacant: ['1 place for officer', '1 place for any kind'],
    });
    expect(view.weeks[0]!.ask.map(({ sentence }) => sentence)).toEqual([
      'Ask Ann to join the team of Kent, in a week that they marked “if needed”.',
    ]);
    expect(view.refused.map(({ name, obstacles }) => [name, obstacles[0]!.sentence])).toEqual([
      ['Week of 19 April 2027', 'It is too late for the week of 19 April 2027.'],
    ]);
    expect(view.gone).toEqual([
      'Ann, on the team of Kent, is no longer in the pool.',
      'The challenge old was withdrawn.',
    ]);
  });

  it('tells the two terms on parties as one', () => {
    const terms = view.weeks.flatMap(({ change }) => change.price.terms.map(({ term }) => term));
    expect(terms).toContain('partyBalance');
    expect(terms).not.toContain('controlAbsent');
  });
});
