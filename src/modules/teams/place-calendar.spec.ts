import { feedEntry, type HeldPlace, ownEntry, programmeEntry } from './place-calendar.js';

const PLACE: HeldPlace = {
  seatId: 'S',
  peerId: 'P',
  state: 'offered',
  challengeReference: 'CH-012',
  councilName: 'Kent',
  firstDay: '2027-04-05',
  lastDay: '2027-04-09',
  sequence: 2,
};

describe('a place in a calendar', () => {
  it('is held until it is confirmed, under one UID', () => {
    const entries = (['offered', 'accepted', 'confirmed'] as const).map((state) =>
      feedEntry({ ...PLACE, state }, 'friend.example'),
    );
    expect(entries.map(({ uid, sequence, status }) => [uid, sequence, status])).toEqual([
      ['S.P@friend.example', 2, 'tentative'],
      ['S.P@friend.example', 2, 'tentative'],
      ['S.P@friend.example', 2, 'confirmed'],
    ]);
  });

  it('names no council in a feed, and names it in the file of its own peer', () => {
    expect(JSON.stringify(feedEntry(PLACE, 'friend.example'))).not.toContain('Kent');
    expect(feedEntry(PLACE, 'x').summary).toBe('Peer challenge CH-012 (held for you, please answer)');
    expect(ownEntry({ ...PLACE, state: 'confirmed' }, 'x').summary).toBe('Peer challenge at Kent (confirmed)');
  });
});

describe('a challenge in the calendar of its programme', () => {
  it('says how far the council and the team are', () => {
    const team = {
      teamId: 'T',
      challengeReference: 'CH-012',
      councilName: 'Kent',
      weekState: 'proposed' as const,
      firstDay: '2027-04-05',
      lastDay: '2027-04-09',
      seats: 7,
      confirmed: 5,
      version: 1,
    };
    expect(programmeEntry(team, 'x')).toMatchObject({
      status: 'tentative',
      description: 'Challenge CH-012. The week is proposed to the council; 5 of 7 places are confirmed.',
    });
    expect(programmeEntry({ ...team, weekState: 'accepted' }, 'x').status).toBe('confirmed');
  });
});
