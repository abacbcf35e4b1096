import { someCouncilFacts, someHome, somePeerFacts } from '../../../test/support/planning-facts.js';
import { CONFLICT_RULES } from './conflict-rules.js';
import { findConflicts } from './find-conflicts.js';
import { type PeerFacts } from './problem-facts.js';

const YEAR = { from: '2027-04-05', to: '2028-04-03' };
const HOST = someCouncilFacts('HST', { county: 'CTY', predecessors: ['OLD'] });
const SHARING = [{ what: 'a chief executive', since: '2020-04-01', until: '2027-06-30', source: 'their websites' }];
const TIES = {
  neighbours: new Map([['NBR', new Map([['HST', { isAssumption: true, source: 'Assumption: within 20 km' }]])]]),
  shared: new Map([
    ['SHR', new Map([['HST', SHARING]])],
    ['SHO', new Map([['HST', SHARING.map((each) => ({ ...each, until: '2027-04-04' }))]])],
  ]),
};

const rulesFor = (changes: Partial<PeerFacts>): string[] =>
  findConflicts(somePeerFacts(changes), HOST, YEAR, TIES).map(({ rule }) => rule);
const post = (since: string | null, until: string | null, councilCode = 'HST', county: string | null = null) => ({
  posts: [{ councilCode, councilName: `Council ${councilCode}`, county, since, until, source: 'curriculum vitae' }],
});
const servedUntil = (endedOn: string, councilCode = 'HST') => ({ pastTeams: [{ councilCode, endedOn }] });
const declared = (reason: string, since: string | null, until: string | null) => ({
  declared: [{ councilCode: 'HST', reason, since, until, source: 'declaration 2026' }],
});

describe('conflicts of interest', () => {
  it.each<[string, Partial<PeerFacts>, string[]]>([
    ['a peer from elsewhere', {}, []],
    ['a peer of the council', { homeCouncil: someHome('HST') }, ['own-council']],
    ['a peer of a council that the host took over from', { homeCouncil: someHome('OLD') }, ['own-council']],
    ['a peer of a neighbour', { homeCouncil: someHome('NBR') }, ['neighbour']],
    ['a peer of the county', { homeCouncil: someHome('CTY') }, ['two-tier-kin']],
    ['a peer of another district of the county', { homeCouncil: someHome('DIS', { county: 'CTY' }) }, ['two-tier-kin']],
    ['a peer of a district elsewhere', { homeCouncil: someHome('DIS', { county: 'OTH' }) }, []],
    ['a peer who has no council', { homeCouncil: null }, []],
    ['a second post at the council', post('2024-05-01', null), ['own-council']],
    ['a post that begins within the year', post('2028-01-01', null), ['own-council']],
    ['a post that begins after it', post('2028-05-01', null), []],
    ['a post that ends within the year', post(null, '2027-06-30'), ['own-council']],
    ['a post that ended four years and 364 days before', post(null, '2022-04-05'), ['past-post']],
    ['a post that ended five years and a day before', post(null, '2022-04-04'), []],
    ['a past post at a council that is no more', post(null, '2025-03-31', 'OLD'), ['past-post']],
    ['a past post elsewhere', post(null, '2025-03-31', 'ELS'), []],
    ['a second post at a neighbour', post('2024-05-01', null, 'NBR'), ['neighbour']],
    ['a past post at a neighbour', post(null, '2026-03-31', 'NBR'), []],
    ['a second post at the county', post('2024-05-01', null, 'CTY'), ['two-tier-kin']],
    ['a second post in another district', post('2024-05-01', null, 'DIS', 'CTY'), ['two-tier-kin']],
    ['a peer of a council that shares its chief executive', { homeCouncil: someHome('SHR') }, ['shared-service']],
    ['a peer of a council that shared it before', { homeCouncil: someHome('SHO') }, []],
    ['a second post at a council that shares', post('2024-05-01', null, 'SHR'), ['shared-service']],
    ['a place on its team four years ago', servedUntil('2023-05-05'), ['last-team']],
    ['a place on its team six years before the year to the day', servedUntil('2021-04-05'), ['last-team']],
    ['a place on its team a day longer ago', servedUntil('2021-04-04'), []],
    ['a place on its team this very year', servedUntil('2027-06-11'), []],
    ['a place on the team of a council that it took over from', servedUntil('2023-05-05', 'OLD'), ['last-team']],
    ['a recorded past post', declared('past-post', null, '2024-01-01'), ['past-post']],
    ['a place on the last team, five years ago', declared('last-team', null, '2022-01-01'), ['last-team']],
    ['a place on a team seven years ago', declared('last-team', null, '2020-01-01'), []],
    ['a contract that runs', declared('contract', '2026-01-01', null), ['contract']],
    ['a contract that has ended', declared('contract', '2026-01-01', '2027-04-04'), []],
    ['a contract that begins later', declared('contract', '2028-06-01', null), []],
    ['an upheld objection', declared('host-objection', null, null), ['host-objection']],
    ['a reason that has no rule of its own', declared('something-else', null, null), ['declared']],
  ])('%s: %j gives %j', (_, changes, expected) => {
    expect(rulesFor(changes)).toEqual(expected);
  });

  it('carry a sentence with the values, the source, and whether they rest on an assumption', () => {
    expect(findConflicts(somePeerFacts({ homeCouncil: someHome('NBR') }), HOST, YEAR, TIES)).toEqual([
      {
        rule: 'neighbour',
        level: 'conflict',
        points: 0,
        sentence: 'Council HST borders Council NBR, the home council (assumed).',
        source: 'Assumption: within 20 km',
        assumed: true,
      },
    ]);
  });

  it('are all named, not the first alone', () => {
    const both = { homeCouncil: someHome('CTY'), ...declared('family', null, null) };
    expect(rulesFor(both)).toEqual(['two-tier-kin', 'family']);
  });

  it('each have a rule with its place in the catalogue and its source', () => {
    for (const rule of Object.values(CONFLICT_RULES)) {
      expect(rule.constraint).toMatch(/^X\d\d$/);
      expect(rule.source).not.toBe('');
    }
  });
});
