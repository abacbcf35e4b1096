import { type Fairness, type GiveAndTake, type GroupShare, type Spread } from '../../../scheduling/fairness.js';
import { type ReviewFacts, wordsFor } from './plan-review.view.js';
import { sayCount, sayNumber } from './wording.js';

type NamedCouncil = GiveAndTake & { readonly name: string };

/** How a plan spreads burden and benefit. Of parties it tells only how far the worst is from its share, and not which. */
export interface FairnessView extends Omit<Fairness, 'parties' | 'weakestTeams' | 'busiest' | 'councils'> {
  readonly weakestTeams: readonly { readonly challenge: string; readonly council: string; readonly points: number }[];
  readonly busiest: readonly {
    readonly peer: string;
    readonly name: string;
    readonly thisYear: number;
    readonly carriedOver: number;
  }[];
  /** Largest difference between a party's share of the pool and of the deployments, percentage points with one decimal. */
  readonly widestPartyGap: number;
  readonly councils: Readonly<Record<keyof Fairness['councils'], readonly NamedCouncil[]>>;
}

export function viewFairness(facts: ReviewFacts, { parties, ...fairness }: Fairness): FairnessView {
  const say = wordsFor(facts);
  const named = (councils: readonly GiveAndTake[]): NamedCouncil[] =>
    councils.map((each) => ({ ...each, name: say.organisation(each.council) }));
  const { givesAndReceives, onlyReceives, hasNobody, onlyGives } = fairness.councils;
  return {
    ...fairness,
    weakestTeams: fairness.weakestTeams.map((each) => ({ ...each, council: say.council(each.challenge) })),
    busiest: fairness.busiest.map((each) => ({ ...each, name: say.peer(each.peer) })),
    widestPartyGap: Math.round(10 * widestGap(parties)) / 10,
    councils: {
      givesAndReceives: named(givesAndReceives),
      onlyReceives: named(onlyReceives),
      hasNobody: named(hasNobody),
      onlyGives: named(onlyGives),
    },
  };
}

const widestGap = (shares: readonly GroupShare[]): number =>
  100 * Math.max(0, ...shares.map(({ ofPool, ofDeployments }) => Math.abs(ofPool - ofDeployments)));

/** The same as the page has it: figures and rows as text. */
export interface FairnessPage {
  readonly figures: readonly { readonly key: string; readonly text: string }[];
  readonly spread: readonly {
    readonly deployments: string;
    readonly thisYear: string;
    readonly withCarriedOver: string;
  }[];
  readonly regions: readonly { readonly name: string; readonly pool: string; readonly deployments: string }[];
}

export function viewFairnessPage(view: FairnessView): FairnessPage {
  const { days, firstTimers, widestPartyGap, thisYear, withCarriedOver, regions } = view;
  const most = Math.max(0, ...[...thisYear, ...withCarriedOver].map(({ deployments }) => deployments));
  const peersWith = (spread: readonly Spread[], times: number): string =>
    sayNumber(spread.find(({ deployments }) => deployments === times)?.peers ?? 0);
  const percent = (share: number): string => `${sayNumber(Math.round(1000 * share) / 10)} %`;
  return {
    figures: [
      {
        key: 'Working days of a peer who is deployed',
        text: `${sayNumber(days.least)} to ${sayNumber(days.most)}, in the middle ${sayNumber(days.median)}`,
      },
      {
        key: 'First-timers',
        text: `${sayNumber(firstTimers.deployed)} of the ${sayNumber(firstTimers.inPool)} in the pool are deployed`,
      },
      {
        key: 'Teams by first-timers',
        text: `${sayCount(firstTimers.teamsWithNone, 'team')} without, ${sayNumber(firstTimers.teamsWithSome)} with one or two, ${sayNumber(firstTimers.teamsWithMore)} with more`,
      },
      {
        key: 'Parties',
        text: `Each party’s share of the deployments is within ${sayCount(widestPartyGap, 'percentage point')} of its share of the pool`,
      },
    ],
    spread: Array.from({ length: most + 1 }, (_, times) => ({
      deployments: times === 0 ? 'None' : sayNumber(times),
      thisYear: peersWith(thisYear, times),
      withCarriedOver: peersWith(withCarriedOver, times),
    })),
    regions: regions.map(({ group, ofPool, ofDeployments }) => ({
      name: group,
      pool: percent(ofPool),
      deployments: percent(ofDeployments),
    })),
  };
}
