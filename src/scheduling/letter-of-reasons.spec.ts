import { standingPlan } from '../../test/support/standing.js';
import { aChallenge, aCouncil, aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { type Challenge } from '../matching/model.js';
import { wordingOf } from './explanation/wording.js';
import { sayMember } from './letter-phrases.js';
import { letterText, type Naming, writeLetter } from './letter-of-reasons.js';

const kent = aChallenge('C1', {
  council: aCouncil('K', { name: 'Kent', control: 'green' }),
  minSize: 2,
  maxSize: 2,
  kinds: { leader: [1, 1], officer: [1, 1] },
  themes: [
    { theme: 'finance', weight: 2, experts: 1 },
    { theme: 'housing', weight: 1, experts: 1 },
  ],
  weeks: [
    { week: 3, cost: 1 },
    { week: 4, cost: 0 },
    { week: 9, cost: 4 },
  ],
});
const peers = [
  aPeer('lead', { themes: ['finance'], easting: 433_000, organisation: 'Leeds' }),
  aPeer('clerk', {
    kind: 'officer',
    party: null,
    councilClass: null,
    experience: 0,
    easting: 620_000,
    maxTravelKm: 300,
  }),
  aPeer('next', { easting: 480_000, organisation: 'York' }),
];

function write(changes: Partial<Challenge> = {}, naming: Naming = 'roles', team = peers) {
  const others = [
    aChallenge('C2', { council: aCouncil('L', { name: 'Secret Council' }) }),
    aChallenge('C3', { council: aCouncil('M', { name: 'Other Council' }) }),
  ];
  const problem = aProblem({
    challenges: [{ ...kent, ...changes }, ...others],
    peers: [...team, aPeer('a', { organisation: 'a' }), aPeer('b', { organisation: 'b' })],
  });
  const standing = standingPlan(problem, { C1: [3, 'lead', 'clerk'], C2: [4, 'a'], C3: [4, 'b'] });
  return writeLetter(standing, 'C1', wordingOf(problem), naming)!;
}

describe('a letter of reasons', () => {
  it('says why this week, and of better weeks why not, without other councils', () => {
    expect(write().week).toEqual([
      'We propose the week of 26 April 2027.',
      'Of the 3 weeks that you offered, 1 week would have suited you better.',
      'The week of 3 May 2027: as many challenges as can run at once are planned for it.',
    ]);
    expect(letterText(write())).not.toMatch(/Secret|Other Council/);
  });

  it('tells each better week, those with one reason together', () => {
    const weeks = [
      { week: 3, cost: 5 },
      { week: 4, cost: 0 },
      { week: 5, cost: 9 },
      { week: 7, cost: 1 },
      { week: 8, cost: 1 },
      { week: 10, cost: 2 },
    ];
    const team = peers.map((peer) => (peer.id === 'clerk' ? { ...peer, availability: 'YYYYYYYNNYYY' } : peer));
    expect(write({ weeks }, 'roles', team).week.slice(2)).toEqual([
      'The week of 3 May 2027: as many challenges as can run at once are planned for it.',
      'The week of 24 May 2027 and the week of 31 May 2027: 1 member of this team could not have come.',
      'The week of 14 June 2027: it is still open, and we can look at it again with you.',
    ]);
  });

  it('says so when no week on offer suits the council better', () => {
    expect(write({ weeks: [{ week: 3, cost: 0 }] }).week[1]).toBe('It is the only week that you offered.');
  });

  it('introduces people by what they bring, and names nobody unless asked', () => {
    expect(write().members).toEqual([
      'A leader from a unitary council (North): a council of the same class as yours; with 4 challenges behind them; knows finance; about 30 km from you.',
      'An officer (North): on a first challenge; about 220 km from you.',
    ]);
    expect(letterText(write())).not.toMatch(/lead,|clerk|Leeds/);
    expect(write({}, 'names').members[0]).toMatch(/^lead, leader, Leeds: /);
  });

  it.each([
    ['officer', 'an officer'],
    ['chief executive', 'a chief executive'],
    ['voluntary', 'a colleague from the voluntary sector'],
    ['health sector', 'a colleague from the health sector'],
  ])('calls a %s %s', (kind, words) => {
    expect(sayMember(kind)).toBe(words);
  });

  it('says what was weighed, with the next best for each place', () => {
    expect(write().weighed).toEqual([
      '1 member of 2 has done at least two challenges, and 1 comes from a council of the same class as yours.',
      'Of what you asked about, the team knows finance.',
      'For 1 of the 2 places we compared everybody who is accredited, free in that week, near enough and without a conflict of interest; the next best would have been worse for you in themes without an expert, travel and members who know none of the themes.',
      'For one place nobody else could have come.',
    ]);
  });

  it('says openly what was given up, and nothing of parties', () => {
    expect(write().givenUp).toEqual([
      'The team has 1 experienced member fewer than the two that we aim for.',
      'Nobody on the team knows housing, which you asked about.',
      'One member has a journey of more than 200 km.',
    ]);
    expect(letterText(write())).not.toMatch(/party|parties|blue|green/);
  });

  it('is not written where there is no team', () => {
    expect(writeLetter(standingPlan(aProblem(), {}), 'C1', wordingOf(aProblem()))).toBeNull();
  });
});
