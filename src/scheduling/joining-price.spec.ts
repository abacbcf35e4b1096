import { aRandomState } from '../../test/support/tiny-search.js';
import { createJoining, findWorthwhile, layJoining } from './joining-price.js';
import { placeOf } from './seating.js';
import { type Price, priceOfSeating } from './seating-price.js';
import { type SearchState } from './search-state.js';
import { countMember } from './team-tally.js';

const aPrice = (): Price => ({ soft: 0, medium: 0 });

/** Every scheduled challenge with each member who might leave (-1: none) and each list of peers of a kind. */
function* poolsOf(state: SearchState): Generator<readonly [c: number, out: number, from: number, end: number]> {
  const { peers, challenges, kinds, seats } = state.facts;
  for (let c = 0; c < challenges.count; c++) {
    if (state.week[c]! < 0) continue;
    const team = state.team.slice(c * seats, c * seats + state.size[c]!);
    for (const out of [-1, ...team])
      for (let k = 0; k < kinds; k++) {
        const list = state.week[c]! * kinds + k;
        if (peers.poolStart[list]! < peers.poolStart[list + 1]!)
          yield [c, out, peers.poolStart[list]!, peers.poolStart[list + 1]!];
      }
  }
}

describe('pricing many peers for one place', () => {
  it('says of each what the price of seating says, with a member counted out or not', () => {
    let priced = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const state = aRandomState(seed);
      const { facts, counts } = state;
      const joining = createJoining(facts);
      for (const [c, out, from, end] of poolsOf(state)) {
        if (out >= 0) countMember(facts, counts, c, out, -1);
        layJoining(state, c, facts.peers.pool[from]!, out, joining);
        for (let i = from; i < end; i++) {
          const p = facts.peers.pool[i]!;
          const found = findWorthwhile(state, joining, i, i + 1);
          const mayServe = facts.challenges.travel[c * facts.peers.count + p]! >= 0;
          expect(found).toBe(mayServe ? i : -1);
          if (found < 0 || placeOf(state, c, p) >= 0) continue;
          const expected = priceOfSeating(state, c, p, aPrice(), state.deploymentCount[p], out);
          expect({ seed, c, p, soft: joining.soft, medium: joining.medium }).toEqual({ seed, c, p, ...expected });
          priced++;
        }
        if (out >= 0) countMember(facts, counts, c, out, 1);
      }
    }
    expect(priced).toBeGreaterThan(300);
  });

  it('finds the first who costs no more than the limit, which is another for those with deployments', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const state = aRandomState(seed);
      const { pool } = state.facts.peers;
      const joining = createJoining(state.facts);
      for (const [c, , from, end] of poolsOf(state)) {
        layJoining(state, c, pool[from]!, -1, joining);
        const prices = Array.from({ length: end - from }, (_, i) =>
          findWorthwhile(state, joining, from + i, from + i + 1) < 0 ? Infinity : joining.soft,
        );
        const dearest = Math.max(...prices.filter((price) => price < Infinity), 0);
        joining.limit = dearest / 2;
        joining.busyLimit = dearest / 3;
        const limitOf = (i: number): number =>
          state.deploymentCount[pool[from + i]!]! > 0 ? joining.busyLimit : joining.limit;
        const first = prices.findIndex((price, i) => price <= limitOf(i));
        expect(findWorthwhile(state, joining, from, end)).toBe(first < 0 ? -1 : from + first);
        joining.limit = joining.busyLimit = Infinity;
      }
    }
  });
});
