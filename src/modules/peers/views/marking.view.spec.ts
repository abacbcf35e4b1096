import { toLetters } from '../availability-weeks.js';
import { sayDays, sayInstant, sayWeeks, viewMarking, viewSaves } from './marking.view.js';

const week = (monday: string, friday: string, isAsked = true) => ({
  monday,
  friday,
  isAsked,
  letter: 'Y' as const,
  notes: isAsked ? [] : ['The week of Easter Monday.'],
});
const WEEKS = [
  week('2027-03-29', '2027-04-02', false),
  week('2027-04-05', '2027-04-09'),
  week('2027-04-12', '2027-04-16'),
];

describe('a year to be marked', () => {
  const view = viewMarking(WEEKS, toLetters('-Y-'), toLetters('-NY'), ['2027-04-05']);

  it('is shown by month, with what differs from what is saved', () => {
    expect(view.months.map(({ name, isAsked }) => [name, isAsked])).toEqual([
      ['March 2027', false],
      ['April 2027', true],
    ]);
    expect(view.months[1]!.rows.map(({ days, was, isPlaced }) => [days, was, isPlaced])).toEqual([
      ['5 to 9', 'Yes', true],
      ['12 to 16', 'nothing', false],
    ]);
    expect(view.months[1]!.rows[0]!.options.filter(({ checked }) => checked)).toEqual([
      { value: 'N', text: 'No', checked: true },
    ]);
  });

  it('counts what is said of the weeks that are asked about', () => {
    expect(view).toMatchObject({
      base: '-Y-',
      unsaved: 2,
      summary: '2 weeks are asked about: 1 available, 0 if needed, 1 not available, 0 not said yet.',
    });
  });
});

describe('words for dates', () => {
  it('name the days of a week', () => {
    expect(sayDays('2027-05-31', '2027-06-04')).toBe('31 May to 4 June');
  });

  it('say a moment in English time, in winter and in summer', () => {
    expect(sayInstant(new Date('2026-11-25T17:32:00Z'))).toBe('25 November 2026 at 17:32');
    expect(sayInstant(new Date('2027-06-25T23:32:00Z'))).toBe('26 June 2027 at 00:32');
  });

  it('list weeks', () => {
    expect(sayWeeks(['2027-04-05'])).toBe('the week of 5 April 2027');
    expect(sayWeeks(['2027-04-05', '2027-04-12', '2027-05-10'])).toBe(
      'the weeks of 5 April 2027, 12 April 2027 and 10 May 2027',
    );
  });
});

describe('what was saved', () => {
  it('is told with when, by whom and whether on behalf', () => {
    const savedAt = new Date('2026-11-25T17:32:00Z');
    expect(
      viewSaves([
        { savedAt, by: 'Sam Reed', isOnBehalf: true, weeks: 3 },
        { savedAt, by: null, isOnBehalf: false, weeks: 1 },
      ]),
    ).toEqual([
      '25 November 2026 at 17:32 by Sam Reed, on behalf: 3 weeks changed',
      '25 November 2026 at 17:32 by somebody who has left: 1 week changed',
    ]);
  });
});
