import { type Wording } from '../matching/wording.js';
import { fitOneMore, type FitOneMore } from '../scheduling/fit-one-more.js';
import { parseProblem } from '../scheduling/parse-problem.js';
import { type Problem } from '../scheduling/problem.js';
import { sayAsk, sayPrice, sayTerms, sayVacant } from '../scheduling/say-change.js';
import { readStandingPlan, type StandingPlan } from '../scheduling/standing-plan.js';
import { runCommand } from './command.js';
import { FIT_ONE_MORE_USAGE, type FitOneMoreArguments, parseFitOneMoreArguments } from './fit-one-more-arguments.js';
import { readJson, readPlan, readProblem, tellFault, UnusableInput } from './input.js';
import { wordingByIds } from './wording.js';

/** `npm run fit-one-more`: answers the exit code. */
export const fitOneMoreCommand = (args: readonly string[]): Promise<number> =>
  runCommand('fit-one-more', FIT_ONE_MORE_USAGE, parseFitOneMoreArguments(args), (wanted: FitOneMoreArguments) => {
    const { standing, id } = read(wanted);
    const say = wordingByIds(standing.problem);
    const answer = fitOneMore(standing, id, wanted.from, say);
    if (!answer) throw new UnusableInput([`--challenge: the plan has ${id} already; why-not tells of its other weeks`]);
    process.stdout.write(wanted.asJson ? `${JSON.stringify(answer, null, 1)}\n` : tell(standing, answer, say));
  });

function read({ problemFile, planFile, challenge }: FitOneMoreArguments): { standing: StandingPlan; id: string } {
  const { problem, id } =
    'file' in challenge
      ? readOneMore(readProblem(problemFile), challenge.file)
      : { problem: readProblem(problemFile), id: challenge.id };
  const faults = problem.challenges.some((each) => each.id === id)
    ? []
    : [`--challenge: ${problem.name} has no challenge ${id}`];
  const looked = readStandingPlan(problem, readPlan(planFile, problem));
  if ('faults' in looked) faults.push(...looked.faults.map((fault) => `${planFile}: ${fault}`));
  if ('faults' in looked || faults.length > 0) throw new UnusableInput(faults);
  return { standing: looked.standing, id };
}

/** The problem with one challenge more, which must be as sound as all others. */
function readOneMore(problem: Problem, file: string): { problem: Problem; id: string } {
  const place = `$.challenges[${problem.challenges.length}]`;
  const parsed = parseProblem({ ...problem, challenges: [...problem.challenges, readJson(file)] });
  if ('faults' in parsed)
    throw new UnusableInput(
      parsed.faults.map(({ path, message }) => tellFault(file, { path: path.replace(place, '$'), message })),
    );
  return { problem: parsed.problem, id: parsed.problem.challenges.at(-1)!.id };
}

function tell(standing: StandingPlan, { challenge, weeks, possible, refused }: FitOneMore, say: Wording): string {
  const { council } = standing.challenges.get(challenge)!;
  const lines = [
    weeks.length === 0
      ? `${council.name} (${challenge}) fits into no week while everybody else stays where they are:`
      : `${council.name} (${challenge}) fits into ${possible} of ${possible + refused.length} weeks on offer; the best:`,
    ...weeks.flatMap(({ week, vacant, ask, change }) => [
      `${say.week(week)}: ${sayPrice(change.price)}`,
      ...[sayTerms(change.price)].filter((terms) => terms !== '').map((terms) => `    ${terms}`),
      ...vacant.map((each) => `  - Stays vacant: ${sayVacant(each, say)}.`),
      ...ask.map((each) => `  - ${sayAsk(standing, each, say)}`),
    ]),
    ...(refused.length > 0 ? ['', 'Not possible:'] : []),
    ...refused.map(
      ({ week, obstacles }) => `${say.week(week)}: ${obstacles.map(({ sentence }) => sentence).join(' ')}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}
