import { standingPlan } from '../../../test/support/standing.js';
import { aChallenge, aCouncil, aPeer, aProblem } from '../../../test/support/tiny-problem.js';
import { type Challenge, type Peer } from '../../matching/model.js';
import { wordingOf } from '../explanation/wording.js';
import { findObjections, type PartyTelling } from './find-objections.js';
import { OBJECTION_KINDS, type ObjectionKind } from './objection-kinds.js';
import { sayObjection } from './say-objection.js';

const host = aChallenge('C1', { council: aCouncil('K', { name: 'Kent' }) });
/** A team of which nothing could be said: two tried members of two parties, one of the council's class, from two regions. */
const lead = aPeer('lead', { easting: 430_000 });
const other = aPeer('other', { kind: 'chief-executive', party: 'red', easting: 430_000, region: 'South' });

const objections = (
  { challenge = host, team = [lead, other], week = 3, others = {} }: Partial<Year>,
  parties: PartyTelling = 'apart',
) => {
  const challenges = [
    challenge,
    ...Object.keys(others).map((id) => aChallenge(id, { council: aCouncil(`council-of-${id}`) })),
  ];
  const plan = { ...(week === null ? {} : { C1: [week, ...team.map(({ id }) => id)] as const }), ...others };
  const peers = [...new Map([lead, other, ...team].map((peer) => [peer.id, peer])).values()];
  const standing = standingPlan(aProblem({ challenges, peers, themes: ['finance'] }), plan);
  const say = wordingOf(standing.problem);
  return findObjections(standing.problem, standing.teams, parties)
    .filter(({ challenges: of }) => of.includes('C1'))
    .map((objection) => ({ ...objection, sentence: sayObjection(standing, objection, say) }));
};

interface Year {
  readonly challenge: Challenge;
  readonly team: readonly Peer[];
  readonly week: number | null;
  readonly others: Readonly<Record<string, readonly [number, ...string[]]>>;
}

const CASES: readonly (readonly [ObjectionKind, Partial<Year>, string])[] = [
  ['deferred', { week: null }, 'Kent has no week in this year.'],
  [
    'vacancy',
    { challenge: { ...host, kinds: { ...host.kinds, officer: [2, 4] } } },
    'The team of Kent lacks 2 officers.',
  ],
  ['vacancy', { challenge: { ...host, minSize: 3 } }, 'The team of Kent lacks 1 member of any kind.'],
  [
    'one-party',
    { team: [lead, { ...other, party: 'blue' }] },
    'The elected members on the team of Kent are all of one party.',
  ],
  [
    'control-absent',
    { challenge: { ...host, council: { ...host.council, control: 'green' } } },
    'Nobody on the team of Kent is of the party that controls it.',
  ],
  [
    'control-absent',
    {
      challenge: { ...host, council: { ...host.council, control: null } },
      team: [lead, { ...other, party: null }],
    },
    'Kent is under no overall control, and its team has elected members of fewer than two parties.',
  ],
  [
    'untried-lead',
    {
      team: [{ ...lead, experience: 1 }, { ...other, experience: 1 }, officer('a', 4), officer('b', 4)],
    },
    'Nobody who can lead the team of Kent has done two challenges.',
  ],
  [
    'little-experience',
    { team: [lead, { ...other, experience: 1 }] },
    'The team of Kent is short of 1 member with two challenges behind them.',
  ],
  [
    'many-newcomers',
    {
      team: [lead, other, officer('a', 0), officer('b', 0), officer('c', 0)].slice(0, 5),
      challenge: { ...host, maxSize: 5 },
    },
    '3 members of the team of Kent are on their first challenge.',
  ],
  [
    'no-same-class',
    { team: [lead, other].map((peer) => ({ ...peer, councilClass: 'county' })) },
    'Nobody on the team of Kent comes from a council of its class (unitary).',
  ],
  [
    'theme-unknown',
    { challenge: { ...host, themes: [{ theme: 'finance', weight: 2, experts: 1 }] } },
    'Nobody on the team of Kent knows finance, which it asks about.',
  ],
  [
    'one-region',
    { team: [lead, { ...other, region: 'North' }, officer('a', 4, 'North')] },
    '3 members of the team of Kent are from North.',
  ],
  [
    'neighbour',
    { team: [lead, { ...other, easting: 419_000 }] },
    'other of home-of-other lives 19 km from Kent: a neighbour.',
  ],
  [
    'own-council-close',
    { team: [{ ...lead, organisation: 'council-of-C2' }, other], others: { C2: [6, 'other'] } },
    'lead is at Kent within three weeks of the challenge of their own council, Council council-of-C2.',
  ],
  [
    'far-from-wish',
    {
      challenge: {
        ...host,
        weeks: [
          { week: 0, cost: 3 },
          { week: 3, cost: 9 },
        ],
      },
    },
    'Kent is given the week of 26 April 2027, which costs 6 points more than the best week it offers.',
  ],
  [
    'long-journey',
    { team: [lead, { ...other, easting: 601_000, maxTravelKm: 300 }] },
    'other travels 201 km to Kent, more than 200 km.',
  ],
  [
    'same-people',
    { team: [{ ...lead, carriedOver: 2 }, other] },
    'lead is asked again: 1 deployment this year (Kent), after 2 deployments in recent years.',
  ],
];

function officer(id: string, experience: number, region = `region of ${id}`): Peer {
  return aPeer(id, { kind: 'officer', party: null, easting: 430_000, experience, region });
}

describe('what a council leader would object to', () => {
  it('is nothing in a team that gives no cause', () => {
    expect(objections({})).toEqual([]);
  });

  it.each(CASES)('%s', (kind, year, sentence) => {
    expect(objections(year)).toEqual([expect.objectContaining({ kind, sentence })]);
  });

  it('just short of each threshold is nothing', () => {
    const journey = { ...other, easting: 599_000, maxTravelKm: 300 };
    const near = { ...lead, easting: 420_000, carriedOver: 1 };
    const weeks = [
      { week: 0, cost: 3 },
      { week: 3, cost: 8 },
    ];
    expect(objections({ team: [near, journey], challenge: { ...host, weeks } })).toEqual([]);
    expect(
      objections({ team: [{ ...lead, organisation: 'council-of-C2' }, other], others: { C2: [7, 'other'] } }),
    ).toEqual([]);
  });

  it('has a case of every kind that there is', () => {
    const covered = new Set([...CASES.map(([kind]) => kind), 'party-balance']);
    expect(OBJECTION_KINDS.filter((kind) => !covered.has(kind))).toEqual([]);
  });

  it('is one and the same for both parts of the balance of parties where parties are not told', () => {
    const challenge = { ...host, council: { ...host.council, control: 'green' } };
    const year = { challenge, team: [lead, { ...other, party: 'blue' }] };
    expect(objections(year).map(({ kind }) => kind)).toEqual(['one-party', 'control-absent']);
    expect(objections(year, 'as-one')).toEqual([
      expect.objectContaining({
        kind: 'party-balance',
        sentence: 'The balance of parties on the team of Kent is not what is wished for.',
      }),
    ]);
  });

  it('names all the councils of somebody who is asked again and again', () => {
    const others = { C2: [7, 'lead'], C3: [11, 'lead'] } as const;
    expect(objections({ others })).toEqual([
      expect.objectContaining({
        kind: 'same-people',
        challenges: ['C1', 'C2', 'C3'],
        sentence:
          'lead is asked again: 3 deployments this year (Kent, Council council-of-C2 and Council council-of-C3).',
      }),
    ]);
  });
});
