import { aChallenge, aProblem } from '../../../test/support/tiny-problem.js';
import { listed, many, sayMonday, sentenceCase, wordingOf } from './wording.js';

describe('the words of an explanation', () => {
  const problem = aProblem({ challenges: [aChallenge('C1')] });

  it('calls a week by its Monday, and one that the year does not have by its number', () => {
    const say = wordingOf(problem);
    expect([say.week(0), say.week(54), say.week(-2)]).toEqual(['the week of 5 April 2027', 'week 54', 'week -2']);
    expect(sayMonday('2027-12-27')).toBe('27 December 2027');
  });

  it('calls things by their names, and by their ids where they have none', () => {
    const plain = wordingOf(problem);
    expect([plain.council('C1'), plain.council('C9'), plain.peer('P1'), plain.kind('chief-executive')]).toEqual([
      'Council council-of-C1',
      'C9',
      'P1',
      'chief executive',
    ]);
    const named = wordingOf(problem, { peer: () => 'Amina', theme: () => 'Money', organisation: () => 'A charity' });
    expect([named.peer('P1'), named.theme('finance'), named.organisation('x')]).toEqual([
      'Amina',
      'Money',
      'A charity',
    ]);
    expect(named.organisation('council-of-C1')).toBe('Council council-of-C1');
  });

  it('counts and lists in English', () => {
    expect([many(1, 'week'), many(2, 'week'), many(0, 'body', 'bodies')]).toEqual(['1 week', '2 weeks', '0 bodies']);
    expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])]).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ]);
    expect(sentenceCase('the week')).toBe('The week');
  });
});
