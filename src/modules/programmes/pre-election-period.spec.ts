import {
  ordinaryElectionDay,
  ordinaryPollsAround,
  preElectionPeriod,
  type ElectionAnswer,
} from './pre-election-period.js';

const RULE = { noticeWorkingDays: 25, daysAfter: 7 };

describe('pre-election period', () => {
  it.each([
    [2016, '2016-05-05', '2016-03-30'],
    [2024, '2024-05-02', '2024-03-26'],
    [2025, '2025-05-01', '2025-03-25'],
    [2026, '2026-05-07', '2026-03-30'],
    [2027, '2027-05-06', '2027-03-31'],
    [2028, '2028-05-04', '2028-03-27'],
    [2029, '2029-05-03', '2029-03-27'],
    [2030, '2030-05-02', '2030-03-26'],
    [2007, '2007-05-03', '2007-03-27'],
    [2008, '2008-05-01', '2008-03-27'],
  ])('of %d: poll on %s, notice at the latest on %s', (year, poll, from) => {
    expect(ordinaryElectionDay(year)).toBe(poll);
    expect(preElectionPeriod({ day: poll, periodFrom: null }, RULE).from).toBe(from);
  });

  it('ends a week after the poll', () => {
    expect(preElectionPeriod({ day: '2027-05-06', periodFrom: null }, RULE).to).toBe('2027-05-13');
  });

  it('begins earlier when the council says so', () => {
    expect(preElectionPeriod({ day: '2024-05-02', periodFrom: '2024-03-22' }, RULE)).toEqual({
      from: '2024-03-22',
      to: '2024-05-09',
    });
  });

  it.each([
    [2001, '2001-06-07'],
    [2004, '2004-06-10'],
    [2009, '2009-06-04'],
    [2014, '2014-05-22'],
    [2020, null],
    [2021, '2021-05-06'],
  ])('the ordinary election of %d was on %s', (year, day) => {
    expect(ordinaryElectionDay(year)).toBe(day);
  });

  it('takes an unknown year for a poll that is not certain, and leaves out a year without one', () => {
    const answers: Record<number, ElectionAnswer> = { 2026: 'no-poll', 2027: 'unknown', 2028: 'poll', 2029: 'no-poll' };
    const polls = ordinaryPollsAround('2027-04-05', '2028-03-31', (year) => answers[year] ?? 'no-poll', 'a test');
    expect(polls).toEqual([
      { day: '2027-05-06', certain: false, source: 'a test', periodFrom: null },
      { day: '2028-05-04', certain: true, source: 'a test', periodFrom: null },
    ]);
  });

  it('leaves out polls too far away to touch the days asked for', () => {
    const days = (from: string, to: string): string[] =>
      ordinaryPollsAround(from, to, () => 'unknown', 'a test').map((poll) => poll.day);
    expect(days('2027-04-05', '2028-03-31')).toEqual(['2027-05-06', '2028-05-04']);
    expect(days('2027-09-06', '2027-12-31')).toEqual([]);
    expect(days('2027-06-07', '2027-07-30')).toEqual(['2027-05-06']);
  });
});
