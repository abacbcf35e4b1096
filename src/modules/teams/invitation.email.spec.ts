import { writeAnswer, writeOffer, writeReminder, writeTelephoneAnswer } from './invitation.email.js';
import { sayShape, type Visit } from './visit-facts.js';

const visit: Visit = {
  peerName: 'Ann Example',
  role: 'Officer',
  councilName: 'Kent',
  monday: '2027-09-20',
  days: 5.5,
  shape: ['Leader', 'Officer', 'Officer', 'any kind'],
  managerName: 'Bob Example',
  dueAt: new Date('2027-04-12T16:00:00Z'),
};
const LINK = 'https://x.example/invitations/{{secret}}';

describe('the letter that offers a place', () => {
  const { subject, text } = writeOffer(visit, LINK);

  it('says where, when, how much, with whom, until when and whom to ask, and suffices as plain text', () => {
    expect(subject).toBe('Would you join the peer challenge of Kent, the week of 20 September 2027?');
    for (const words of [
      'Monday 12 April 2027 at 17:00',
      'Officer on a team of 1 leader peer, 2 officer peers and 1 place of any kind.',
      'Sunday evening, 19 September 2027, to Friday, 24 September 2027',
      '5.5 working days: 5 on site and 0.5 for reading',
      'between 6 September 2027 and 17 September 2027',
      'one day between 1 November 2027 and 3 December 2027',
      'Travel and accommodation are paid for.',
      'Bob Example, the challenge manager',
      LINK,
    ])
      expect(text).toContain(words);
  });

  it('names nobody else on the team', () => {
    expect(sayShape(['Leader'])).toBe('1 leader peer');
    expect(sayShape([])).toBe('nobody yet');
    expect(text).toContain('Names are told once people are confirmed.');
  });
});

describe('the other letters to peers', () => {
  it('state the deadline, and the link only where it still does something', () => {
    expect(writeReminder(visit, LINK).text).toContain('by Monday 12 April 2027 at 17:00');
    expect(writeAnswer(visit, LINK, 'accepted', true).text).toContain(LINK);
    expect(writeAnswer(visit, LINK, 'declined', false).text).not.toContain(LINK);
  });

  it('say who said what on the telephone, with the way to correct it', () => {
    const { subject, text } = writeTelephoneAnswer(visit, LINK, 'declined', 'your office');
    expect(subject).toContain('declined');
    expect(text).toContain('On the telephone your office told us that you have declined the place');
    expect(text).toContain(LINK);
  });
});
