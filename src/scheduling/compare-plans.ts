import type { ExplainedTerm, Level, PlanAnalysis, PlanMatch } from './explain-plan.js';
import { scoreOf } from './explain-plan.js';
import { listed, many, sentenceCase, wordingOf, type Names, type Wording } from './explanation/wording.js';
import type { Plan, Score } from './plan.js';
import type { Problem } from './problem.js';

/** One term in two plans; `change` is after less before, so that below zero is better. */
export interface TermChange {
  readonly id: ExplainedTerm;
  readonly level: Level;
  readonly statement: string;
  readonly before: number;
  readonly after: number;
  readonly change: number;
}

/** What became of one challenge. */
export interface Move {
  readonly challenge: string;
  readonly council: string;
  /** Indexes of weeks; null is a deferral. */
  readonly weekBefore: number | null;
  readonly weekAfter: number | null;
  /** Ids of peers on the team now and not before, and the other way round. */
  readonly gained: readonly string[];
  readonly lost: readonly string[];
  readonly sentence: string;
}

/** By how much one council or peer is better (below zero) or worse off, and by which terms, the largest first. */
export interface Standing extends Score {
  /** Id of the challenge, or of the peer. */
  readonly id: string;
  readonly name: string;
  readonly terms: readonly Pick<TermChange, 'id' | 'level' | 'change'>[];
  /** What it is charged for now and was not before, and the other way round, in sentences. */
  readonly worse: readonly string[];
  readonly better: readonly string[];
}

export interface PlanComparison {
  readonly before: Score;
  readonly after: Score;
  readonly change: Score;
  /** Terms whose points changed: hard, medium, soft, the largest change first. */
  readonly terms: readonly TermChange[];
  /** Challenges that moved or whose team changed, in the order of the problem. */
  readonly moves: readonly Move[];
  /** Councils and peers who gained or lost, the largest difference first. */
  readonly councils: readonly Standing[];
  readonly people: readonly Standing[];
}

/** A plan with its analysis, both for one and the same problem. */
export interface ExplainedPlan {
  readonly plan: Plan;
  readonly analysis: PlanAnalysis;
}

const LEVELS: readonly Level[] = ['hard', 'medium', 'soft'];

/**
 * The difference of two plans of one problem: what moved, which terms gained and lost, and who is better or worse off. The
 * changes of the terms add up to the change of the score. Cost: linear in deployments and matches.
 */
export function comparePlans(
  problem: Problem,
  before: ExplainedPlan,
  after: ExplainedPlan,
  names: Names = {},
): PlanComparison {
  const say = wordingOf(problem, names);
  const [was, is] = [matchesOf(before.analysis), matchesOf(after.analysis)];
  const statements = new Map(
    [...before.analysis.terms, ...after.analysis.terms].map((term) => [term.id, term.statement]),
  );
  return {
    before: scoreOf(was),
    after: scoreOf(is),
    change: difference(scoreOf(was), scoreOf(is)),
    terms: termChanges(was, is).map((term) => ({ ...term, statement: statements.get(term.id)! })),
    moves: movesOf(problem, before.plan, after.plan, say),
    councils: standings(was, is, ({ challenge }) => challenge, say.council),
    people: standings(was, is, ({ peer }) => peer, say.peer),
  };
}

const matchesOf = ({ terms }: PlanAnalysis): PlanMatch[] => terms.flatMap(({ matches }) => matches);

const difference = (before: Score, after: Score): Score => ({
  hard: after.hard - before.hard,
  medium: after.medium - before.medium,
  soft: after.soft - before.soft,
});

function termChanges(was: readonly PlanMatch[], is: readonly PlanMatch[]): Omit<TermChange, 'statement'>[] {
  const terms = new Map([...was, ...is].map(({ term, level }) => [term, level]));
  const pointsOf = (matches: readonly PlanMatch[], id: ExplainedTerm): number =>
    matches.reduce((sum, { term, points }) => (term === id ? sum + points : sum), 0);
  return [...terms]
    .map(([id, level]) => {
      const [before, after] = [pointsOf(was, id), pointsOf(is, id)];
      return { id, level, before, after, change: after - before };
    })
    .filter(({ change }) => change !== 0)
    .sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || Math.abs(b.change) - Math.abs(a.change));
}

function standings(
  was: readonly PlanMatch[],
  is: readonly PlanMatch[],
  keyOf: (match: PlanMatch) => string | null,
  nameOf: (id: string) => string,
): Standing[] {
  const [before, after] = [groupBy(was, keyOf), groupBy(is, keyOf)];
  const ids = [...new Set([...before.keys(), ...after.keys()])];
  const all = ids.map((id): Standing => {
    const [then, now] = [before.get(id) ?? [], after.get(id) ?? []];
    const [saidThen, saidNow] = [then, now].map((matches) => new Set(matches.map(({ sentence }) => sentence)));
    return {
      id,
      name: nameOf(id),
      ...difference(scoreOf(then), scoreOf(now)),
      terms: termChanges(then, now).map((term) => ({ id: term.id, level: term.level, change: term.change })),
      worse: [...saidNow!].filter((sentence) => !saidThen!.has(sentence)),
      better: [...saidThen!].filter((sentence) => !saidNow!.has(sentence)),
    };
  });
  const size = (field: keyof Score, a: Standing, b: Standing): number => Math.abs(b[field]) - Math.abs(a[field]);
  return all
    .filter(({ terms }) => terms.length > 0)
    .sort((a, b) => size('hard', a, b) || size('medium', a, b) || size('soft', a, b) || (a.name < b.name ? -1 : 1));
}

function groupBy(matches: readonly PlanMatch[], keyOf: (match: PlanMatch) => string | null): Map<string, PlanMatch[]> {
  const groups = new Map<string, PlanMatch[]>();
  for (const match of matches) {
    const key = keyOf(match);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(match);
    else groups.set(key, [match]);
  }
  return groups;
}

function movesOf(problem: Problem, before: Plan, after: Plan, say: Wording): Move[] {
  const [then, now] = [before, after].map((plan) => new Map(plan.challenges.map((entry) => [entry.id, entry])));
  return problem.challenges.flatMap(({ id }): Move[] => {
    const none = { week: null, peers: [] as readonly string[] };
    const [was, is] = [then!.get(id) ?? none, now!.get(id) ?? none];
    const gained = is.peers.filter((peer) => !was.peers.includes(peer));
    const lost = was.peers.filter((peer) => !is.peers.includes(peer));
    if (was.week === is.week && gained.length + lost.length === 0) return [];
    const move = { challenge: id, council: say.council(id), weekBefore: was.week, weekAfter: is.week, gained, lost };
    return [{ ...move, sentence: sentenceOf(move, say) }];
  });
}

function sentenceOf({ council, weekBefore, weekAfter, gained, lost }: Omit<Move, 'sentence'>, say: Wording): string {
  const people = (ids: readonly string[]): string => listed(ids.map(say.peer));
  const parts = [
    ...(weekBefore === weekAfter
      ? []
      : weekAfter === null
        ? ['is deferred']
        : weekBefore === null
          ? [`is scheduled in ${say.week(weekAfter)}`]
          : [
              `moves from ${say.week(weekBefore)} to ${say.week(weekAfter)}, ${many(Math.abs(weekAfter - weekBefore), 'week')} ${weekAfter < weekBefore ? 'earlier' : 'later'}`,
            ]),
    ...(gained.length > 0 ? [`gains ${people(gained)}`] : []),
    ...(lost.length > 0 ? [`loses ${people(lost)}`] : []),
  ];
  return `${sentenceCase(council)} ${parts.join('; it ')}.`;
}
