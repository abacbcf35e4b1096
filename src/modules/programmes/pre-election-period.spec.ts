import {
  type ElectionAnswer,
  ordinaryElectionDay,
  ordinaryPollsAround,
  pollsAround,
  pollYearsAround,
  type PollYear,
  preElectionPeriod,
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

  const known = (year: number, answer: ElectionAnswer, pollsOn: string | null = null): PollYear => ({
    year,
    answer,
    pollsOn,
    preElectionFrom: null,
    source: 'a test',
  });

  it('takes an unknown year for a poll that is not certain, and leaves out a year without one', () => {
    const years = [known(2026, 'no-poll'), known(2027, 'unknown'), known(2028, 'poll'), known(2029, 'no-poll')];
    expect(pollsAround('2027-04-05', '2028-03-31', years)).toEqual([
      { day: '2027-05-06', certain: false, source: 'a test', periodFrom: null },
      { day: '2028-05-04', certain: true, source: 'a test', periodFrom: null },
    ]);
  });

  it("takes a council's own day of the poll and of the notice before the ordinary ones", () => {
    const moved = { ...known(2027, 'poll', '2027-06-10'), preElectionFrom: '2027-04-26' };
    expect(pollsAround('2027-04-05', '2028-03-31', [moved])).toEqual([
      { day: '2027-06-10', certain: true, source: 'a test', periodFrom: '2027-04-26' },
    ]);
  });

  it('leaves out polls too far away to touch the days asked for', () => {
    const years = [2026, 2027, 2028, 2029].map((year) => known(year, 'unknown'));
    const days = (from: string, to: string): string[] => pollsAround(from, to, years).map((poll) => poll.day);
    expect(days('2027-04-05', '2028-03-31')).toEqual(['2027-05-06', '2028-05-04']);
    expect(days('2027-09-06', '2027-12-31')).toEqual([]);
    expect(days('2027-06-07', '2027-07-30')).toEqual(['2027-05-06']);
    expect(pollYearsAround('2027-04-05', '2028-03-31')).toEqual({ first: 2026, last: 2028 });
  });

  it('asks about the ordinary polls of each year that matters', () => {
    const asked: number[] = [];
    const polls = ordinaryPollsAround(
      '2027-04-05',
      '2028-03-31',
      (year) => {
        asked.push(year);
        return year === 2028 ? 'no-poll' : 'poll';
      },
      'a test',
    );
    expect(asked).toEqual([2026, 2027, 2028]);
    expect(polls).toEqual([{ day: '2027-05-06', certain: true, source: 'a test', periodFrom: null }]);
  });
});
