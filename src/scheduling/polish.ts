import { type ShouldStop } from './construct.js';
import { anneal } from './improve.js';
import { takeIncumbent } from './incumbent.js';
import { restore } from './restore.js';
import { energyOf, type Search } from './search.js';

/**
 * Anneals a plan for some moves from a low temperature, and leaves the best plan met: never worse than before.
 * @param hottest temperature in points; one that would not melt the plan
 */
export function polish(search: Search, moves: number, hottest: number, shouldStop: ShouldStop): void {
  let best = takeIncumbent(search.state);
  let least = energyOf(search);
  search.energy = least;
  anneal(search, {
    from: hottest,
    to: Math.min(hottest, search.options.polishColdest),
    limit: moves,
    done: (made) => made / moves,
    shouldStop,
    afterBlock: () => {
      if (search.energy >= least) return;
      least = search.energy;
      best = takeIncumbent(search.state);
    },
  });
  restore(search.state, best);
  search.energy = energyOf(search);
}
