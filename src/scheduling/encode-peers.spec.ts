import type { Peer } from '../matching/model.js';
import { aChallenge, aPeer, aProblem, aYear } from '../../test/support/tiny-problem.js';
import { AVAILABLE, IF_NEEDED, Indexes, NOT_AVAILABLE } from './encode-peers.js';
import { encodeProblem } from './encode-problem.js';

const peersOf = (...changes: Partial<Peer>[]) =>
  encodeProblem(
    aProblem({
      challenges: ['C1', 'C2', 'C3'].map((id) => aChallenge(id)),
      peers: changes.map((each, i) => aPeer(`P${i + 1}`, each)),
    }),
  ).peers;

describe('a peer as columns', () => {
  it.each([
    { kind: 'leader', leader: 1, lead: 1 },
    { kind: 'chief-executive', leader: 0, lead: 1 },
    { kind: 'officer', leader: 0, lead: 0 },
  ])('is a leader or lead by kind: $kind', ({ kind, leader, lead }) => {
    const peers = peersOf({ kind });
    expect([peers.leader[0], peers.lead[0]]).toEqual([leader, lead]);
  });

  it.each([
    { experience: 0, newcomer: 1, experienced: 0 },
    { experience: 1, newcomer: 0, experienced: 0 },
    { experience: 2, newcomer: 0, experienced: 1 },
  ])('is a newcomer or experienced by challenges done: $experience', ({ experience, newcomer, experienced }) => {
    const peers = peersOf({ experience });
    expect([peers.newcomer[0], peers.experienced[0]]).toEqual([newcomer, experienced]);
  });

  it.each([
    [6, 0],
    [6.5, 1],
    [12.5, 1],
    [13, 2],
    [1000, 3],
  ])('with %d days has days for %d deployments of 6.5, and no more than there are challenges', (maxDays, most) => {
    expect(peersOf({ maxDays }).maxDeployments[0]).toBe(most);
  });

  it('is available, available if needed or not, week by week', () => {
    expect([...peersOf({ availability: 'YINYYYYYYYYY' }).availability.slice(0, 3)]).toEqual([
      AVAILABLE,
      IF_NEEDED,
      NOT_AVAILABLE,
    ]);
  });

  it('is in the pool of a kind in every week that is not ruled out', () => {
    const weeks = aYear(2);
    const availabilities = ['YN', 'IY', 'NN'].map((availability, i) => aPeer(`P${i + 1}`, { availability }));
    const { peers, kinds } = encodeProblem(
      aProblem({ weeks, peers: [...availabilities, aPeer('P4', { kind: 'officer', availability: 'YY' })] }),
    );
    const pool = (week: number, kind: number) => [
      ...peers.pool.slice(peers.poolStart[week * kinds + kind], peers.poolStart[week * kinds + kind + 1]),
    ];
    expect([pool(0, 0), pool(1, 0), pool(0, 2)]).toEqual([[0, 1], [1], [3]]);
  });
});

describe('indexes', () => {
  it('number the values in the order in which they are seen, and know no others', () => {
    const indexes = new Indexes();
    expect(['blue', 'red', 'blue'].map((value) => indexes.of(value))).toEqual([0, 1, 0]);
    expect(['red', 'green', null].map((value) => indexes.find(value))).toEqual([1, -1, -1]);
    expect(indexes.size).toBe(2);
  });
});
