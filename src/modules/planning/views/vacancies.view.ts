import { type DeferralExplained, type KindInWeek } from '../../../scheduling/explain-deferral.js';
import { type PoolCount, type VacancyExplained } from '../../../scheduling/explain-vacancy.js';
import { REASON_WORDS } from '../../../scheduling/say-change.js';
import {
  type AnswerFacts,
  type ChallengeLine,
  type ChangeLine,
  type PersonLine,
  viewChallenge,
  viewChange,
  viewPerson,
  viewWeek,
  type WeekLine,
} from './why-not.view.js';

export interface PoolLine {
  readonly pool: number;
  readonly free: number;
  readonly reasons: readonly {
    readonly reason: string;
    readonly words: string;
    readonly touched: number;
    readonly first: number;
  }[];
}

/** The vacant places of one kind (null: any kind) on a team. */
export interface VacancyLine extends PoolLine {
  readonly kind: string | null;
  readonly kindName: string;
  readonly vacant: number;
  readonly fills: readonly { readonly person: PersonLine; readonly change: ChangeLine }[];
  readonly nearMisses: readonly {
    readonly person: PersonLine;
    readonly obstacle: { readonly code: string; readonly sentence: string };
  }[];
  readonly otherWeeks: readonly { readonly week: WeekLine; readonly change: ChangeLine }[];
}

export interface DeferredWeekLine {
  readonly week: WeekLine;
  readonly obstacles: readonly { readonly code: string; readonly sentence: string }[];
  readonly kinds: readonly (PoolLine & { readonly kind: string; readonly kindName: string; readonly needed: number })[];
  readonly schedule: ChangeLine | null;
}

/** Why places are vacant; for a deferred challenge, why it has no week. */
export interface VacanciesView {
  readonly challenge: ChallengeLine;
  readonly vacancies: readonly VacancyLine[];
  /** The weeks on offer to a deferred challenge; empty when it is scheduled. */
  readonly deferredWeeks: readonly DeferredWeekLine[];
}

const ANY = 'Any kind';

export function viewVacancies(
  facts: AnswerFacts,
  challengeId: string,
  vacancies: readonly VacancyExplained[],
  deferral: DeferralExplained | null,
): VacanciesView {
  return {
    challenge: viewChallenge(facts, challengeId),
    vacancies: vacancies.map((vacancy) => viewVacancy(facts, vacancy)),
    deferredWeeks: (deferral?.weeks ?? []).map(({ week, obstacles, kinds, schedule }) => ({
      week: viewWeek(facts, week),
      obstacles,
      kinds: kinds.map((each) => viewKind(facts, each)),
      schedule: schedule && viewChange(facts, schedule),
    })),
  };
}

function viewVacancy(facts: AnswerFacts, vacancy: VacancyExplained): VacancyLine {
  const { kind, vacant } = vacancy;
  return {
    kind,
    kindName: kind === null ? ANY : (facts.names.kinds.get(kind) ?? kind),
    vacant,
    ...viewPool(vacancy),
    fills: vacancy.fills.map(({ peer, change }) => ({
      person: viewPerson(facts, peer),
      change: viewChange(facts, change),
    })),
    nearMisses: vacancy.nearMisses.map(({ peer, obstacle }) => ({ person: viewPerson(facts, peer), obstacle })),
    otherWeeks: vacancy.otherWeeks.map(({ week, change }) => ({
      week: viewWeek(facts, week),
      change: viewChange(facts, change),
    })),
  };
}

const viewKind = ({ names }: AnswerFacts, each: KindInWeek): DeferredWeekLine['kinds'][number] => ({
  kind: each.kind,
  kindName: names.kinds.get(each.kind) ?? each.kind,
  needed: each.needed,
  ...viewPool(each),
});

const viewPool = ({ pool, free, reasons }: PoolCount): PoolLine => ({
  pool,
  free,
  reasons: reasons.map(({ reason, touched, first }) => ({ reason, words: REASON_WORDS[reason], touched, first })),
});
