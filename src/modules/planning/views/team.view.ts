import { memberCost, teamFit } from '../../../matching/fit.js';
import { type Challenge, type Peer, TEAM_TERMS } from '../../../matching/model.js';
import { SOFT_TERM_RULES } from '../../../scheduling/constraints/soft-terms.js';
import { type Plan } from '../../../scheduling/plan.js';
import { type Problem } from '../../../scheduling/problem.js';
import { missingPlaces } from '../team-vacancies.js';
import { type TeamWeekFacts, type TeamWeeks, viewTeamWeeks, type WhyLine, whyWeek } from './team-weeks.view.js';
import { sayDate } from '../../platform/clock/plain-date.js';
import { nameOfStranger, sayClass, sayCount, sayMissing, sayNumber } from './wording.js';

/** What the page is made from: one challenge of a plan, with its problem, its reasons and the names of things. */
export interface TeamFacts extends TeamWeekFacts {
  readonly plan: Plan;
  readonly names: {
    readonly members: ReadonlyMap<string, { name: string; organisation: string; isFictional: boolean }>;
    readonly kinds: ReadonlyMap<string, string>;
    readonly themes: ReadonlyMap<string, string>;
  };
}

/** The team of one challenge. It says nothing of parties: those are a special category of personal data. */
export interface TeamView {
  /** Id of the challenge. */
  readonly id: string;
  readonly council: string;
  readonly about: string;
  /** Null when the challenge is deferred. */
  readonly week: { readonly name: string; readonly cost: string; readonly reasons: readonly WhyLine[] } | null;
  readonly filled: string;
  /** "1 leader, 1 of any kind"; empty for a full team. */
  readonly missing: string;
  readonly wanted: readonly string[];
  readonly members: readonly MemberLine[];
  readonly costs: readonly CostLine[];
  readonly totalCost: string;
  readonly weeks: TeamWeeks;
}

export interface MemberLine {
  readonly id: string;
  readonly name: string;
  readonly isFictional: boolean;
  readonly kind: string;
  readonly organisation: string;
  readonly region: string;
  readonly themes: string;
  readonly experience: string;
  readonly isIfNeeded: boolean;
}

export interface CostLine {
  readonly sentence: string;
  readonly points: string;
}

/** Puts the page together. Cost: members × themes, and weeks × reasons. */
export function viewTeam(facts: TeamFacts): TeamView {
  const { challenge, problem, plan, names } = facts;
  const placement = plan.challenges.find(({ id }) => id === challenge.id);
  const week = placement?.week ?? null;
  const team = week === null ? [] : membersOf(problem, placement?.peers ?? []);
  const missing =
    week === null
      ? []
      : missingPlaces(
          challenge,
          team.map(({ kind }) => kind),
        );
  const costs = week === null ? [] : costsOf(challenge, team, week, problem);
  return {
    id: challenge.id,
    council: challenge.council.name,
    about: `${sayClass(challenge.council.class)}, ${challenge.council.region}`,
    week: week === null ? null : viewChosenWeek(facts, week),
    filled: `${team.length} of ${team.length + missing.length}`,
    missing: sayMissing(missing.map((kind) => (kind === null ? null : nameIn(names.kinds, kind)))),
    wanted: challenge.themes.map(
      ({ theme, experts }) => `${nameIn(names.themes, theme)}: ${sayCount(experts, 'expert')}`,
    ),
    members: team.map((peer) => viewMember(peer, week, names)),
    costs: costs.map(({ sentence, points }) => ({ sentence, points: sayNumber(points) })),
    totalCost: sayNumber(costs.reduce((sum, { points }) => sum + points, 0)),
    weeks: viewTeamWeeks(facts, week),
  };
}

const nameIn = (names: ReadonlyMap<string, string>, code: string): string => names.get(code) ?? code;

function membersOf(problem: Problem, ids: readonly string[]): Peer[] {
  const chosen = new Set(ids);
  const order = new Map(problem.kinds.map((kind, at) => [kind, at]));
  return problem.peers
    .filter(({ id }) => chosen.has(id))
    .sort((a, b) => (order.get(a.kind) ?? 0) - (order.get(b.kind) ?? 0));
}

const viewMember = (peer: Peer, week: number | null, names: TeamFacts['names']): MemberLine => {
  const named = names.members.get(peer.id);
  return {
    id: peer.id,
    name: named?.name ?? nameOfStranger(peer.id, 'No longer in the pool'),
    isFictional: named?.isFictional ?? false,
    kind: nameIn(names.kinds, peer.kind),
    organisation: named?.organisation ?? '',
    region: peer.region,
    themes: peer.themes.map((theme) => nameIn(names.themes, theme)).join(', '),
    experience: peer.experience === 0 ? 'First challenge' : `${sayCount(peer.experience, 'challenge')} before`,
    isIfNeeded: week !== null && peer.availability[week] === 'I',
  };
};

/** What the team costs in the soft score, in words, the dearest first. The two terms on parties are told as one and without particulars. */
function costsOf(challenge: Challenge, team: readonly Peer[], week: number, problem: Problem): Cost[] {
  const { weights } = problem;
  const where = challenge.council.name;
  const { byTerm } = teamFit(challenge, team, weights);
  const ofTeam = TEAM_TERMS.filter((term) => !PARTY_TERMS.has(term)).map((term) => ({
    sentence: SOFT_TERM_RULES[term].sentence({ where, amount: byTerm[term].amount }),
    points: byTerm[term].weighted,
  }));
  const members = team.map((peer) => memberCost(peer, challenge, week, weights));
  const travel = members.reduce((sum, { travelPer40Km }) => sum + travelPer40Km.amount, 0);
  const ifNeeded = members.reduce((sum, each) => sum + each.ifNeeded.amount, 0);
  const weekCost = costOfWeek(challenge, week);
  const others = [
    {
      sentence: 'The balance of parties on the team is not what is wished for.',
      points: byTerm.controlAbsent.weighted + byTerm.oneParty.weighted,
    },
    {
      sentence: SOFT_TERM_RULES.weekPreference.sentence({ where, amount: weekCost }),
      points: weekCost * weights.weekPreference,
    },
    { sentence: `The members travel ${travel} times 40 km in all.`, points: travel * weights.travelPer40Km },
    { sentence: SOFT_TERM_RULES.ifNeeded.sentence({ where, amount: ifNeeded }), points: ifNeeded * weights.ifNeeded },
  ];
  return [...ofTeam, ...others].filter(({ points }) => points > 0).sort((a, b) => b.points - a.points);
}

interface Cost {
  readonly sentence: string;
  readonly points: number;
}

const PARTY_TERMS: ReadonlySet<string> = new Set(['controlAbsent', 'oneParty']);

const costOfWeek = (challenge: Challenge, week: number): number =>
  challenge.weeks.find((offer) => offer.week === week)?.cost ?? 0;

const viewChosenWeek = (facts: TeamFacts, week: number): NonNullable<TeamView['week']> => ({
  name: sayDate(facts.problem.weeks[week]!.monday),
  cost: sayCount(costOfWeek(facts.challenge, week), 'point'),
  reasons: whyWeek(facts, week),
});
