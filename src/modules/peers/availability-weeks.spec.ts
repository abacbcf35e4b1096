import { addWeeks } from '../platform/clock/iso-date.js';
import { findChanges, markYear, mergeLetters, readLetters, toLetters } from './availability-weeks.js';

const START = '2027-04-05';
const week = (index: number) => addWeeks(START, index);
const entry = (index: number, letters: string) => ({ startsOn: week(index), letters });

describe('the letters of a year', () => {
  it.each([
    ['nothing said', [], '------'],
    ['a year said whole', [entry(0, 'YINYIN')], 'YINYIN'],
    ['an entry that begins before the year', [entry(-2, 'NNYY')], 'YY----'],
    ['an entry that goes on after it', [entry(4, 'IIII')], '----II'],
    ['entries that overlap: the one that begins later speaks', [entry(2, 'NN'), entry(0, 'YYYYYY')], 'YYNNYY'],
    ['weeks in between of which nothing is said', [entry(0, 'Y'), entry(5, 'N')], 'Y----N'],
  ])('%s', (_, entries, expected) => {
    expect(readLetters(entries, START, 6).join('')).toBe(expected);
  });
});

describe('marking a year', () => {
  it.each([
    ['for the first time', [], 'YINYIN', [entry(0, 'YINYIN')]],
    ['over what was said before', [entry(0, 'NNNNNN')], 'YYYYYY', [entry(0, 'YYYYYY')]],
    ['and keeping what lies around it', [entry(-1, 'NNNNNNNN')], 'YYYYYY', [entry(-1, 'NYYYYYYN')]],
    ['with weeks left open', [entry(0, 'NNNNNN')], 'YY--II', [entry(0, 'YY'), entry(4, 'II')]],
    ['and leaving entries far away alone', [entry(-30, 'Y')], 'NN----', [entry(-30, 'Y'), entry(0, 'NN')]],
    ['so that no entry overlaps another', [entry(2, 'NN'), entry(0, 'YYYYYY')], 'IIIIII', [entry(0, 'IIIIII')]],
    ['open altogether', [entry(0, 'NNNNNN')], '------', []],
  ])('%s', (_, entries, letters, expected) => {
    expect(markYear(entries, START, toLetters(letters))).toEqual(expected);
  });

  it('parts what is longer than an entry holds', () => {
    const lengths = markYear([entry(6, 'Y'.repeat(60))], START, toLetters('YYYYYY')).map(
      ({ letters }) => letters.length,
    );
    expect(lengths).toEqual([60, 6]);
  });

  it('gives back what it was told, whatever was there', () => {
    const before = [entry(-3, 'YINYIN'), entry(1, 'NN'), entry(5, 'YYY')];
    expect(readLetters(markYear(before, START, toLetters('I-NY-Y')), START, 6).join('')).toBe('I-NY-Y');
    expect(readLetters(markYear(before, START, toLetters('I-NY-Y')), week(-3), 12).join('')).toBe('YINI-NY-YYY-');
  });
});

describe('what changed', () => {
  it('is each week with another letter, before and after', () => {
    expect(findChanges(toLetters('Y-N'), toLetters('YII'), START)).toEqual([
      { monday: week(1), from: null, to: 'I' },
      { monday: week(2), from: 'N', to: 'I' },
    ]);
  });
});

describe('two who mark one year at once', () => {
  it.each([
    ['nobody else saved', 'YYYY', 'YYYY', 'YYNN', 'YYNN', [], []],
    ['they changed other weeks', 'YYYY', 'NYYY', 'YYNN', 'NYNN', [], [0]],
    ['both changed a week the same way', 'YYYY', 'NYYY', 'NYYY', 'NYYY', [], []],
    ['both changed a week differently', 'YYYY', 'NYYY', 'IYYY', 'IYYY', [0], []],
  ])('%s', (_, base, theirs, mine, letters, disputed, taken) => {
    const merged = mergeLetters(toLetters(base), toLetters(theirs), toLetters(mine));
    expect({ ...merged, letters: merged.letters.join('') }).toEqual({ letters, disputed, taken });
  });
});
