import { aRow, aVacancy, aYearView } from '../../../../test/support/a-year-view.js';
import { viewApproval, viewRefusal, viewWithdrawal } from './plan-decision.view.js';

describe('what a decision on a plan will do', () => {
  const year = aYearView([
    aRow('a', { vacancies: [aVacancy('leader', 'Leader')] }),
    aRow('b'),
    aRow('c', { week: null, members: [] }),
  ]);

  it('counts weeks, teams and seats before an approval, and says who is written to', () => {
    expect(viewApproval(year, 'year-1').consequences).toEqual([
      '2 weeks are proposed, each to its council.',
      '2 teams form with 5 seats. Every seat is vacant until its peer is asked; 4 of them carry the name of the person whom the plan chose.',
      'The plan found nobody for 1 leader place.',
      '1 challenge stays without a week this year.',
      'A letter proposes each week to the contact of its council; peers are asked once the council has accepted.',
    ]);
  });

  it('leaves out what does not happen', () => {
    expect(viewApproval(aYearView([aRow('a')]), 'year-1').consequences).toHaveLength(3);
  });

  it('says what a withdrawal undoes', () => {
    expect(viewWithdrawal(year, 'year-1').consequences[1]).toBe('2 teams are disbanded.');
  });
});

describe('a decision that was refused', () => {
  it('lists what changed and how much more there is', () => {
    const changes = [{ sentence: 'P-1 has left.' }, { sentence: 'Week 3 is closed.' }];
    expect(viewRefusal({ message: 'No.', details: { changes, changeCount: 7 } })).toMatchObject({
      changes: ['P-1 has left.', 'Week 3 is closed.'],
      more: 5,
    });
  });

  it('gives any other reason as it is', () => {
    expect(viewRefusal({ message: 'Plan 2 is approved.' })).toMatchObject({ text: 'Plan 2 is approved.', changes: [] });
  });
});
