import { aRandomState, aSearch, contentsOf } from '../../test/support/tiny-search.js';
import { checkState } from './check-state.js';
import { polish } from './polish.js';
import { energyOf } from './search.js';

describe('polishing', () => {
  it('never leaves a worse plan, and mostly a better one', () => {
    let better = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const search = aSearch(aRandomState(seed));
      const before = energyOf(search);
      polish(search, 2000, 5, () => false);
      expect(energyOf(search)).toBeLessThanOrEqual(before);
      expect(search.energy).toBe(energyOf(search));
      expect(checkState(search.state)).toBeNull();
      if (energyOf(search) < before) better++;
    }
    expect(better).toBeGreaterThan(20);
  });

  it('leaves the plan as it was when it is told to stop at once', () => {
    const search = aSearch(aRandomState(3));
    const before = contentsOf(search.state);
    polish(search, 2000, 5, () => true);
    expect(contentsOf(search.state)).toEqual(before);
  });
});
