import { explainDeferral } from '../scheduling/explain-deferral.js';
import { explainVacancy } from '../scheduling/explain-vacancy.js';
import { type Problem } from '../scheduling/problem.js';
import { readStandingPlan, type StandingPlan } from '../scheduling/standing-plan.js';
import { whyNotPeer } from '../scheduling/why-not-peer.js';
import { whyNotWeek } from '../scheduling/why-not-week.js';
import { whyThisPeer } from '../scheduling/why-this-peer.js';
import { runCommand } from './command.js';
import { readPlan, readProblem, UnusableInput } from './input.js';
import { parseWhyNotArguments, WHY_NOT_USAGE, type WhyNotArguments } from './why-not-arguments.js';
import { tellDeferral, tellPeer, tellThisPeer, tellVacancy, tellWeek } from './why-not-text.js';
import { wordingByIds } from './wording.js';

/** `npm run why-not`: answers the exit code. */
export const whyNotCommand = (args: readonly string[]): Promise<number> =>
  runCommand('why-not', WHY_NOT_USAGE, parseWhyNotArguments(args), (wanted: WhyNotArguments) => {
    const { answer, text } = ask(read(wanted), wanted);
    process.stdout.write(wanted.asJson ? `${JSON.stringify(answer, null, 1)}\n` : `${text.join('\n')}\n`);
  });

function read({ problemFile, planFile, challenge, question }: WhyNotArguments): StandingPlan {
  const problem = readProblem(problemFile);
  const looked = readStandingPlan(problem, readPlan(planFile, problem));
  const faults = [
    ...('faults' in looked ? looked.faults.map((fault) => `${planFile}: ${fault}`) : []),
    ...unknownNames(problem, challenge, question),
  ];
  if ('faults' in looked || faults.length > 0) throw new UnusableInput(faults);
  return looked.standing;
}

function* unknownNames(
  { challenges, peers, weeks, kinds, name }: Problem,
  challenge: string,
  question: WhyNotArguments['question'],
): Iterable<string> {
  if (!challenges.some(({ id }) => id === challenge)) yield `--challenge: ${name} has no challenge ${challenge}`;
  if (question.about === 'peer' && !peers.some(({ id }) => id === question.peer))
    yield `--peer: ${name} has no peer ${question.peer}`;
  if (question.about === 'week' && !weeks[question.week])
    yield `--week: ${name} has no week ${question.week}; give one from 0 to ${weeks.length - 1}`;
  if (question.about === 'vacancy' && question.kind !== null && !kinds.includes(question.kind))
    yield `--vacancy: ${name} has no kind ${question.kind}; give ${kinds.join(', ')} or any`;
}

function ask(standing: StandingPlan, { challenge, question }: WhyNotArguments): { answer: unknown; text: string[] } {
  const say = wordingByIds(standing.problem);
  if (question.about === 'week') {
    const answer = whyNotWeek(standing, challenge, question.week, say);
    return { answer, text: tellWeek(standing, answer, say) };
  }
  if (question.about === 'peer') {
    const member = whyThisPeer(standing, challenge, question.peer);
    if (member) return { answer: member, text: tellThisPeer(standing, member, say) };
    const answer = whyNotPeer(standing, challenge, question.peer, say);
    return { answer, text: tellPeer(standing, answer, say) };
  }
  const vacancy = explainVacancy(standing, challenge, question.kind, say);
  if (vacancy) return { answer: vacancy, text: tellVacancy(standing, vacancy, say) };
  const deferral = explainDeferral(standing, challenge, say)!;
  return { answer: deferral, text: tellDeferral(standing, deferral, say) };
}
