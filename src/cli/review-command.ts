import { writeFileSync } from 'node:fs';
import { many, wordingOf, type Wording } from '../scheduling/explanation/wording.js';
import { type Repair, repairPlan } from '../scheduling/review/repair-plan.js';
import { OBJECTION_TITLES } from '../scheduling/review/objection-kinds.js';
import { type JudgedObjection, type PlanReview, reviewPlan } from '../scheduling/review/review-plan.js';
import { sayObjection, sayPricedChange, sayReason } from '../scheduling/review/say-objection.js';
import { type StandingPlan } from '../scheduling/standing-plan.js';
import { runCommand } from './command.js';
import { readStanding, UnusableInput } from './input.js';
import { parseReviewArguments, REVIEW_USAGE, type ReviewArguments } from './review-arguments.js';

/** `npm run review`: answers the exit code. */
export const reviewCommand = (args: readonly string[]): Promise<number> =>
  runCommand('review', REVIEW_USAGE, parseReviewArguments(args), (wanted: ReviewArguments) => {
    const { problemFile, planFile, allowedPoints, repairFile, asJson } = wanted;
    const standing = readStanding(problemFile, planFile);
    const say = wordingOf(standing.problem);
    const review = reviewPlan(standing, { allowedPoints });
    const repaired = repairFile === null ? null : repairPlan(standing, { allowedPoints });
    if (repairFile !== null && repaired) write(repairFile, `${JSON.stringify(repaired.plan, null, 1)}\n`);
    const answer = {
      ...withSentences(review, standing, say),
      ...(repaired && { repairs: repaired.repairs, repaired: withSentences(repaired.review, standing, say) }),
    };
    const text = [
      ...tellReview(review, standing, say),
      ...(repaired ? tellRepairs(repaired.repairs, repaired.review, standing, say) : []),
    ];
    process.stdout.write(asJson ? `${JSON.stringify(answer, null, 1)}\n` : `${text.join('\n').trimEnd()}\n`);
  });

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UnusableInput([`--repair: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

const withSentences = (review: PlanReview, standing: StandingPlan, say: Wording) => ({
  ...review,
  objections: review.objections.map((each) => ({ ...each, sentence: sayObjection(standing, each, say) })),
});

function tellReview(review: PlanReview, standing: StandingPlan, say: Wording): string[] {
  const { allowedPoints, counts, objections, total, avoidable } = review;
  return [
    `${many(total, 'objection')}, ${avoidable} of them avoidable by one change at no more than ${allowedPoints} points of quality.`,
    '',
    ...counts.flatMap(({ kind, total: of, avoidable: could }) => [
      `${OBJECTION_TITLES[kind]}: ${of}${could === 0 ? '' : `, ${could} avoidable`}`,
      ...objections
        .filter((each) => each.kind === kind)
        .flatMap((each) => [
          `  - ${sayObjection(standing, each, say)}`,
          `    ${tellAnswer(each, review, standing, say)}`,
        ]),
      '',
    ]),
  ];
}

const tellAnswer = (
  each: JudgedObjection,
  { allowedPoints }: PlanReview,
  standing: StandingPlan,
  say: Wording,
): string =>
  each.remedy
    ? `Avoidable. ${sayPricedChange(standing, each.remedy, say)}`
    : sayReason(standing, each.reason, allowedPoints, say);

const tellRepairs = (repairs: readonly Repair[], after: PlanReview, standing: StandingPlan, say: Wording): string[] => [
  `Repaired by ${many(repairs.length, 'change')}: ${many(after.total, 'objection')} left, ${after.avoidable} of them avoidable.`,
  ...repairs.map(({ change }) => `  - ${sayPricedChange(standing, change, say)}`),
];
