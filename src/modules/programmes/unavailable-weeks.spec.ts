import { calendarOfWeeks } from './calendar-of-weeks.js';
import { defaultCalendarSettings } from './calendar-settings.js';
import { usualPartyConferences } from './party-conferences.js';
import { unavailableWeeks, type AvailabilityLetter, type PeerWeek, type PeerWeekFacts } from './unavailable-weeks.js';

const settings = defaultCalendarSettings();
const calendar = calendarOfWeeks({ startMonday: '2027-04-05', weeks: 52 }, settings, []);
const everyWeek = (letter: AvailabilityLetter): Map<string, AvailabilityLetter> =>
  new Map(calendar.map((week) => [week.monday, letter]));

const weeksOf = (facts: Partial<PeerWeekFacts>): Map<string, PeerWeek> => {
  const all = { answers: everyWeek('Y'), party: null, seatOn: null, overrides: [], ...facts };
  return new Map(
    unavailableWeeks(calendar, all, settings, usualPartyConferences(2027)).map((week) => [week.monday, week]),
  );
};
const seatOn = {
  council: 'Leeds',
  polls: [{ day: '2027-05-06', certain: true, source: 'By thirds', periodFrom: null }],
};

describe('the weeks in which a peer is unavailable', () => {
  it('are the closed weeks for a peer who is always free', () => {
    const weeks = weeksOf({});
    expect([...weeks.values()].map((week) => week.letter).join('')).toBe(
      calendar.map((week) => (week.open ? 'Y' : 'N')).join(''),
    );
    expect(weeks.get('2027-08-09')?.reasons.map((reason) => reason.rule)).toEqual(['closed-week']);
    expect(weeks.get('2027-06-07')?.reasons).toEqual([]);
  });

  it('keep the difference between free and if needed', () => {
    const answers = everyWeek('Y').set('2027-06-07', 'I').set('2027-06-14', 'N');
    answers.delete('2027-06-21');
    const weeks = weeksOf({ answers });
    expect(['2027-06-07', '2027-06-14', '2027-06-21', '2027-06-28'].map((monday) => weeks.get(monday)?.letter)).toEqual(
      ['I', 'N', 'N', 'Y'],
    );
    expect(weeks.get('2027-06-14')?.reasons[0]?.sentence).toBe('The peer said this week is not free.');
    expect(weeks.get('2027-06-21')?.reasons[0]?.sentence).toBe('The peer has not said whether this week is free.');
  });

  it("hold the conference week of the peer's party and of no other", () => {
    const weeks = weeksOf({ party: 'liberal-democrat' });
    expect([weeks.get('2027-09-20')?.letter, weeks.get('2027-09-27')?.letter]).toEqual(['N', 'Y']);
    expect(weeks.get('2027-09-20')?.reasons[0]).toMatchObject({ rule: 'party-conference', assumed: true });
    expect([...weeksOf({ party: 'independent' }).values()].filter((week) => week.letter === 'N')).toHaveLength(10);
  });

  it('hold the pre-election period at home for an elected member', () => {
    const weeks = weeksOf({ seatOn });
    expect(['2027-04-05', '2027-05-10', '2027-05-17'].map((monday) => weeks.get(monday)?.letter)).toEqual([
      'N',
      'N',
      'Y',
    ]);
    expect(weeks.get('2027-04-05')?.reasons[0]).toMatchObject({
      rule: 'election-of-home-council',
      source: 'By thirds',
      assumed: false,
    });
  });

  it('list every reason, and follow an override in all but a closed week', () => {
    const answers = everyWeek('I').set('2027-04-05', 'N');
    const overrides = [
      { monday: '2027-04-05', open: true, reason: 'not a candidate, asked by telephone' },
      { monday: '2027-04-12', open: true, reason: 'not a candidate' },
      { monday: '2027-08-09', open: true, reason: 'free in August' },
      { monday: '2027-06-07', open: false, reason: 'jury service' },
    ];
    const weeks = weeksOf({ answers, seatOn, overrides });
    expect(weeks.get('2027-04-05')?.letter).toBe('Y');
    expect(weeks.get('2027-04-05')?.reasons.map((reason) => reason.rule)).toEqual([
      'override',
      'own-answer',
      'election-of-home-council',
    ]);
    expect(['2027-04-12', '2027-08-09', '2027-06-07'].map((monday) => weeks.get(monday)?.letter)).toEqual([
      'I',
      'N',
      'N',
    ]);
  });
});
