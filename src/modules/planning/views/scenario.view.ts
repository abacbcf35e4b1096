import { type Problem } from '../../../scheduling/problem.js';
import { type Change } from '../../../scheduling/what-if/change.js';
import { sayScenarioChange } from '../../../scheduling/what-if/say-change.js';
import { sayDate } from '../../platform/clock/plain-date.js';
import { type PlanFigures } from '../plan-figures.js';
import { nameOfStranger, sayNumber } from './wording.js';

/** A plan as a scenario sets it beside another. */
export interface ScenarioPlan {
  readonly id: string;
  readonly name: string;
  readonly hard: number;
  readonly medium: number;
  readonly soft: number;
  readonly figures: Pick<PlanFigures, 'deferred' | 'vacancies' | 'peersUsed' | 'days'>;
}

/** What the page is made from. */
export interface ScenarioFacts {
  readonly scenario: {
    readonly id: string;
    readonly yearId: string;
    readonly name: string;
    readonly changes: readonly Change[];
    readonly createdAt: Date;
    readonly version: number;
  };
  readonly problem: Problem;
  readonly names: {
    readonly peers: ReadonlyMap<string, { readonly name: string }>;
    readonly kinds: ReadonlyMap<string, string>;
  };
  /** The plan that the year goes by. */
  readonly current: ScenarioPlan | null;
  /** The newest plan of the scenario. */
  readonly planned: ScenarioPlan | null;
}

export interface ScenarioView {
  readonly id: string;
  readonly yearId: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly version: number;
  readonly changes: readonly { readonly change: Change; readonly sentence: string }[];
  readonly current: PlanLine | null;
  readonly planned: PlanLine | null;
  /** Figures of both plans, once there are two; below zero the scenario has less. */
  readonly comparison: readonly {
    readonly name: string;
    readonly before: string;
    readonly after: string;
    readonly change: number;
  }[];
  readonly weeks: readonly { readonly value: string; readonly text: string }[];
  readonly kinds: readonly { readonly value: string; readonly text: string }[];
}

interface PlanLine {
  readonly id: string;
  readonly name: string;
  readonly score: { readonly hard: number; readonly medium: number; readonly soft: number };
}

export function viewScenario({ scenario, problem, names, current, planned }: ScenarioFacts): ScenarioView {
  const kindName = (code: string): string => names.kinds.get(code) ?? code;
  const say = {
    peer: (id: string) => names.peers.get(id)?.name ?? nameOfStranger(id, 'Somebody no longer in the pool'),
    organisation: (code: string) => code,
    kind: (code: string) => kindName(code).toLowerCase(),
    week: (index: number) => `the week of ${sayDate(problem.weeks[index]!.monday)}`,
  };
  const { id, yearId, name, createdAt, version } = scenario;
  const closed = new Set(scenario.changes.flatMap((change) => (change.kind === 'week-closes' ? [change.week] : [])));
  return {
    id,
    yearId,
    name,
    createdAt,
    version,
    changes: scenario.changes.map((change) => ({ change, sentence: sayScenarioChange(change, say) })),
    current: current && toLine(current),
    planned: planned && toLine(planned),
    comparison: current && planned ? compare(current, planned) : [],
    weeks: problem.weeks
      .filter(({ open, index }) => open && !closed.has(index))
      .map(({ index, monday }) => ({ value: String(index), text: sayDate(monday) })),
    kinds: problem.kinds.map((code) => ({ value: code, text: kindName(code) })),
  };
}

const toLine = ({ id, name, hard, medium, soft }: ScenarioPlan): PlanLine => ({
  id,
  name,
  score: { hard, medium, soft },
});

function compare(current: ScenarioPlan, planned: ScenarioPlan): ScenarioView['comparison'] {
  const line = (name: string, of: (plan: ScenarioPlan) => number) => ({
    name,
    before: sayNumber(of(current)),
    after: sayNumber(of(planned)),
    change: of(planned) - of(current),
  });
  return [
    line('Vacancies', ({ figures }) => figures.vacancies.total),
    line('Deferred challenges', ({ figures }) => figures.deferred),
    line('Vacancies and deferrals (medium)', ({ medium }) => medium),
    line('Quality (soft)', ({ soft }) => soft),
    line('Peers deployed', ({ figures }) => figures.peersUsed),
    line('Working days', ({ figures }) => figures.days),
  ];
}
