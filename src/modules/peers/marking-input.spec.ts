import { z } from 'zod';
import { toLetters } from './availability-weeks.js';
import { fillWeeks, markingFields, readCalendarFile, readFilling } from './marking-input.js';
import { type WeekToMark } from './weeks-to-mark.js';

const form = z.strictObject(markingFields);
const YEAR = '00000000-0000-4000-8000-000000000000';
const week = (monday: string, isAsked = true): WeekToMark => ({
  monday,
  friday: monday,
  letter: 'Y',
  isAsked,
  notes: [],
});
const WEEKS = [week('2027-04-05'), week('2027-04-12', false), week('2027-04-19'), week('2027-05-03')];

describe('the form of a year', () => {
  it('says of each week what was chosen, or nothing', () => {
    const { weeks } = form.parse({ year: YEAR, base: '---', weeks: { '2027-04-05': 'Y', '2027-04-19': 'N' } });
    expect(weeks).toEqual({ '2027-04-05': 'Y', '2027-04-19': 'N' });
  });

  it.each([
    ['an answer that there is not', { weeks: { '2027-04-05': 'X' } }],
    ['a week that is no day', { weeks: { soon: 'Y' } }],
    ['letters that there are not', { base: 'YYZ' }],
    ['a field that it does not have', { peer: YEAR }],
  ])('is refused with %s', (_, changes) => {
    expect(form.safeParse({ year: YEAR, base: '', ...changes }).success).toBe(false);
  });
});

describe('filling in weeks', () => {
  const read = (fields: Record<string, string>) => readFilling(form.parse({ year: YEAR, base: '', ...fields }));

  it('needs a pattern and an answer', () => {
    const read1 = read({ kind: 'period', from: '2027-04-05' });
    expect('faults' in read1 && read1.faults.map(({ field }) => field)).toEqual(['to', 'answer']);
  });

  it('changes the weeks that a pattern picks and that are asked about, and says so', () => {
    const filling = read({ kind: 'period', from: '2027-04-05', to: '2027-04-21', answer: 'N' });
    if ('faults' in filling) throw new Error('It is a pattern.');
    const { letters, notice } = fillWeeks(WEEKS, toLetters('YYYY'), filling);
    expect(letters.join('')).toBe('NYNY');
    expect(notice).toBe(
      'Weeks from 5 April 2027 to 21 April 2027. 2 weeks change. Nothing is saved until you press save.',
    );
  });

  it('takes out the weeks that a calendar makes busy', () => {
    const { letters, notice } = fillWeeks(WEEKS, toLetters('YYYY'), { busyDays: [1, 5, 2, 0], times: 1234 });
    expect(letters.join('')).toBe('IYNY');
    expect(notice).toContain('has 1,234 busy times in this year. 2 weeks change.');
  });

  it('says when nothing changes', () => {
    expect(fillWeeks(WEEKS, toLetters('NNNN'), { busyDays: [5, 5, 5, 5], times: 9 }).notice).toContain(
      'No week changes.',
    );
  });
});

describe('a file that was sent', () => {
  it.each<[string, unknown, object]>([
    ['text', Buffer.from('BEGIN:VCALENDAR'), { text: 'BEGIN:VCALENDAR' }],
    ['nothing', undefined, { fault: 'Choose a calendar file' }],
    ['an empty file', Buffer.alloc(0), { fault: 'Choose a calendar file' }],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00]), { fault: expect.stringContaining('UTF-8') as unknown }],
  ])('may be %s', (_, file, expected) => {
    expect(readCalendarFile(file)).toEqual(expected);
  });
});
