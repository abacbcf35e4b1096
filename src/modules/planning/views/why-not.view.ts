import { type Obstacle } from '../../../matching/eligibility.js';
import { type Wording } from '../../../matching/wording.js';
import { type PricedChange } from '../../../scheduling/price-of-change.js';
import { sayPrice, saySteps, sayTerms, tellTerms, type ToldPoints } from '../../../scheduling/say-change.js';
import { isInvented } from '../../../scheduling/what-if/invent-peers.js';
import { type StandingPlan } from '../../../scheduling/standing-plan.js';
import { type WhyNotPeer } from '../../../scheduling/why-not-peer.js';
import { type WhyNotWeek } from '../../../scheduling/why-not-week.js';
import { type WhyThisPeer } from '../../../scheduling/why-this-peer.js';
import { nameOfStranger } from './wording.js';
import { sayDate } from '../../platform/clock/plain-date.js';

/** What answers are told from: the plan, and what people call the things in it. */
export interface AnswerFacts {
  readonly standing: StandingPlan;
  readonly names: {
    readonly challenges: ReadonlyMap<string, { readonly reference: string }>;
    readonly peers: ReadonlyMap<
      string,
      {
        readonly reference: string;
        readonly name: string;
        readonly organisation: string;
        readonly isFictional: boolean;
      }
    >;
    /** Names of the kinds by their code. */
    readonly kinds: ReadonlyMap<string, string>;
  };
}

export interface PersonLine {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly kind: string;
  readonly kindName: string;
  readonly organisation: string;
  readonly isFictional: boolean;
}

export interface WeekLine {
  readonly index: number;
  readonly monday: string;
}

export interface ChallengeLine {
  readonly id: string;
  readonly reference: string;
  readonly council: string;
  readonly week: WeekLine | null;
}

/** A change and its price, in words and in numbers. It tells the two terms on parties as one. */
export interface ChangeLine {
  readonly sentence: string;
  readonly steps: readonly {
    readonly kind: string;
    readonly challenge: string;
    readonly peer?: string;
    readonly week?: number;
  }[];
  readonly price: {
    readonly hard: number;
    readonly medium: number;
    readonly soft: number;
    readonly sentence: string;
    readonly details: string;
    readonly terms: readonly ToldPoints[];
  };
}

/** The answer to "why not this peer?" and "why not this week?". */
export interface WhyNotView {
  readonly challenge: ChallengeLine;
  /** Who was asked about, or null when a week was. */
  readonly peer: PersonLine | null;
  /** The week asked about; for a peer that of the challenge, null while it is deferred. */
  readonly week: WeekLine | null;
  /** Whether the plan has it so already. */
  readonly isSo: boolean;
  readonly obstacles: readonly { readonly code: string; readonly sentence: string }[];
  readonly posts: readonly { readonly challenge: string; readonly week: WeekLine; readonly sentence: string }[];
  readonly stay: readonly PersonLine[];
  readonly leave: readonly { readonly person: PersonLine; readonly obstacles: readonly Obstacle[] }[];
  readonly come: readonly PersonLine[];
  readonly changes: readonly ChangeLine[];
}

/** Why a member is on a team, and who else could be. */
export interface WhyMemberView {
  readonly challenge: ChallengeLine;
  readonly person: PersonLine;
  readonly isPinned: boolean;
  readonly without: ChangeLine;
  readonly alternatives: readonly { readonly person: PersonLine; readonly change: ChangeLine }[];
}

/** How a coordinator's sentences call people, organisations, kinds and weeks. */
export function wordingOf({ standing, names }: AnswerFacts): Wording {
  const organisations = new Map(standing.problem.challenges.map(({ council }) => [council.code, council.name]));
  for (const { id, organisation } of standing.problem.peers) {
    const name = names.peers.get(id)?.organisation;
    if (name !== undefined) organisations.set(organisation, name);
  }
  return {
    peer: (id) => names.peers.get(id)?.name ?? nameOfStranger(id, 'Somebody no longer in the pool'),
    organisation: (code) => organisations.get(code) ?? code,
    kind: (code) => (names.kinds.get(code) ?? code).toLowerCase(),
    week: (index) => `the week of ${sayDate(standing.problem.weeks[index]!.monday)}`,
  };
}

export function viewPerson({ standing, names }: AnswerFacts, id: string): PersonLine {
  const named = names.peers.get(id);
  const kind = standing.peers.get(id)!.kind;
  return {
    id,
    reference: named?.reference ?? '',
    name: named?.name ?? nameOfStranger(id, 'No longer in the pool'),
    kind,
    kindName: names.kinds.get(kind) ?? kind,
    organisation: named?.organisation ?? '',
    isFictional: named?.isFictional ?? isInvented(id),
  };
}

export const viewWeek = ({ standing }: AnswerFacts, index: number): WeekLine => ({
  index,
  monday: standing.problem.weeks[index]!.monday,
});

export function viewChallenge(facts: AnswerFacts, id: string): ChallengeLine {
  const week = facts.standing.teams.get(id)?.week;
  return {
    id,
    reference: facts.names.challenges.get(id)?.reference ?? '',
    council: facts.standing.challenges.get(id)!.council.name,
    week: week === undefined ? null : viewWeek(facts, week),
  };
}

export function viewChange(facts: AnswerFacts, { steps, price }: PricedChange): ChangeLine {
  const { hard, medium, soft } = price;
  return {
    sentence: saySteps(facts.standing, steps, wordingOf(facts)),
    steps: steps.map((step) => ({ ...step })),
    price: { hard, medium, soft, sentence: sayPrice(price), details: sayTerms(price), terms: tellTerms(price) },
  };
}

export const viewWhyNotPeer = (facts: AnswerFacts, answer: WhyNotPeer): WhyNotView => ({
  challenge: viewChallenge(facts, answer.challenge),
  peer: viewPerson(facts, answer.peer),
  week: answer.week === null ? null : viewWeek(facts, answer.week),
  isSo: answer.isOnTeam,
  obstacles: answer.obstacles,
  posts: answer.posts.map(({ week, ...post }) => ({ ...post, week: viewWeek(facts, week) })),
  stay: [],
  leave: [],
  come: [],
  changes: answer.ways.map((way) => viewChange(facts, way)),
});

export const viewWhyNotWeek = (facts: AnswerFacts, answer: WhyNotWeek): WhyNotView => ({
  challenge: viewChallenge(facts, answer.challenge),
  peer: null,
  week: viewWeek(facts, answer.week),
  isSo: answer.from === answer.week,
  obstacles: answer.obstacles,
  posts: [],
  stay: answer.stay.map((id) => viewPerson(facts, id)),
  leave: answer.leave.map(({ peer, obstacles }) => ({ person: viewPerson(facts, peer), obstacles })),
  come: answer.come.map((id) => viewPerson(facts, id)),
  changes: answer.move ? [viewChange(facts, answer.move)] : [],
});

export const viewWhyMember = (facts: AnswerFacts, answer: WhyThisPeer): WhyMemberView => ({
  challenge: viewChallenge(facts, answer.challenge),
  person: viewPerson(facts, answer.peer),
  isPinned: answer.isPinned,
  without: viewChange(facts, answer.without),
  alternatives: answer.alternatives.map((each) => ({
    person: viewPerson(facts, each.peer),
    change: viewChange(facts, each),
  })),
});
