import { aRow, aVacancy, aYearView } from '../../../../test/support/a-year-view.js';
import { viewApproval, viewRefusal, viewWithdrawal } from './plan-decision.view.js';

describe('what a decision on a plan will do', () => {
  const year = aYearView([
    aRow('a', { vacancies: [aVacancy('leader', 'Leader')] }),
    aRow('b'),
    aRow('c', { week: null, members: [] }),
  ]);

  it('counts weeks, teams and seats before an approval, and says who is written to', () => {
    expect(viewApproval(year, 'year-1', null).consequences).toEqual([
      '2 weeks are proposed, each to its council.',
      '2 teams form with 5 seats. Every seat is vacant until its peer is asked; 4 of them carry the name of the person whom the plan chose.',
      'The plan found nobody for 1 leader place.',
      '1 challenge stays without a week this year.',
      'A letter proposes each week to the contact of its council; peers are asked once the council has accepted.',
    ]);
  });

  it('leaves out what does not happen', () => {
    expect(viewApproval(aYearView([aRow('a')]), 'year-1', null).consequences).toHaveLength(3);
  });

  it('says what a plan changes that takes the place of the approved one, and who was asked', () => {
    const team = (challengeId: string) => ({
      id: `team-${challengeId}`,
      challengeId,
      monday: '2027-11-01',
      isWeekAccepted: false,
      hasAsked: false,
      seats: [],
    });
    const asked = { id: 'S1', kind: 'leader', state: 'accepted', holder: 'P1' } as const;
    const change = { movesTo: null, released: [], removed: [], rechosen: [], added: [] };
    const changes = {
      unchanged: [team('c')],
      changed: [
        { ...change, id: 'team-a', challengeId: 'a', movesTo: '2027-11-08' },
        { ...change, id: 'team-b', challengeId: 'b', released: [asked] },
      ],
      disbanded: [],
      formed: [],
      refused: [],
    };
    const replacement = { replaces: { name: 'Plan 1' }, changes, peerOf: () => 'Ann' };
    const [a, b] = year.challenges.map(({ council }) => council.name);
    expect(viewApproval(year, 'year-1', replacement).consequences).toEqual([
      'It takes the place of Plan 1. 1 team stays as it is, and whoever stays on the others keeps their seat.',
      `2 teams change: ${a} and ${b}.`,
      `1 week moves and must be proposed anew: ${a}.`,
      `1 person who was asked gives up a seat: Ann (${b}). Tell them.`,
      'Nothing is sent: no council and no peer hears of it.',
    ]);
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
