import { aChallenge } from '../../../test/support/tiny-problem.js';
import { missingPlaces } from './team-vacancies.js';

const CHALLENGE = aChallenge('c', { minSize: 4, maxSize: 6, kinds: { leader: [1, 1], officer: [2, 4] } });

describe('the missing places of a team', () => {
  it.each<[string[], (string | null)[]]>([
    [[], ['leader', 'officer', 'officer', null]],
    [['leader', 'officer', 'officer'], [null]],
    [['officer', 'officer', 'officer', 'officer'], ['leader']],
    [['leader', 'officer', 'officer', 'officer'], []],
  ])('of %j are %j', (members, expected) => {
    expect(missingPlaces(CHALLENGE, members)).toEqual(expected);
  });
});
