import { aChallenge, aCouncil, aPeer, aProblem } from '../../../test/support/tiny-problem.js';
import type { Challenge, Peer } from '../../matching/model.js';
import { MatchList } from './match-list.js';
import { addTeamMatches } from './team-matches.js';
import { wordingOf } from './wording.js';

const kent = (changes: Partial<Challenge> = {}) =>
  aChallenge('C1', { council: aCouncil('KEN', { name: 'Kent' }), ...changes });
const officer = (id: string, changes: Partial<Peer> = {}) => aPeer(id, { kind: 'officer', party: null, ...changes });
const WANTED = [
  { theme: 'finance', weight: 1, experts: 1 },
  { theme: 'adult-care', weight: 3, experts: 2 },
];

/** Sentence and unweighted amount of one term for a team. */
function found(term: string, challenge: Challenge, team: readonly Peer[]) {
  const problem = aProblem({ challenges: [challenge], peers: team });
  const list = new MatchList();
  const placement = { challenge, week: 0, ids: team.map(({ id }) => id), team };
  addTeamMatches(placement, problem, wordingOf(problem, { peer: (id) => `Peer ${id}` }), list);
  const match = list.matches.find((each) => each.term === term);
  return match && [match.amount, match.sentence];
}

describe('what a team lacks, in words', () => {
  it.each<[string, Challenge, Peer[], number, string]>([
    [
      'themeUncovered',
      kent({ themes: WANTED }),
      [aPeer('1', { themes: ['adult-care'] })],
      4,
      'Kent lacks 1 expert in finance and 1 expert in adult care (counts 3 each).',
    ],
    [
      'controlAbsent',
      kent(),
      [aPeer('1', { party: 'red' })],
      2,
      'Nobody on the team of Kent is of the controlling party.',
    ],
    [
      'controlAbsent',
      kent(),
      [aPeer('1', { party: 'red' }), aPeer('2', { kind: 'councillor' })],
      1,
      'No leader on the team of Kent is of the controlling party; only another elected member is.',
    ],
    [
      'controlAbsent',
      kent({ council: aCouncil('KEN', { name: 'Kent', control: null }) }),
      [aPeer('1')],
      2,
      'Kent is under no overall control, and the elected members on its team are of fewer than two parties.',
    ],
    ['oneParty', kent(), [aPeer('1'), aPeer('2')], 1, 'All 2 elected members on the team of Kent are of one party.'],
    [
      'leadUntried',
      kent(),
      [officer('1')],
      1,
      'No leader or chief executive on the team of Kent has done two challenges.',
    ],
    ['experiencedShortfall', kent(), [], 2, 'Kent has no member who has done two challenges; two are wanted.'],
    [
      'experiencedShortfall',
      kent(),
      [aPeer('1')],
      1,
      'Kent has only 1 member who has done two challenges; two are wanted.',
    ],
    [
      'newcomerExcess',
      kent(),
      [1, 2, 3].map((n) => officer(String(n), { experience: 0 })),
      1,
      'Peer 1, Peer 2 and Peer 3 are all on their first challenge at Kent; a team can teach two.',
    ],
    ['noSameClass', kent(), [], 2, 'Nobody on the team of Kent comes from a council of its class (unitary).'],
    [
      'noSameClass',
      kent(),
      [officer('1')],
      1,
      'No leader or chief executive on the team of Kent comes from a council of its class (unitary), only another member.',
    ],
    [
      'regionExcess',
      kent(),
      [1, 2, 3, 4, 5].map((n) => officer(String(n))),
      2,
      'The team of Kent has 5 members from North; three from one region are enough.',
    ],
    [
      'offTheme',
      kent({ themes: WANTED }),
      [aPeer('1'), aPeer('2')],
      1,
      'Peer 1 and Peer 2 know none of the themes that Kent asks about; one such member is enough.',
    ],
  ])('%s', (term, challenge, team, amount, sentence) => {
    expect(found(term, challenge, team)).toEqual([amount, sentence]);
  });

  it('says nothing of what a team has', () => {
    expect(found('noSameClass', kent(), [aPeer('1')])).toBeUndefined();
  });
});
