import { writeFileSync } from 'node:fs';
import { makeRobustAlone } from '../modules/planning/robust-plan.process.js';
import { noStop } from '../modules/planning/robust-task.js';
import { type AnsweredPlan, type RobustPlan } from '../scheduling/robust/make-robust.js';
import { sayNoneMoreRobust, sayRobust } from '../scheduling/robust/say-robust.js';
import { simulateAnswers } from '../scheduling/simulate-answers.js';
import { runCommand } from './command.js';
import { readProblem, readSoundPlan, UnusableInput } from './input.js';
import {
  parseSimulateAnswersArguments,
  type RobustArguments,
  SIMULATE_ANSWERS_USAGE,
  type SimulateAnswersArguments,
} from './simulate-answers-arguments.js';
import { renderAnswers } from './simulate-answers-text.js';

/** `npm run simulate-answers`: answers the exit code. */
export const simulateAnswersCommand = (args: readonly string[]): Promise<number> =>
  runCommand(
    'simulate-answers',
    SIMULATE_ANSWERS_USAGE,
    parseSimulateAnswersArguments(args),
    async (wanted: SimulateAnswersArguments) => {
      if (wanted.robust === null) simulate(wanted);
      else await lookForRobust(wanted, wanted.robust);
    },
  );

function simulate(wanted: SimulateAnswersArguments): void {
  const problem = readProblem(wanted.problemFile);
  const found = simulateAnswers(problem, readSoundPlan(wanted.planFile, problem), wanted);
  process.stdout.write(wanted.json ? `${JSON.stringify(found, null, 1)}\n` : renderAnswers(found, problem));
}

async function lookForRobust(
  wanted: SimulateAnswersArguments,
  { file, budget, seconds, iterations }: RobustArguments,
): Promise<void> {
  const problem = readProblem(wanted.problemFile);
  const plan = readSoundPlan(wanted.planFile, problem);
  const stop = noStop();
  const interrupt = (): void => void Atomics.store(new Int32Array(stop), 0, 1);
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const { draws, rounds, seed } = wanted;
  const request = { draws, rounds, seed, budget };
  const found = await makeRobustAlone({ problem, plan, request, seconds, iterations, stop });
  const told = found.after ?? found.before;
  write(file, `${JSON.stringify(told.plan, null, 1)}\n`);
  const [was, is] = [found.before, found.after].map((each) => each?.answers.complete);
  const sentence = is ? sayRobust(was!, is, found.price) : sayNoneMoreRobust(was!, budget);
  if (wanted.json) process.stdout.write(`${JSON.stringify({ sentence, ...tell(found) }, null, 1)}\n`);
  else process.stdout.write(`${sentence}\n\n${renderAnswers(told.answers, problem)}`);
}

/** Both plans with what comes of them; the robust one is in its file. */
const tell = ({ before, after, price, moves }: RobustPlan) => ({
  price,
  moves,
  before: withoutPlan(before),
  after: after && withoutPlan(after),
});

const withoutPlan = ({ answers, medium, soft, days }: AnsweredPlan) => ({ medium, soft, days, answers });

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UnusableInput([`--robust: ${error instanceof Error ? error.message : String(error)}`]);
  }
}
