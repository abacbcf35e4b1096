import { toLetters } from './availability-weeks.js';
import { type BusySpan, countBusyDays, takeOutBusyWeeks } from './busy-weeks.js';

const MONDAYS = ['2027-04-05', '2027-04-12'];
const span = (from: string, to: string): BusySpan => {
  const time = (text: string) => {
    const [date = '', hours = '0', minutes = '0'] = text.split(/[ :]/);
    return { date, minute: Number(hours) * 60 + Number(minutes) };
  };
  return { from: time(from), to: time(to) };
};

describe('busy days of a week', () => {
  it.each<[string, BusySpan[], number[]]>([
    ['nothing in the calendar', [], [0, 0]],
    ['a whole day', [span('2027-04-06', '2027-04-07')], [1, 0]],
    ['a fortnight of leave', [span('2027-04-05', '2027-04-19')], [5, 5]],
    ['a weekend', [span('2027-04-10', '2027-04-12')], [0, 0]],
    ['a meeting of an hour', [span('2027-04-06 09:00', '2027-04-06 10:00')], [0, 0]],
    ['half a day', [span('2027-04-06 09:00', '2027-04-06 13:00')], [1, 0]],
    ['a minute less', [span('2027-04-06 09:00', '2027-04-06 12:59')], [0, 0]],
    ['an evening', [span('2027-04-06 18:00', '2027-04-06 23:00')], [0, 0]],
    [
      'two meetings that add up',
      [span('2027-04-06 09:00', '2027-04-06 11:00'), span('2027-04-06 14:00', '2027-04-06 16:00')],
      [1, 0],
    ],
    [
      'two meetings at once',
      [span('2027-04-06 09:00', '2027-04-06 12:00'), span('2027-04-06 10:00', '2027-04-06 12:30')],
      [0, 0],
    ],
    ['a night that reaches into the next day', [span('2027-04-06 17:00', '2027-04-07 12:00')], [1, 0]],
    ['a day outside the year', [span('2028-04-06', '2028-04-07')], [0, 0]],
    ['a span that ends before it begins', [span('2027-04-07', '2027-04-06')], [0, 0]],
  ])('%s', (_, spans, expected) => {
    expect(countBusyDays(spans, MONDAYS)).toEqual(expected);
  });
});

describe('taking out busy weeks', () => {
  it('makes a week with one busy day “if needed” and one with more unavailable, but no week freer', () => {
    const letters = takeOutBusyWeeks(
      toLetters('YYYIIN--Y'),
      [0, 1, 2, 1, 3, 1, 1, 5, 5],
      [...Array<boolean>(8).fill(true), false],
    );
    expect(letters.join('')).toBe('YININNINY');
  });
});
