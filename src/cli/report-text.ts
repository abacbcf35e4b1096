import { type Wording } from '../matching/wording.js';
import { type PlanComparison, type Standing } from '../scheduling/compare-plans.js';
import { type PlanAnalysis, type PlanMatch } from '../scheduling/explain-plan.js';
import { type GroupedAnalysis } from '../scheduling/explain-plan-groups.js';
import { type ReplanExplained } from '../scheduling/explain-replan.js';
import { type Score } from '../scheduling/plan.js';
import { sayChangedPlace, sayMovedWeek, sayReason, sayReplan } from '../scheduling/say-replan.js';
import { type StandingPlan } from '../scheduling/standing-plan.js';

/** An analysis as lines of text: each term with its matches. */
export function tellByTerm({ terms, ...score }: PlanAnalysis): string {
  const parts = terms.map(({ id, level, points, amount, weight, statement, matches }) => {
    const sum = weight === null ? '' : ` (${number(amount)} × ${weight})`;
    return [`${level}  ${id}: ${number(points)} points${sum}. ${statement}`, ...matches.map(tellMatch), ''];
  });
  return text([tellScore(score), '', ...parts.flat()]);
}

/** An analysis by person or by council as lines of text. */
export function tellGroups(score: Score, { groups, rest }: GroupedAnalysis, rests: string): string {
  const parts = groups.map(({ name, about, matches, ...points }) => [
    `${name}: ${tellPoints(points)}. ${about}.`,
    ...matches.map(tellMatch),
    '',
  ]);
  const others = rest.matches.length === 0 ? [] : [`${rests}: ${tellPoints(rest)}.`, ...rest.matches.map(tellMatch)];
  return text([tellScore(score), '', ...parts.flat(), ...others]);
}

/** A comparison as lines of text. */
export function tellComparison({ before, after, change, terms, moves, councils, people }: PlanComparison): string {
  if (terms.length + moves.length === 0) return text([`The plans are the same: ${tellScore(after)}`]);
  return text([
    `before: ${tellScore(before)}`,
    `after:  ${tellScore(after)}`,
    `change: hard ${signed(change.hard)}, medium ${signed(change.medium)}, soft ${signed(change.soft)} (below zero is better)`,
    '',
    'Terms',
    ...terms.map(
      (term) =>
        `${signed(term.change).padStart(7)}  ${term.level}  ${term.id}: ${number(term.before)} before, ${number(term.after)} after`,
    ),
    '',
    `What moved (${moves.length})`,
    ...moves.map(({ sentence }) => `  ${sentence}`),
    '',
    `Councils that gained or lost (${councils.length})`,
    ...councils.flatMap(tellStanding),
    '',
    `Peers who gained or lost (${people.length})`,
    ...people.flatMap(tellStanding),
  ]);
}

/** Why each week moved and each place changed, as lines of text. */
export function tellReplan(year: StandingPlan, changes: ReplanExplained, say: Wording): string {
  return text([
    `Why (${sayReplan(changes)})`,
    ...changes.weeks.map((each) => `  ${sayMovedWeek(year, each, say)} ${sayReason(each.reason)}`),
    ...changes.places.map((each) => `  ${sayChangedPlace(year, each, say)} ${sayReason(each.reason)}`),
  ]);
}

function tellStanding({ name, terms, worse, better, ...change }: Standing): string[] {
  const why = terms.map((term) => `${term.id} ${signed(term.change)}`).join(', ');
  return [
    `  ${name}: ${tellChange(change)} (${why})`,
    ...worse.map((sentence) => `      now: ${sentence}`),
    ...better.map((sentence) => `     gone: ${sentence}`),
  ];
}

const tellMatch = ({ points, sentence }: PlanMatch): string => `${number(points).padStart(7)}  ${sentence}`;
const tellScore = ({ hard, medium, soft }: Score): string =>
  `hard ${number(hard)}, medium ${number(medium)}, soft ${number(soft)}`;

const LEVELS = ['hard', 'medium', 'soft'] as const;
const onlyLevels = (score: Score, say: (value: number) => string): string =>
  LEVELS.filter((level) => score[level] !== 0)
    .map((level) => `${level} ${say(score[level])}`)
    .join(', ');
const tellPoints = (score: Score): string => onlyLevels(score, number);
const tellChange = (score: Score): string => onlyLevels(score, signed) || 'the same in all';

const number = (value: number): string => value.toLocaleString('en-GB');
const signed = (value: number): string => (value > 0 ? `+${number(value)}` : number(value));
const text = (lines: readonly string[]): string => `${lines.join('\n').trimEnd()}\n`;
