import { aChallenge, aCouncil, aYear } from '../../../../test/support/tiny-problem.js';
import { viewWhyNotForm } from './why-not-page.view.js';

const facts = {
  year: { id: 'y1' },
  shown: { id: 'p1' },
  problem: { weeks: aYear(2) },
  challenge: aChallenge('c1', { council: aCouncil('KEN', { name: 'Kent' }) }),
};

describe('the form of why not', () => {
  it('leads to the challenge in its plan, and offers every week of the year by its date', () => {
    expect(viewWhyNotForm(facts)).toEqual({
      council: 'Kent',
      challengeId: 'c1',
      teamHref: '/years/y1/challenges/c1',
      planId: 'p1',
      peer: '',
      weeks: [
        { value: '0', text: '5 April 2027', selected: false },
        { value: '1', text: '12 April 2027', selected: false },
      ],
    });
  });

  it('keeps what was asked', () => {
    expect(viewWhyNotForm(facts, { peer: 'Ann', week: 1 })).toMatchObject({
      peer: 'Ann',
      weeks: [{ selected: false }, { selected: true }],
    });
  });
});
