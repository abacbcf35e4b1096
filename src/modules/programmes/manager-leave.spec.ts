import { checkLeave, readLeave, weeksOnLeave, writeLeave } from './manager-leave.js';

const MONDAYS = ['2027-04-26', '2027-05-03', '2027-05-10'];

describe('the leave of a challenge manager', () => {
  it.each([
    ['a whole week', [{ from: '2027-05-03', to: '2027-05-07' }], [1]],
    ['one day of a week', [{ from: '2027-05-14', to: '2027-05-14' }], [2]],
    ['a weekend alone', [{ from: '2027-05-08', to: '2027-05-09' }], []],
    ['from one Friday to the Monday after', [{ from: '2027-04-30', to: '2027-05-03' }], [0, 1]],
    ['a spell around the year', [{ from: '2027-01-01', to: '2027-12-31' }], [0, 1, 2]],
  ])('touches the weeks of which it takes a day on site: %s', (_, leave, weeks) => {
    expect([...weeksOnLeave(leave, MONDAYS)]).toEqual(weeks);
  });

  it('is read a spell a line, and written so again', () => {
    const read = readLeave('\n2027-05-03 to 2027-05-14\r\n 2027-06-01 \n');
    expect(read).toEqual({
      leave: [
        { from: '2027-05-03', to: '2027-05-14' },
        { from: '2027-06-01', to: '2027-06-01' },
      ],
    });
    if ('leave' in read) expect(writeLeave(read.leave)).toBe('2027-05-03 to 2027-05-14\n2027-06-01');
  });

  it.each([
    ['in May', '“in May” is no leave. Write it as 2027-05-03 to 2027-05-14.'],
    ['2027-02-30', '“2027-02-30” is no leave. Write it as 2027-05-03 to 2027-05-14.'],
    [
      '2027-05-14 to 2027-05-03',
      'The leave from 2027-05-14 to 2027-05-03 ends before it begins. Exchange the two days.',
    ],
  ])('is refused with what to do: %s', (text, fault) => {
    expect(readLeave(text)).toEqual({ faults: [fault] });
  });

  it('may not overlap', () => {
    expect(
      checkLeave([
        { from: '2027-05-10', to: '2027-05-12' },
        { from: '2027-05-03', to: '2027-05-10' },
      ]),
    ).toEqual([
      'The leave from 2027-05-10 to 2027-05-12 overlaps the one from 2027-05-03 to 2027-05-10. Make them one.',
    ]);
  });
});
