import { dueAfterWorkingDays, londonDate, londonInstant } from './deadlines.js';

describe('a deadline', () => {
  it.each([
    ['2027-01-15', 17, '2027-01-15T17:00:00.000Z'],
    ['2027-07-15', 17, '2027-07-15T16:00:00.000Z'],
    ['2027-03-28', 17, '2027-03-28T16:00:00.000Z'],
    ['2027-10-31', 17, '2027-10-31T17:00:00.000Z'],
  ])('on %s at %d o’clock in London is %s, in summer time and out of it', (date, hour, expected) => {
    expect(londonInstant(date, hour).toISOString()).toBe(expected);
  });

  it('falls on the afternoon of the last working day, weekends and bank holidays not counted', () => {
    expect(dueAfterWorkingDays('2027-03-22', 5).toISOString()).toBe('2027-03-31T16:00:00.000Z');
    expect(dueAfterWorkingDays('2027-01-08', 1).toISOString()).toBe('2027-01-11T17:00:00.000Z');
  });

  it('is told by the day that London has', () => {
    expect(londonDate(new Date('2027-07-15T23:30:00Z'))).toBe('2027-07-16');
    expect(londonDate(new Date('2027-01-15T23:30:00Z'))).toBe('2027-01-15');
  });
});
