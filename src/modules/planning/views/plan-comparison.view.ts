import { type PlanComparison, type Standing } from '../../../scheduling/compare-plans.js';
import { type Level } from '../../../scheduling/explain-plan.js';
import { sayNumber } from './wording.js';

/** The page that sets two plans side by side. */
export interface ComparisonView {
  readonly scores: readonly ChangeLine[];
  readonly terms: readonly ChangeLine[];
  readonly moves: readonly string[];
  readonly councils: readonly StandingLine[];
  readonly people: readonly StandingLine[];
}

export interface ChangeLine {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly change: string;
}

export interface StandingLine {
  readonly name: string;
  readonly change: string;
  readonly worse: readonly string[];
  readonly better: readonly string[];
}

const LEVEL_NAMES: Readonly<Record<Level, string>> = {
  hard: 'Rules broken (hard)',
  medium: 'Vacancies and deferrals (medium)',
  soft: 'Quality (soft)',
};

/** Puts the page together. */
export function viewComparison({ before, after, change, ...comparison }: PlanComparison): ComparisonView {
  return {
    scores: (Object.keys(LEVEL_NAMES) as Level[]).map((level) =>
      lineOf(LEVEL_NAMES[level], before[level], after[level], change[level]),
    ),
    terms: comparison.terms.map((term) => lineOf(term.statement, term.before, term.after, term.change)),
    moves: comparison.moves.map(({ sentence }) => sentence),
    councils: comparison.councils.map(standingLine),
    people: comparison.people.map(standingLine),
  };
}

const lineOf = (name: string, before: number, after: number, change: number): ChangeLine => ({
  name,
  before: sayNumber(before),
  after: sayNumber(after),
  change: signed(change),
});

function standingLine({ name, worse, better, ...change }: Standing): StandingLine {
  const parts = (Object.keys(LEVEL_NAMES) as Level[])
    .filter((level) => change[level] !== 0)
    .map((level) => `${signed(change[level])} ${level}`);
  return { name, change: parts.join(', ') || 'The same in all', worse, better };
}

/** "+3", "−3", "0": a minus sign, not a hyphen. */
const signed = (value: number): string =>
  value > 0 ? `+${sayNumber(value)}` : value < 0 ? `−${sayNumber(-value)}` : '0';
