import { findDueReminder, lastDayOf, sayWhatIsDue, type Standing } from './renewal.js';
import { writeRenewalLetter } from './renewal.email.js';

const today = '2027-04-05';

describe('the end of an accreditation', () => {
  it('comes after whole years, the day before the same day', () => {
    expect(lastDayOf('2027-04-05', 3)).toBe('2030-04-04');
    expect(lastDayOf('2028-02-29', 3)).toBe('2031-02-27');
  });

  it.each<[string, number | null]>([
    ['2027-04-04', null],
    ['2027-04-05', 2],
    ['2027-06-05', 2],
    ['2027-06-06', 6],
    ['2027-10-05', 6],
    ['2027-10-06', null],
  ])('on %s is reminded of now as %p months before', (until, months) => {
    expect(findDueReminder(until, today, [6, 2])).toBe(months);
  });

  it.each<[Standing['state'], string | null, string | null]>([
    ['nominated', null, 'Application to come'],
    ['trained', null, 'To be accredited'],
    ['accredited', null, 'Has no last day: renew to set one'],
    ['accredited', '2027-10-05', 'Renew by 5 October 2027'],
    ['accredited', '2027-10-06', null],
    ['accredited', '2027-04-04', 'Ended on 4 April 2027'],
    ['lapsed', '2027-04-04', null],
  ])('of a peer who is %s until %s asks for: %s', (state, until, due) => {
    expect(sayWhatIsDue({ state, until }, today, 6)).toBe(due);
  });

  it('is told in a letter with its day', () => {
    const { subject, text } = writeRenewalLetter('Amina Hartley', '2027-10-05');
    expect(subject).toBe('Your accreditation as a peer ends on 5 October 2027');
    expect(text).toContain('Dear Amina Hartley,');
  });
});
