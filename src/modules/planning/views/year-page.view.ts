import { type Board, type BoardChoice, boardFilters, viewBoard } from './board.view.js';
import { viewWeeklyLoad, type WeeklyLoad } from './weekly-load.view.js';
import { sayDate } from '../../platform/clock/plain-date.js';
import { sayDistance } from './distance.js';
import { sayClass, sayCount, sayInstant, sayMissing, sayNumber } from './wording.js';
import { type TermRow, type YearView } from './year.view.js';

/** A plan that can be chosen for the page. */
export interface PlanChoice {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly createdAt: Date;
  readonly medium: number;
  readonly soft: number;
}

/** What the page of a year says of the plan that it shows. */
export interface PlanPart {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly stateColour: string;
  readonly canApprove: boolean;
  readonly canWithdraw: boolean;
  readonly figures: readonly Figure[];
  readonly days: { readonly used: number; readonly budget: number; readonly text: string };
  readonly terms: readonly ScoreLine[];
  readonly load: WeeklyLoad;
  readonly closedWeeks: readonly { readonly week: string; readonly reasons: string }[];
  readonly board: Board;
  readonly filters: {
    readonly regions: readonly Option[];
    readonly classes: readonly Option[];
    readonly sorts: readonly Option[];
  };
}

export interface Figure {
  readonly key: string;
  readonly text: string;
  readonly href?: string;
  /** A word of explanation under the figure. */
  readonly hint?: string;
}

export interface ScoreLine {
  readonly statement: string;
  readonly amount: string;
  readonly weight: string;
  readonly points: string;
}

export interface Option {
  readonly value: string;
  readonly text: string;
  readonly selected: boolean;
}

const STATE_COLOURS: Readonly<Record<string, string>> = { approved: 'green', superseded: 'grey', rejected: 'grey' };

/** The plan's part of the year page. */
export function viewPlanPart(view: YearView, choice: BoardChoice, yearId: string, poolSize: number): PlanPart {
  const { plan, days } = view;
  const hrefOf = (challengeId: string) => `/years/${yearId}/challenges/${challengeId}?plan=${plan.id}`;
  const { regions, classes } = boardFilters(view);
  return {
    id: plan.id,
    name: plan.name,
    state: plan.state,
    stateColour: STATE_COLOURS[plan.state] ?? 'blue',
    canApprove: plan.state === 'proposed',
    canWithdraw: plan.state === 'approved',
    figures: figuresOf(view, hrefOf, poolSize),
    days: { ...days, text: sayDays(days) },
    terms: [...view.score.terms].sort((a, b) => b.points - a.points).map(viewTerm),
    load: viewWeeklyLoad(view.weeks),
    closedWeeks: view.weeks
      .filter(({ open }) => !open)
      .map(({ monday, reasons }) => ({ week: sayDate(monday), reasons: reasons.join(' ') })),
    board: viewBoard(view, choice, hrefOf),
    filters: {
      regions: optionsOf('All regions', regions, choice.region),
      classes: optionsOf('All classes', classes, choice.councilClass, sayClass),
      sorts: [
        { value: 'week', text: 'Week on site', selected: choice.sort === 'week' },
        { value: 'council', text: 'Council', selected: choice.sort === 'council' },
        { value: 'vacancies', text: 'Most vacancies first', selected: choice.sort === 'vacancies' },
      ],
    },
  };
}

/** The plans of a year for the chooser, best known first: state, then score. */
export function viewPlanOptions(plans: readonly PlanChoice[], shown: string | null): Option[] {
  return plans.map(({ id, name, state, createdAt, medium, soft }) => ({
    value: id,
    text: `${name} (${state}): medium ${sayNumber(medium)}, soft ${sayNumber(soft)}, ${sayInstant(createdAt)}`,
    selected: id === shown,
  }));
}

function figuresOf(
  { challenges, figures, score }: YearView,
  hrefOf: (challengeId: string) => string,
  poolSize: number,
): Figure[] {
  const missing = challenges.flatMap(({ vacancies }) =>
    vacancies.map(({ kind, kindName }) => (kind === null ? null : kindName)),
  );
  const weakest = challenges.find(({ id }) => id === figures.worstTeam?.challenge);
  return [
    { key: 'Challenges', text: `${figures.scheduled} scheduled, ${figures.deferred} deferred` },
    {
      key: 'Vacancies',
      text: missing.length === 0 ? 'None' : `${sayNumber(missing.length)}: ${sayMissing(missing)}`,
    },
    { key: 'Peers used', text: `${sayNumber(figures.peersUsed)} of ${sayNumber(poolSize)} accredited` },
    {
      key: 'Rules broken (hard)',
      text: sayNumber(score.hard),
      hint: score.hard === 0 ? 'The plan keeps every rule.' : 'A plan that breaks a rule cannot be carried out.',
    },
    {
      key: 'Vacancies and deferrals (medium)',
      text: sayCount(score.medium, 'point'),
      hint: score.medium === 0 ? 'Every team is whole and every challenge has a week.' : 'Fewer is better.',
    },
    {
      key: 'Quality (soft)',
      text: sayCount(score.soft, 'point'),
      hint: sayDistance(score, score.bound) ?? 'Fewer is better. It compares plans of one year.',
    },
    {
      key: 'Weakest team',
      ...(weakest && figures.worstTeam
        ? {
            text: weakest.council.name,
            href: hrefOf(weakest.id),
            hint: `${sayCount(figures.worstTeam.cost, 'point')} of team quality lost.`,
          }
        : { text: 'None: no team loses a point.' }),
    },
  ];
}

function sayDays({ used, budget }: YearView['days']): string {
  const share = budget === 0 ? '' : ` (${sayNumber((100 * used) / budget)}%)`;
  return `${sayNumber(used)} of ${sayNumber(budget)} working days${share}`;
}

const viewTerm = ({ statement, amount, weight, points }: TermRow): ScoreLine => ({
  statement,
  amount: sayNumber(amount),
  weight: sayNumber(weight),
  points: sayNumber(points),
});

const optionsOf = (
  all: string,
  values: readonly string[],
  chosen: string | null,
  say = (value: string) => value,
): Option[] => [
  { value: '', text: all, selected: chosen === null },
  ...values.map((value) => ({ value, text: say(value), selected: value === chosen })),
];
