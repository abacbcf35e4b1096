import { nameOfStranger } from './wording.js';
import { SOFT_TERM_RULES } from '../../../scheduling/constraints/soft-terms.js';
import { type Plan } from '../../../scheduling/plan.js';
import { type Problem, SOFT_TERMS, type SoftTerm } from '../../../scheduling/problem.js';
import { type ProvenBound } from '../../../scheduling/proven-bound.js';
import { type PlanFigures } from '../plan-figures.js';
import { type ProblemReasons } from '../problem-reasons.js';
import { missingPlaces } from '../team-vacancies.js';

/** A year as one plan has it: weeks across, challenges down, and the numbers beside them. */
export interface YearView {
  readonly plan: { readonly id: string; readonly name: string; readonly state: string; readonly createdAt: string };
  readonly weeks: readonly WeekColumn[];
  /** Scheduled challenges by week, then the deferred ones; each by reference. */
  readonly challenges: readonly ChallengeRow[];
  readonly days: { readonly used: number; readonly budget: number };
  readonly figures: PlanFigures;
  readonly score: {
    readonly hard: number;
    readonly medium: number;
    readonly soft: number;
    readonly bound: ProvenBound | null;
    readonly terms: readonly TermRow[];
  };
}

export interface WeekColumn {
  readonly index: number;
  readonly monday: string;
  readonly open: boolean;
  readonly capacity: number;
  /** Challenges on site. */
  readonly load: number;
  /** Why it is closed, or was opened by hand. */
  readonly reasons: readonly string[];
}

export interface ChallengeRow {
  readonly id: string;
  readonly reference: string;
  readonly council: { readonly code: string; readonly name: string; readonly class: string; readonly region: string };
  readonly priority: number;
  /** Indexes of the weeks on offer. */
  readonly weeksOnOffer: readonly number[];
  /** Null when it is deferred. */
  readonly week: number | null;
  /** Points of the week; 0 when it is deferred. */
  readonly weekCost: number;
  readonly members: readonly MemberCell[];
  readonly vacancies: readonly { readonly kind: string | null; readonly kindName: string }[];
}

export interface MemberCell {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly kind: string;
  readonly kindName: string;
  readonly organisation: string;
  /** Whether the member marked the week as one for need only. */
  readonly isIfNeeded: boolean;
}

export interface TermRow {
  readonly id: SoftTerm;
  readonly statement: string;
  readonly unit: string;
  readonly amount: number;
  readonly weight: number;
  readonly points: number;
}

/** What the view is made from: a stored plan with its problem, its reasons and the names of things. */
export interface YearViewFacts {
  readonly stored: {
    readonly id: string;
    readonly name: string;
    readonly state: string;
    readonly createdAt: Date;
    readonly hard: number;
    readonly medium: number;
    readonly soft: number;
    readonly softByTerm: Readonly<Record<SoftTerm, { readonly amount: number; readonly weighted: number }>>;
    readonly figures: PlanFigures;
    readonly bound: ProvenBound | null;
  };
  readonly problem: Problem;
  readonly reasons: ProblemReasons;
  readonly plan: Plan;
  readonly names: {
    readonly challenges: ReadonlyMap<string, { readonly reference: string }>;
    readonly peers: ReadonlyMap<
      string,
      { readonly reference: string; readonly name: string; readonly organisation: string }
    >;
    readonly kinds: ReadonlyMap<string, string>;
  };
}

const ANY_KIND_NAME = 'Any kind';

/** Puts the year together. Pure; cost linear in deployments and weeks. */
export function buildYearView(facts: YearViewFacts): YearView {
  const { stored, problem, reasons } = facts;
  const { figures } = stored;
  return {
    plan: { id: stored.id, name: stored.name, state: stored.state, createdAt: stored.createdAt.toISOString() },
    weeks: problem.weeks.map((week) => ({
      ...week,
      load: figures.weeklyLoad[week.index] ?? 0,
      reasons: (reasons.weeks[week.index] ?? []).map((number) => reasons.reasons[number]!.sentence),
    })),
    challenges: rowsOf(facts),
    days: { used: figures.days, budget: figures.budgetDays },
    figures,
    score: {
      hard: stored.hard,
      medium: stored.medium,
      soft: stored.soft,
      bound: stored.bound,
      terms: SOFT_TERMS.map((id) => ({
        id,
        statement: SOFT_TERM_RULES[id].statement,
        unit: SOFT_TERM_RULES[id].unit,
        amount: stored.softByTerm[id].amount,
        weight: problem.weights[id],
        points: stored.softByTerm[id].weighted,
      })),
    },
  };
}

function rowsOf({ problem, plan, names }: YearViewFacts): ChallengeRow[] {
  const placed = new Map(plan.challenges.map((each) => [each.id, each]));
  const peers = new Map(problem.peers.map((peer) => [peer.id, peer]));
  const kindName = (kind: string | null) => (kind === null ? ANY_KIND_NAME : (names.kinds.get(kind) ?? kind));
  const kindOrder = new Map(problem.kinds.map((kind, i) => [kind, i]));
  const rows = problem.challenges.map((challenge): ChallengeRow => {
    const { id, council, weeks } = challenge;
    const placement = placed.get(id);
    const week = placement?.week ?? null;
    const members = (week === null ? [] : (placement?.peers ?? [])).map((peerId): MemberCell => {
      const peer = peers.get(peerId)!;
      const named = names.peers.get(peerId);
      return {
        id: peerId,
        reference: named?.reference ?? peerId,
        name: named?.name ?? nameOfStranger(peerId, peerId),
        kind: peer.kind,
        kindName: kindName(peer.kind),
        organisation: named?.organisation ?? peer.organisation,
        isIfNeeded: week !== null && peer.availability[week] === 'I',
      };
    });
    const missing =
      week === null
        ? []
        : missingPlaces(
            challenge,
            members.map(({ kind }) => kind),
          );
    return {
      id,
      reference: names.challenges.get(id)?.reference ?? id,
      council: { code: council.code, name: council.name, class: council.class, region: council.region },
      priority: challenge.priority,
      weeksOnOffer: weeks.map((offer) => offer.week),
      week,
      weekCost: weeks.find((offer) => offer.week === week)?.cost ?? 0,
      members: members.sort((a, b) => (kindOrder.get(a.kind) ?? 0) - (kindOrder.get(b.kind) ?? 0)),
      vacancies: missing.map((kind) => ({ kind, kindName: kindName(kind) })),
    };
  });
  return rows.sort((a, b) => (a.week ?? Infinity) - (b.week ?? Infinity) || (a.reference < b.reference ? -1 : 1));
}
