import { carryPlanOver } from '../scheduling/carry-plan-over.js';
import { comparePlans } from '../scheduling/compare-plans.js';
import { explainPlan } from '../scheduling/explain-plan.js';
import { groupAnalysis } from '../scheduling/explain-plan-groups.js';
import { explainReplan } from '../scheduling/explain-replan.js';
import { wordingOf } from '../scheduling/explanation/wording.js';
import { letterText, writeLetter } from '../scheduling/letter-of-reasons.js';
import { type Plan } from '../scheduling/plan.js';
import { type Problem } from '../scheduling/problem.js';
import { readStandingPlan } from '../scheduling/standing-plan.js';
import { runCommand } from './command.js';
import { readAll, readPlan, readProblem, readStanding, UnusableInput } from './input.js';
import { COMPARE_USAGE, EXPLAIN_USAGE, parseReportArguments, type ReportArguments } from './report-arguments.js';
import { tellByTerm, tellComparison, tellGroups, tellReplan } from './report-text.js';
import { wordingByIds } from './wording.js';

const RESTS = { person: 'No single person', council: 'No single council' } as const;

/** `npm run explain`: answers the exit code. */
export const explainCommand = (args: readonly string[]): Promise<number> =>
  report('explain', args, ['PROBLEM.json', 'PLAN.json'], EXPLAIN_USAGE, ({ files, by, json, letter, withNames }) => {
    if (letter !== null) return writeLetterFor(files, letter, withNames, json);
    const [problem, plan] = readProblemAndPlans(files);
    const analysis = explainPlan(problem, plan!);
    if (by === 'term') return json ? toJson(analysis) : tellByTerm(analysis);
    const grouped = groupAnalysis(problem, plan!, analysis, by);
    const { hard, medium, soft } = analysis;
    return json ? toJson({ hard, medium, soft, by, ...grouped }) : tellGroups(analysis, grouped, RESTS[by]);
  });

function writeLetterFor(files: readonly string[], challenge: string, withNames: boolean, json: boolean): string {
  const standing = readStanding(files[0]!, files[1]!);
  const { problem, challenges } = standing;
  if (!challenges.has(challenge)) throw new UnusableInput([`--letter: ${problem.name} has no challenge ${challenge}`]);
  const letter = writeLetter(standing, challenge, wordingOf(problem), withNames ? 'names' : 'roles');
  if (letter) return json ? toJson(letter) : letterText(letter);
  const council = challenges.get(challenge)!.council.name;
  throw new UnusableInput([
    `--letter: ${council} (${challenge}) is deferred: there is no team to write about. Ask why-not --vacancy any`,
  ]);
}

/** `npm run compare`: answers the exit code. */
export const compareCommand = (args: readonly string[]): Promise<number> =>
  report('compare', args, ['PROBLEM.json', 'BEFORE.json', 'AFTER.json'], COMPARE_USAGE, ({ files, replan, json }) => {
    const [problem, before, after] = readProblemAndPlans(files);
    const [was, is] = [before!, after!].map((plan) => ({ plan, analysis: explainPlan(problem, plan) }));
    const comparison = comparePlans(problem, was!, is!);
    if (!replan) return json ? toJson(comparison) : tellComparison(comparison);
    const { changes, text } = explainChanges(problem, files, before!, after!);
    return json ? toJson({ ...comparison, changes }) : `${tellComparison(comparison)}\n${text}`;
  });

function explainChanges(problem: Problem, files: readonly string[], before: Plan, after: Plan) {
  const { plan: carried, gone } = carryPlanOver(before, problem);
  const [was, is] = [carried, after].map((plan) => readStandingPlan(problem, plan));
  const faults = [was, is].flatMap((read, i) =>
    'faults' in read! ? read.faults.map((fault) => `${files[i + 1]!}: ${fault}`) : [],
  );
  if ('faults' in was! || 'faults' in is!) throw new UnusableInput(faults);
  const say = wordingByIds(problem);
  const changes = explainReplan(was!.standing, is!.standing, gone, say);
  return { changes, text: tellReplan(is!.standing, changes, say) };
}

function readProblemAndPlans([problemFile, ...planFiles]: readonly string[]) {
  // A plan is held to its problem only once that can be read; until then both tell their own faults.
  const [problem] = readAll(
    () => readProblem(problemFile!),
    ...planFiles.filter((file) => file !== '-').map((file) => () => readPlan(file, null)),
  );
  return [problem, ...readAll(...planFiles.map((file) => () => readPlan(file, problem)))] as const;
}

const report = (
  name: string,
  args: readonly string[],
  files: readonly string[],
  usage: string,
  write: (wanted: ReportArguments) => string,
): Promise<number> =>
  runCommand(name, usage, parseReportArguments(args, files), (wanted: ReportArguments) => {
    process.stdout.write(write(wanted));
  });

const toJson = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
