import { addWeeks, parseIsoDate } from '../platform/clock/iso-date.js';
import { type Pattern, type PatternForm, readPattern, sayPattern, weeksOfPattern } from './availability-patterns.js';

/** Mondays from 5 April to 28 June 2027. */
const MONDAYS = Array.from({ length: 13 }, (_, week) => addWeeks('2027-04-05', week));
const EMPTY: PatternForm = { kind: '', from: '', to: '', every: '', since: '', ordinal: '', weekday: '' };

describe('a pattern picks', () => {
  it.each<[string, Pattern, string[]]>([
    [
      'each week that a period touches',
      { kind: 'period', from: '2027-05-14', to: '2027-05-24' },
      ['05-10', '05-17', '05-24'],
    ],
    ['no week of which a period has the weekend alone', { kind: 'period', from: '2027-05-15', to: '2027-05-16' }, []],
    ['every fourth week', { kind: 'interval', every: 4, from: '2027-04-14' }, ['04-12', '05-10', '06-07']],
    ['no week before the interval begins', { kind: 'interval', every: 2, from: '2027-06-14' }, ['06-14', '06-28']],
    ['the first week of each month', { kind: 'weekday', ordinal: 'first', weekday: 1 }, ['04-05', '05-03', '06-07']],
    ['the week with the first Tuesday', { kind: 'weekday', ordinal: 'first', weekday: 2 }, ['04-05', '05-03', '05-31']],
    ['the week with the last Friday', { kind: 'weekday', ordinal: 'last', weekday: 5 }, ['04-26', '05-24', '06-21']],
    [
      'a week whose Thursday is fourth and last',
      { kind: 'weekday', ordinal: 'fourth', weekday: 4 },
      ['04-19', '05-24', '06-21'],
    ],
  ])('%s', (_, pattern, expected) => {
    expect(weeksOfPattern(pattern, MONDAYS).map((monday) => monday.slice(5))).toEqual(expected);
  });

  it('all weeks, when one weekday never works', () => {
    expect(weeksOfPattern({ kind: 'weekday', ordinal: 'every', weekday: 3 }, MONDAYS)).toEqual(MONDAYS);
  });
});

describe('a pattern in words', () => {
  it.each<[Pattern, string]>([
    [{ kind: 'period', from: '2027-05-14', to: '2027-05-24' }, 'from 14 May 2027 to 24 May 2027'],
    [{ kind: 'interval', every: 2, from: '2027-04-14' }, 'every 2 weeks from 12 April 2027'],
    [{ kind: 'interval', every: 1, from: '2027-04-12' }, 'every week from 12 April 2027'],
    [{ kind: 'weekday', ordinal: 'every', weekday: 3 }, 'with a Wednesday'],
    [{ kind: 'weekday', ordinal: 'last', weekday: 5 }, 'with the last Friday of a month'],
  ])('%j is "%s"', (pattern, words) => {
    expect(sayPattern(pattern)).toBe(words);
  });
});

describe('a form for a pattern', () => {
  it.each<[Partial<PatternForm>, Pattern]>([
    [
      { kind: 'period', from: '2027-05-14', to: '2027-05-24' },
      { kind: 'period', from: '2027-05-14', to: '2027-05-24' },
    ],
    [
      { kind: 'interval', every: '4', since: '2027-04-14' },
      { kind: 'interval', every: 4, from: '2027-04-14' },
    ],
    [
      { kind: 'weekday', ordinal: 'first', weekday: '1' },
      { kind: 'weekday', ordinal: 'first', weekday: 1 },
    ],
  ])('%j is read', (form, pattern) => {
    expect(readPattern({ ...EMPTY, ...form }, parseIsoDate)).toEqual({ pattern });
  });

  it.each<[Partial<PatternForm>, string[]]>([
    [{}, ['kind: Choose which weeks']],
    [{ kind: 'period', from: 'soon' }, ['from: “soon” is no day of the calendar', 'to: Enter a day']],
    [
      { kind: 'period', from: '2027-05-24', to: '2027-05-14' },
      ['to: 14 May 2027 is before 24 May 2027. Exchange the two days'],
    ],
    [{ kind: 'interval', every: '0', since: '2027-04-14' }, ['every: Enter a number of weeks from 1 to 26']],
    [
      { kind: 'interval', every: '27', since: '' },
      ['every: Enter a number of weeks from 1 to 26', 'since: Enter a day'],
    ],
    [
      { kind: 'weekday', ordinal: 'fifth', weekday: '6' },
      ['ordinal: Choose which of the month', 'weekday: Choose a day from Monday to Friday'],
    ],
  ])('%j is refused: %j', (form, expected) => {
    const read = readPattern({ ...EMPTY, ...form }, parseIsoDate);
    expect('faults' in read && read.faults.map(({ field, message }) => `${field}: ${message}`)).toEqual(expected);
  });
});
