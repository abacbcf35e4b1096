import { aChallenge, aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { gatherEngagements, type ScheduledTeam } from './engagements.js';
import type { Peer } from './model.js';
import { rankCandidates, type OpenSeat } from './rank-candidates.js';

const rules = aProblem();
const themes = ['finance'];
const wanted = [{ theme: 'finance', weight: 1, experts: 1 }];
const challenge = aChallenge('C1', { minSize: 2, kinds: { leader: [1, 2], officer: [1, 4] }, themes: wanted });
const officer = (id: string, changes: Partial<Peer> = {}) =>
  aPeer(id, { kind: 'officer', party: null, themes, ...changes });
const seat: OpenSeat = { challenge, week: 5, team: [aPeer('P1', { themes })] };

function rank(pool: Peer[], changes: Partial<OpenSeat> = {}, others: ScheduledTeam[] = []) {
  return rankCandidates({ ...seat, ...changes }, pool, gatherEngagements(others, rules), rules);
}

describe('who else could take the seat', () => {
  it('puts whoever fills a missing kind first, then the better fit, then the likelier to accept', () => {
    const pool = [
      aPeer('leader'),
      officer('far', { easting: 450_000 }),
      officer('shy', { acceptance: 0.2 }),
      officer('keen', { acceptance: 0.9 }),
    ];
    expect(rank(pool).map(({ peer, medium }) => [peer.id, medium])).toEqual([
      ['keen', -1],
      ['shy', -1],
      ['far', -1],
      ['leader', 0],
    ]);
  });

  it('leaves out whoever has an obstacle, and other kinds when one is asked for', () => {
    const pool = [aPeer('leader'), officer('away', { availability: 'N'.repeat(12) }), officer('free')];
    expect(rank(pool, { kind: 'officer' }).map(({ peer }) => peer.id)).toEqual(['free']);
  });

  it('says what the peer changes, the weightiest first, in points that add up', () => {
    const [candidate] = rank([officer('P2', { carriedOver: 2, easting: 445_000 })]);
    expect(candidate?.byTerm).toEqual([
      { term: 'repeatUse', points: 4 },
      { term: 'experiencedShortfall', points: -1 },
      { term: 'worstTeam', points: -1 },
      { term: 'travelPer40Km', points: 1 },
    ]);
    expect(candidate?.soft).toBe(3);
    expect(candidate?.reasons[0]).toBe('has been asked already, this year or lately');
  });

  it('prefers a member of the earlier plan by the price of losing them', () => {
    const ranked = rank([officer('a'), officer('b')], { missed: new Map([['b', 5]]) });
    expect(ranked.map(({ peer, soft }) => [peer.id, soft])).toEqual([
      ['b', -7],
      ['a', -2],
    ]);
  });

  it('knows that the weakest team of the year may be another', () => {
    const weak = { challenge: aChallenge('C2'), week: 0, team: [aPeer('x', { party: 'green', experience: 0 })] };
    const [candidate] = rank([officer('P2')], {}, [weak]);
    expect(candidate?.byTerm).toEqual([{ term: 'experiencedShortfall', points: -1 }]);
  });
});
