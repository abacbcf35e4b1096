import { type Score } from '../../scheduling/plan.js';
import { SOFT_TERMS, type SoftTerm } from '../../scheduling/problem.js';
import { type DemonstrationProfile } from '../../demonstration/request.js';

/** What the demonstration says of its plan. */
export interface PlanSummary extends Score {
  readonly profile: DemonstrationProfile;
  readonly challenges: number;
  readonly scheduled: number;
  /** Missing members by kind; `any` counts places that any kind may fill. */
  readonly vacanciesByKind: Readonly<Record<string, number>>;
  readonly peers: number;
  readonly peersUsed: number;
  readonly days: number;
  readonly budgetDays: number;
  /** Weighted points. */
  readonly softByTerm: Readonly<Record<SoftTerm, number>>;
  readonly worstTeam: { readonly council: string; readonly cost: number } | null;
  /** How long the planner searched. */
  readonly seconds: number;
  readonly seed: number;
}

const count = (n: number, one: string, many: string) => `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const words = (term: string) => term.replace(/([A-Z][a-z]*|\d+)/g, ' $1').toLowerCase();

function describeVacancies(vacanciesByKind: PlanSummary['vacanciesByKind']): string {
  const open = Object.entries(vacanciesByKind).filter(([, n]) => n > 0);
  if (open.length === 0) return 'none';
  const parts = open.map(([kind, n]) => `${n} ${kind === 'any' ? 'of any kind' : kind}`);
  return `${sum(open.map(([, n]) => n))}: ${parts.join(', ')}`;
}

/** What the paper found: without more leaders and chief executives the year cannot be staffed. */
function describeShortage({ vacanciesByKind, challenges, scheduled }: PlanSummary): string[] {
  const leaders = count(vacanciesByKind['leader'] ?? 0, 'team lacks a leader', 'teams lack a leader');
  const chiefs = count(vacanciesByKind['chief-executive'] ?? 0, 'team a chief executive', 'teams a chief executive');
  const waiting = count(challenges - scheduled, 'challenge waits', 'challenges wait');
  return [
    '',
    `With the pool as it was before leaders and chief executives were trebled, ${leaders},`,
    `${chiefs}, and ${waiting} for another year.`,
  ];
}

/** Lines for a terminal. */
export function describePlan(summary: PlanSummary): string {
  const { challenges, scheduled, days, budgetDays, softByTerm, worstTeam } = summary;
  const share = budgetDays > 0 ? ` (${((100 * days) / budgetDays).toFixed(1)} %)` : '';
  const terms = SOFT_TERMS.filter((term) => softByTerm[term] > 0).sort((a, b) => softByTerm[b] - softByTerm[a]);
  return [
    `Challenges     ${scheduled} of ${challenges} scheduled, ${challenges - scheduled} deferred`,
    `Vacancies      ${describeVacancies(summary.vacanciesByKind)}`,
    `Working days   ${days.toLocaleString('en-GB')} of the budget of ${budgetDays.toLocaleString('en-GB')}${share}`,
    `Peers          ${summary.peersUsed} of ${summary.peers} deployed`,
    `Score          hard ${summary.hard}, medium ${summary.medium}, soft ${summary.soft}`,
    ...terms.map((term) => `  ${words(term).padEnd(22)}${String(softByTerm[term]).padStart(6)}`),
    `Weakest team   ${worstTeam ? `${worstTeam.council}, ${count(worstTeam.cost, 'point', 'points')}` : 'no team'}`,
    `Planned in     ${summary.seconds.toFixed(1)} s, seed ${summary.seed}`,
    ...(summary.profile === 'pre-treble' ? describeShortage(summary) : []),
  ].join('\n');
}

/** The last line of `--once`: one JSON object. */
export function summaryLine(summary: PlanSummary): string {
  const { challenges, scheduled, peers, days, budgetDays, hard, medium, soft, peersUsed, seconds, seed } = summary;
  const vacancies = sum(Object.values(summary.vacanciesByKind));
  return JSON.stringify({
    challenges,
    scheduled,
    vacancies,
    peers,
    days,
    budgetDays,
    hard,
    medium,
    soft,
    peersUsed,
    seconds,
    seed,
  });
}
