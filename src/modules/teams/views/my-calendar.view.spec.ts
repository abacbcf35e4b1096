import { viewOwnCalendar } from './my-calendar.view.js';

describe('my calendar', () => {
  it('says of each place where, when and how it stands', () => {
    const place = {
      seatId: 'S',
      peerId: 'P',
      state: 'confirmed' as const,
      challengeReference: 'CH-012',
      councilName: 'Kent',
      firstDay: '2027-04-05',
      lastDay: '2027-04-09',
      sequence: 0,
    };
    expect(viewOwnCalendar({ places: [place], feedAddress: null })).toEqual({
      feedAddress: null,
      places: [
        { council: 'Kent', days: '5 April 2027 to 9 April 2027', state: 'confirmed', href: '/my/calendar/S.ics' },
      ],
    });
  });
});
