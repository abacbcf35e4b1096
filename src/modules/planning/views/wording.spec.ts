import { letterOf, sayClass, sayCount, sayInstant, sayMissing, sayMonth, sayNumber } from './wording.js';

describe('the words of pages', () => {
  it('writes months as the calendar has them and instants as clocks in London show them', () => {
    expect(sayMonth('2027-04-05')).toBe('April 2027');
    expect(sayInstant(new Date('2027-07-01T22:30:00Z'))).toBe('1 July 2027 at 23:30');
  });

  it('writes numbers with their unit', () => {
    expect(sayNumber(4486.5)).toBe('4,486.5');
    expect(sayCount(1, 'team')).toBe('1 team');
    expect(sayCount(1200, 'team')).toBe('1,200 teams');
  });

  it.each([
    [[], ''],
    [['Leader'], '1 leader place'],
    [['Chief executive', 'Chief executive', null], '2 chief executive places, 1 place of any kind'],
  ])('says which places of %j are vacant', (kinds, words) => {
    expect(sayMissing(kinds)).toBe(words);
  });

  it.each([
    ['Leader', 'L'],
    ['Chief executive', 'CE'],
    ['Voluntary sector', 'VS'],
    [null, '+'],
  ])('marks a missing %s with %s', (kind, letter) => {
    expect(letterOf(kind)).toBe(letter);
  });

  it('names a class of council, one it does not know too', () => {
    expect(sayClass('london')).toBe('London borough');
    expect(sayClass('combined-authority')).toBe('Combined authority');
  });
});
