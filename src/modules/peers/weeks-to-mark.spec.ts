import { calendarOfWeeks } from '../programmes/calendar-of-weeks.js';
import { defaultCalendarSettings } from '../programmes/calendar-settings.js';
import { toLetters } from './availability-weeks.js';
import { weeksToMark } from './weeks-to-mark.js';

const YEAR = { startMonday: '2027-03-29', weeks: 11 };
const LETTERS = toLetters('YYYYYYYYYYY');
const POLL = { day: '2027-05-06', certain: true, source: 'statute', periodFrom: null };

const mark = (seatOn: Parameters<typeof weeksToMark>[0]['seatOn'], changes = {}) => {
  const settings = { ...defaultCalendarSettings(), ...changes };
  return weeksToMark({ weeks: calendarOfWeeks(YEAR, settings, []), settings, seatOn, letters: LETTERS });
};

describe('the weeks that a peer is asked about', () => {
  it('leave out closed weeks and say why', () => {
    const weeks = mark(null);
    expect(weeks.filter(({ isAsked }) => !isAsked).map(({ monday }) => monday)).toEqual([
      '2027-03-29',
      '2027-05-03',
      '2027-05-31',
    ]);
    expect(weeks[0]!.notes.join(' ')).toContain('The week of Easter Monday, 29 March 2027.');
    expect(weeks[5]!.notes.join(' ')).toContain('Early May bank holiday on 3 May 2027');
  });

  it('name the bank holiday of a week that is short and open all the same', () => {
    const week = mark(null, { leastSiteDays: 4 })[5]!;
    expect(week).toMatchObject({ isAsked: true, notes: ['Early May bank holiday on 3 May 2027.'] });
  });

  it('leave out the pre-election period of the council on which a member sits', () => {
    const asked = mark({ council: 'Leeds', polls: [POLL] }).filter(({ isAsked }) => isAsked);
    expect(asked.map(({ monday }) => monday)).toEqual(['2027-05-17', '2027-05-24', '2027-06-07']);
    expect(mark({ council: 'Leeds', polls: [POLL] })[2]!.notes.join(' ')).toContain('Leeds');
  });
});
