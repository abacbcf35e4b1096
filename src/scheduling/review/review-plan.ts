import { findWeekObstacles } from '../week-obstacles.js';
import { type PricedChange, priceIfAllowed, type Step } from '../price-of-change.js';
import { type StandingPlan } from '../standing-plan.js';
import { findObjections, hostWeeksOf, type Objection, type PartyTelling } from './find-objections.js';
import { type Removal, seatEffect, servedByPeer, yearEffect } from './judge-changes.js';
import { readySearch, seatChanges, stepsOf } from './one-step-changes.js';
import { OBJECTION_KINDS, type ObjectionKind } from './objection-kinds.js';

/** Soft points that a change may cost and still count as one that could have been made. Assumption: less than the least step of any team term at the default weights. */
export const ALLOWED_POINTS = 4;
export const MOST_ALLOWED_POINTS = 1000;

/** Why an objection stands. */
export type WhyItStands =
  /** Every change that removes it costs more than is allowed; the cheapest of them. */
  | { readonly code: 'too-dear'; readonly change: PricedChange }
  /** Every change that removes it makes another objection; the cheapest of them, and what it would make. */
  | { readonly code: 'trades'; readonly change: PricedChange; readonly makes: Objection }
  /** Every change that removes it leaves a place vacant. */
  | { readonly code: 'leaves-vacancy' }
  /** No change of one place or of the week removes it and keeps every rule. */
  | { readonly code: 'no-change' };

/** An objection, judged: either it could have been avoided, or there is a reason why it stands. */
export type JudgedObjection = Objection &
  ({ readonly remedy: PricedChange; readonly reason: null } | { readonly remedy: null; readonly reason: WhyItStands });

/** A sceptic's review of a plan. */
export interface PlanReview {
  readonly allowedPoints: number;
  readonly objections: readonly JudgedObjection[];
  /** Kinds that occur, in the order of the catalogue. */
  readonly counts: readonly { readonly kind: ObjectionKind; readonly total: number; readonly avoidable: number }[];
  readonly total: number;
  readonly avoidable: number;
}

export interface ReviewOptions {
  /** 0 to `MOST_ALLOWED_POINTS`; `ALLOWED_POINTS` when absent. */
  readonly allowedPoints?: number;
  readonly parties?: PartyTelling;
}

/** Kinds that another week can remove. */
const BY_WEEK: ReadonlySet<ObjectionKind> = new Set(['far-from-wish', 'own-council-close', 'vacancy']);

/**
 * What a council leader would object to in a plan, and for each objection either a change that removes it – one place of a team,
 * or another week with the same team – or the reason why there is none. A change counts only if it breaks no rule, leaves no
 * more vacancies, makes no other objection nor any worse, and costs at most the allowed points. Prices are exact.
 * Cost: all one-place changes of every team that is objected to: half a second for 114 challenges and 800 peers.
 * Expects a plan that breaks no rule. Source: ADR 20.
 */
export function reviewPlan(standing: StandingPlan, options: ReviewOptions = {}): PlanReview {
  const { allowedPoints = ALLOWED_POINTS, parties = 'apart' } = options;
  const objections = findObjections(standing.problem, standing.teams, parties);
  const verdicts = new Map(objections.map((objection) => [objection.key, new Verdict(allowedPoints)]));
  weighSeats(standing, objections, verdicts, parties);
  weighWeeks(standing, objections, verdicts, parties);
  const judged = objections.map((objection) => ({
    ...objection,
    ...verdicts.get(objection.key)!.conclude(standing),
  })) as JudgedObjection[];
  const counts = OBJECTION_KINDS.map((kind) => {
    const own = judged.filter((each) => each.kind === kind);
    return { kind, total: own.length, avoidable: own.filter(({ remedy }) => remedy !== null).length };
  }).filter(({ total }) => total > 0);
  const avoidable = judged.filter(({ remedy }) => remedy !== null).length;
  return { allowedPoints, objections: judged, counts, total: judged.length, avoidable };
}

type Verdicts = ReadonlyMap<string, Verdict>;

/** Looks at every change of one place in the teams that are objected to. */
function weighSeats(
  standing: StandingPlan,
  objections: readonly Objection[],
  verdicts: Verdicts,
  parties: PartyTelling,
): void {
  const { problem, teams } = standing;
  const hosts = hostWeeksOf(teams);
  const servedBy = servedByPeer(teams);
  const state = readySearch(standing);
  problem.challenges.forEach(({ id }, c) => {
    const concerned = objections.filter(({ challenges }) => challenges.includes(id));
    if (concerned.length === 0 || !teams.has(id)) return;
    const before = concerned.filter(({ kind }) => kind !== 'same-people');
    // What is objected to about one member only goes away when that member does.
    const members = concerned.map(({ peer }) => peer);
    const isAboutTeam = members.includes(null);
    const unsettled = new Set(concerned.map(({ key }) => key));
    for (const change of seatChanges(state, c)) {
      if (!isAboutTeam && !members.includes(problem.peers[change.out]?.id ?? null)) continue;
      const { removes, makes } = seatEffect(standing, change, { before, hosts, parties, servedBy });
      if (removes.length === 0) continue;
      const steps = stepsOf(standing, change);
      for (const key of removes) {
        verdicts.get(key)?.note({ ...change, steps, makes });
        if (makes.length === 0 && change.medium <= 0) unsettled.delete(key);
      }
      // The cheapest come first, so that the rest of them can better nothing.
      if (unsettled.size === 0) break;
    }
  });
}

/** Looks at other weeks, with the team as it is, where a week can help. */
function weighWeeks(
  standing: StandingPlan,
  objections: readonly Objection[],
  verdicts: Verdicts,
  parties: PartyTelling,
): void {
  const { problem, teams, peers } = standing;
  const hostOf = new Map(problem.challenges.map(({ id, council }) => [council.code, id]));
  const moving = new Set<string>();
  for (const { kind, challenges, peer } of objections) {
    if (!BY_WEEK.has(kind)) continue;
    for (const id of challenges) moving.add(id);
    const home = kind === 'own-council-close' ? hostOf.get(peers.get(peer!)!.organisation) : undefined;
    if (home !== undefined) moving.add(home);
  }
  for (const id of moving) {
    const placed = teams.get(id);
    if (!placed) continue;
    for (const week of new Set(placed.challenge.weeks.map((offer) => offer.week))) {
      if (week === placed.week || findWeekObstacles(problem, teams, placed.challenge, week).length > 0) continue;
      const steps: Step[] = [{ kind: 'move', challenge: id, week }];
      const priced = priceIfAllowed(standing, steps);
      if (priced === null) continue;
      const { removes, makes } = yearEffect(standing, steps, objections, parties);
      for (const key of removes) verdicts.get(key)?.note({ ...priced.price, steps, makes });
    }
  }
}

/** The best changes seen for one objection, of each sort that its judgement turns on. */
class Verdict {
  private clean: Removal | null = null;
  private trading: Removal | null = null;
  private leavesVacancy = false;

  constructor(private readonly allowedPoints: number) {}

  note(removal: Removal): void {
    if (removal.medium > 0) this.leavesVacancy = true;
    else if (removal.makes.length === 0) this.clean = cheaper(this.clean, removal);
    else this.trading = cheaper(this.trading, removal);
  }

  conclude(standing: StandingPlan): Pick<JudgedObjection, 'remedy' | 'reason'> {
    const { clean, trading } = this;
    if (clean && clean.soft <= this.allowedPoints) return { remedy: priced(standing, clean), reason: null };
    return { remedy: null, reason: this.explain(standing, clean, trading) };
  }

  private explain(standing: StandingPlan, clean: Removal | null, trading: Removal | null): WhyItStands {
    if (clean) return { code: 'too-dear', change: priced(standing, clean) };
    if (trading) return { code: 'trades', change: priced(standing, trading), makes: trading.makes[0]! };
    return { code: this.leavesVacancy ? 'leaves-vacancy' : 'no-change' };
  }
}

const cheaper = (best: Removal | null, next: Removal): Removal =>
  best === null || next.medium < best.medium || (next.medium === best.medium && next.soft < best.soft) ? next : best;

/** The exact price, reckoned apart from the quick one that found the change. */
function priced(standing: StandingPlan, { steps, medium, soft }: Removal): PricedChange {
  const change = priceIfAllowed(standing, steps);
  if (change?.price.medium !== medium || change.price.soft !== soft)
    throw new Error(`The price of ${JSON.stringify(steps)} was found to be ${medium} and ${soft}, and is another.`);
  return change;
}
