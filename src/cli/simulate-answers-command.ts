import { type AnswersSimulation, COMPLETE_WEEKS_BEFORE, simulateAnswers } from '../scheduling/simulate-answers.js';
import { type Problem } from '../scheduling/problem.js';
import { runCommand } from './command.js';
import { readProblem, readSoundPlan } from './input.js';
import {
  parseSimulateAnswersArguments,
  SIMULATE_ANSWERS_USAGE,
  type SimulateAnswersArguments,
} from './simulate-answers-arguments.js';

const POSTS_SHOWN = 10;

/** `npm run simulate-answers`: answers the exit code. */
export const simulateAnswersCommand = (args: readonly string[]): Promise<number> =>
  runCommand(
    'simulate-answers',
    SIMULATE_ANSWERS_USAGE,
    parseSimulateAnswersArguments(args),
    (wanted: SimulateAnswersArguments) => {
      const problem = readProblem(wanted.problemFile);
      const plan = readSoundPlan(wanted.planFile, problem);
      const startedAt = performance.now();
      const found = simulateAnswers(problem, plan, wanted);
      const seconds = (performance.now() - startedAt) / 1000;
      process.stdout.write(wanted.json ? `${JSON.stringify(found, null, 1)}\n` : render(found, problem, seconds));
    },
  );

function render(found: AnswersSimulation, problem: Problem, seconds: number): string {
  const { complete, letters, scheduled, draws, seed, rounds } = found;
  const nameOf = new Map(problem.challenges.map(({ id, council }) => [id, council.name]));
  const row = ({ challenge, week, kind, peer, filled, reserves }: AnswersSimulation['posts'][number]): string =>
    `  ${percent(filled)}  ${String(reserves).padStart(3)} reserves  ${problem.weeks[week]!.monday}  ` +
    `${challenge} ${nameOf.get(challenge) ?? ''}: ${kind ?? 'any kind'}, ${peer ?? 'a vacancy of the plan'}`;
  const leads = found.posts.filter(({ kind }) => kind !== null && problem.leadKinds.includes(kind));
  const byReserves = [...leads].sort((a, b) => a.reserves - b.reserves);
  return [
    `${complete.expected.toFixed(1)} ± ${complete.standardDeviation.toFixed(1)} of ${scheduled} teams complete ` +
      `${COMPLETE_WEEKS_BEFORE} weeks before their week`,
    `${letters.expected.toFixed(1)} ± ${letters.standardDeviation.toFixed(1)} letters`,
    `${draws} draws, ${rounds} rounds of asking, seed ${seed}, ${seconds.toFixed(1)} s`,
    '',
    'Places most likely to fail (probability of being filled):',
    ...found.posts.slice(0, POSTS_SHOWN).map(row),
    '',
    `Reserves of those who can lead (${problem.leadKinds.join(', ')}), fewest first:`,
    ...byReserves.map(row),
    '',
    'Teams least likely to be complete:',
    ...[...found.teams]
      .sort((a, b) => a.complete - b.complete)
      .slice(0, POSTS_SHOWN)
      .map(({ challenge, week, complete: chance }) => {
        return `  ${percent(chance)}  ${problem.weeks[week]!.monday}  ${challenge} ${nameOf.get(challenge) ?? ''}`;
      }),
    '',
  ].join('\n');
}

const percent = (share: number): string => `${(100 * share).toFixed(1).padStart(5)} %`;
