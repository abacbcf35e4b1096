import { isReminderDue } from './reminder-time.js';

const day = (number: number): Date => new Date(Date.UTC(2027, 0, number, 9));
const letter = { offeredAt: day(1), dueAt: day(11), remindedAt: null };

describe('a reminder', () => {
  it.each([
    [5, null, false],
    [6, null, true],
    [7, 6, false],
    [9, 6, true],
    [10, 9, false],
    [12, null, false],
  ])('on day %d after one on day %s of a letter from day 1 to 11: %s', (now, reminded, expected) => {
    expect(isReminderDue({ ...letter, remindedAt: reminded === null ? null : day(reminded) }, day(now))).toBe(expected);
  });

  it('does not follow a letter that gives two days', () => {
    expect(isReminderDue({ offeredAt: day(1), dueAt: day(3), remindedAt: null }, day(2))).toBe(false);
  });
});
