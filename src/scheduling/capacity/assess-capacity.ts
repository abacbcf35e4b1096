import { type Highs } from 'highs';
import { encodeProblem } from '../encode-problem.js';
import { type Problem } from '../problem.js';
import { type Reach, whatBreaksFirst } from './breaks-first.js';
import { type DemandAndSupply, demandAndSupply } from './demand-and-supply.js';
import { type LeastVacancies, leastVacancies } from './least-vacancies.js';
import { type PoolCurve, poolCurve } from './pool-curve.js';
import { type PoolNeeded, poolNeeded } from './pool-needed.js';
import { peerSupplies } from './supply.js';
import { type Purchase, type UsualTeam, usualTeamOf, whatBudgetBuys } from './usual-team.js';

/** What a programme is asked. */
export interface CapacityRequest {
  /** Challenges that a programme is to have; null for those of the year. */
  readonly challenges: number | null;
  /** Working days to spend; null for the year's budget. */
  readonly budgetDays: number | null;
  /** Working days for one deployment, to compare with the present ones. */
  readonly daysPerDeployment: readonly number[];
  /** Seed of the order in which pools grow, and of the search for a plan. */
  readonly seed: number;
  /** Asked now and then; true ends the work with what there is. */
  readonly shouldStop: () => boolean;
}

/** What a programme can do. */
export interface Capacity {
  /** Challenges asked about. */
  readonly asked: number;
  readonly budgetDays: number;
  readonly balance: DemandAndSupply;
  /** Whether `balance.parties` was emptied and the parties of `breaksFirst` were made one. */
  readonly partiesWithheld: boolean;
  readonly leastVacancies: LeastVacancies;
  /** For each kind that can lead. */
  readonly curves: readonly PoolCurve[];
  /** Null without challenges. */
  readonly usualTeam: UsualTeam | null;
  readonly purchases: readonly Purchase[];
  readonly breaksFirst: readonly Reach[];
  /** For each kind that can lead. */
  readonly needed: readonly PoolNeeded[];
  /** Whether time ran out, so that something may be missing. */
  readonly wasStopped: boolean;
}

/**
 * Days for a deployment: the paper's own figures (4,500 days for 800 peers), and those that count everything that a peer does.
 * Source: docs/adr/0019.
 */
export const PAPER_DAYS: readonly number[] = [5.625, 8, 9];
/** Moves of the search for a plan; it ends before, when it has reached the bound. */
const MOVES_PER_CHALLENGE = 5000;

/**
 * Says what a programme year can do: demand against supply, the least vacancies with proof, how they follow the number of
 * those who can lead, what the budget buys, what breaks first and how many peers are needed. Always answers.
 * Same problem and request give the same answer unless `shouldStop` ended it. Cost: 10 to 30 s for 114 challenges.
 */
export function assessCapacity(problem: Problem, highs: Highs, request: CapacityRequest): Capacity {
  const { seed, shouldStop } = request;
  const facts = encodeProblem(problem);
  const supplies = peerSupplies(facts);
  const balance = demandAndSupply(facts, supplies);
  const asked = request.challenges ?? problem.challenges.length;
  const budgetDays = request.budgetDays ?? problem.budgetDays;
  const usualTeam = usualTeamOf(problem, balance);
  const isThere = <T>(each: T | null): each is T => each !== null;
  return {
    asked,
    budgetDays,
    balance,
    partiesWithheld: false,
    usualTeam,
    purchases: usualTeam === null ? [] : whatBudgetBuys(usualTeam, budgetDays, request.daysPerDeployment),
    breaksFirst: usualTeam === null ? [] : whatBreaksFirst(facts, balance, usualTeam, budgetDays, asked),
    leastVacancies: leastVacancies(facts, supplies, highs, {
      movesPerChallenge: MOVES_PER_CHALLENGE,
      seed,
      shouldStop,
    }),
    needed: problem.leadKinds.map((kind) => poolNeeded(problem, highs, kind, asked, seed, shouldStop)).filter(isThere),
    curves: problem.leadKinds.map((kind) => poolCurve(facts, supplies, highs, kind, seed, shouldStop)).filter(isThere),
    wasStopped: shouldStop(),
  };
}

/**
 * The same without particulars of parties: next to the names of a small pool, how many leaders of which party there are
 * would say something of the party of a person, and that is special-category data. Of the leaders of parties the tightest
 * case stays, unnamed.
 */
export function withholdPartyBalances(capacity: Capacity): Capacity {
  const tightest = capacity.breaksFirst.find(({ resource }) => resource.type === 'party-leaders');
  const withheld = capacity.breaksFirst.flatMap((reach): Reach[] => {
    if (reach.resource.type !== 'party-leaders') return [reach];
    return reach === tightest ? [{ ...reach, resource: { type: 'party-leaders', party: null } }] : [];
  });
  return {
    ...capacity,
    balance: { ...capacity.balance, parties: [] },
    partiesWithheld: true,
    breaksFirst: withheld,
  };
}
