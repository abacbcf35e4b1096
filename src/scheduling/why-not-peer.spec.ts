import { standingPlan } from '../../test/support/standing.js';
import { aChallenge, aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { saySteps } from './say-change.js';
import { whyNotPeer } from './why-not-peer.js';
import { BY_ID } from '../matching/wording.js';

const one = { minSize: 1, maxSize: 1, kinds: { leader: [1, 1] as const } };
const problem = aProblem({
  challenges: [aChallenge('C1', one), aChallenge('C2', one), aChallenge('C3', one)],
  peers: [aPeer('A'), aPeer('B', { easting: 450_000 }), aPeer('C'), aPeer('away', { availability: 'N'.repeat(12) })],
  maxVacancies: 0,
});
const standing = standingPlan(problem, { C1: [3, 'A'], C2: [4, 'B'] });
const waysOf = (challenge: string, peer: string, plan = standing) =>
  whyNotPeer(plan, challenge, peer).ways.map(({ steps }) => saySteps(plan, steps, BY_ID));

describe('why a peer is not on a team', () => {
  it('finds that a free peer could take the place of a member, with the price', () => {
    const answer = whyNotPeer(standing, 'C2', 'C');
    expect(answer.obstacles.map(({ code }) => code)).toEqual(['team-full', 'kind-full']);
    expect(answer.ways).toMatchObject([{ price: { hard: 0, medium: 0, soft: -1 } }]);
    expect(waysOf('C2', 'C')).toEqual([
      'B leaves the team of Council council-of-C2; C joins the team of Council council-of-C2.',
    ]);
  });

  it('takes a peer from another team only with a successor, or an exchange, where that team cannot be short', () => {
    const ways = waysOf('C1', 'B');
    expect(ways).toContain(
      'B leaves the team of Council council-of-C2; A leaves the team of Council council-of-C1; B joins the team of Council council-of-C1; C joins the team of Council council-of-C2.',
    );
    for (const way of ways) expect(way).toMatch(/joins the team of Council council-of-C2\.$/);
  });

  it('names the posts in the way where only they stand in the way', () => {
    const roomy = { ...problem, challenges: [aChallenge('C1'), aChallenge('C2', { ...one, pinnedPeers: ['B'] })] };
    const { posts, ways } = whyNotPeer(standingPlan(roomy, { C1: [3, 'A'], C2: [4, 'B'] }), 'C1', 'B');
    expect(ways).toEqual([]);
    expect(posts.map(({ sentence }) => sentence)).toEqual([
      'B would have to give up the post on the team of Council council-of-C2 in week 4, and is pinned there.',
    ]);
  });

  it('has no way for somebody whom a rule about themselves keeps away, nor names posts', () => {
    expect(whyNotPeer(standing, 'C1', 'away')).toMatchObject({ posts: [], ways: [] });
  });

  it('says that a deferred challenge has no team, and that a member is one', () => {
    expect(whyNotPeer(standing, 'C3', 'C')).toMatchObject({ week: null, ways: [] });
    expect(whyNotPeer(standing, 'C1', 'A')).toMatchObject({ isOnTeam: true, ways: [] });
  });
});
