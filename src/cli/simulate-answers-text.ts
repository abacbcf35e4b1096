import { saySpread } from '../scheduling/robust/say-robust.js';
import { type AnswersSimulation, COMPLETE_WEEKS_BEFORE } from '../scheduling/simulate-answers.js';
import { type Problem } from '../scheduling/problem.js';

const POSTS_SHOWN = 10;

/** What comes of a plan when people say no, as text. */
export function renderAnswers(found: AnswersSimulation, problem: Problem): string {
  const { complete, letters, scheduled, draws, seed, rounds } = found;
  const nameOf = new Map(problem.challenges.map(({ id, council }) => [id, council.name]));
  const row = ({ challenge, week, kind, peer, filled, reserves }: AnswersSimulation['posts'][number]): string =>
    `  ${percent(filled)}  ${String(reserves).padStart(3)} reserves  ${problem.weeks[week]!.monday}  ` +
    `${challenge} ${nameOf.get(challenge) ?? ''}: ${kind ?? 'any kind'}, ${peer ?? 'a vacancy of the plan'}`;
  const leads = found.posts.filter(({ kind }) => kind !== null && problem.leadKinds.includes(kind));
  const byReserves = [...leads].sort((a, b) => a.reserves - b.reserves);
  return [
    `${saySpread(complete)} of ${scheduled} teams complete ${COMPLETE_WEEKS_BEFORE} weeks before their week`,
    `${saySpread(letters)} letters`,
    `${draws} draws, ${rounds} rounds of asking, seed ${seed}`,
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
