import { calendarOfWeeks, type CalendarWeek, type WeekOverride } from './calendar-of-weeks.js';
import { defaultCalendarSettings, type CalendarSettings } from './calendar-settings.js';

const calendar = (
  startMonday: string,
  changes: Partial<CalendarSettings> = {},
  overrides: readonly WeekOverride[] = [],
): CalendarWeek[] =>
  calendarOfWeeks({ startMonday, weeks: 52 }, { ...defaultCalendarSettings(), ...changes }, overrides);

const closed = (weeks: readonly CalendarWeek[]): string[] =>
  weeks
    .filter((week) => !week.open)
    .map((week) => `${week.monday} ${week.reasons.map((reason) => reason.rule).join(' ')}`);

describe('the calendar of weeks', () => {
  it('closes ten weeks of the year from 5 April 2027 and leaves 42', () => {
    expect(closed(calendar('2027-04-05'))).toEqual([
      '2027-05-03 bank-holiday-week',
      '2027-05-31 bank-holiday-week',
      '2027-08-02 august',
      '2027-08-09 august',
      '2027-08-16 august',
      '2027-08-23 august',
      '2027-08-30 bank-holiday-week august',
      '2027-12-20 christmas',
      '2027-12-27 bank-holiday-week christmas',
      '2028-01-03 bank-holiday-week',
    ]);
  });

  it('closes both weeks of Easter', () => {
    expect(closed(calendar('2026-03-30')).slice(0, 2)).toEqual([
      '2026-03-30 bank-holiday-week easter',
      '2026-04-06 bank-holiday-week easter',
    ]);
  });

  it('gives each reason a sentence with its dates and a source', () => {
    const week = calendar('2027-04-05').find((each) => each.monday === '2027-12-27');
    expect(week?.siteDays).toBe(3);
    expect(week?.reasons.map((reason) => reason.sentence)).toEqual([
      '3 of the 5 days needed on site: Christmas Day on 27 December 2027 for 25 December 2027, Boxing Day on 28 December 2027 for 26 December 2027.',
      'Within 2 weeks from the week of 25 December 2027.',
    ]);
    expect(week?.reasons.map((reason) => reason.assumed)).toEqual([false, true]);
    expect(week?.reasons[0]?.source).toContain('Banking and Financial Dealings Act 1971');
  });

  it('opens four-day weeks when four days on site are enough', () => {
    const week = calendar('2027-04-05', { leastSiteDays: 4 }).find((each) => each.monday === '2027-05-03');
    expect(week).toMatchObject({ open: true, siteDays: 4, reasons: [] });
  });

  it('begins the recess earlier when asked', () => {
    const july = closed(calendar('2027-04-05', { recessWeeksBeforeAugust: 1 })).filter((line) => line.includes('-07-'));
    expect(july).toEqual(['2027-07-26 august']);
  });

  it('keeps Christmas closed for as long as asked, into the next year', () => {
    const weeks = closed(calendar('2028-10-02', { christmasWeeks: 3 })).filter((line) => line.includes('christmas'));
    expect(weeks.map((line) => line.slice(0, 10))).toEqual(['2028-12-25', '2029-01-01', '2029-01-08']);
  });

  it('lets an override win over every rule and says what it overrules', () => {
    const override = { monday: '2027-08-30', open: true, reason: 'Kent asked for it' };
    const week = calendar('2027-04-05', {}, [override]).find((each) => each.monday === '2027-08-30');
    expect(week?.open).toBe(true);
    expect(week?.reasons[0]?.sentence).toBe('Opened by hand: Kent asked for it (overrules bank-holiday-week, august)');
    expect(week?.reasons.map((reason) => reason.rule)).toEqual(['override', 'bank-holiday-week', 'august']);
  });

  it('closes an ordinary week by hand', () => {
    const override = { monday: '2027-06-28', open: false, reason: 'LGA annual conference' };
    const week = calendar('2027-04-05', {}, [override])[12];
    expect(week).toMatchObject({ monday: '2027-06-28', open: false });
    expect(week?.reasons.map((reason) => reason.sentence)).toEqual(['Closed by hand: LGA annual conference']);
  });

  it('refuses a year that does not begin on a Monday', () => {
    expect(() => calendar('2027-04-06')).toThrow('A programme year begins on a Monday; 2027-04-06 is none.');
  });
});
