import { type Challenge } from '../../../matching/model.js';
import { type Problem } from '../../../scheduling/problem.js';
import { sayDate } from '../../platform/clock/plain-date.js';

/** What the form asks with, and where it leads. */
export interface WhyNotForm {
  readonly council: string;
  readonly challengeId: string;
  /** Address of the page of the challenge, without its plan. */
  readonly teamHref: string;
  readonly planId: string;
  readonly peer: string;
  readonly weeks: readonly { readonly value: string; readonly text: string; readonly selected: boolean }[];
}

interface FormFacts {
  readonly year: { readonly id: string };
  readonly shown: { readonly id: string };
  readonly problem: Pick<Problem, 'weeks'>;
  readonly challenge: Challenge;
}

export function viewWhyNotForm(
  { year, shown, problem, challenge }: FormFacts,
  asked: { readonly peer?: string; readonly week?: number | null } = {},
): WhyNotForm {
  return {
    council: challenge.council.name,
    challengeId: challenge.id,
    teamHref: `/years/${year.id}/challenges/${challenge.id}`,
    planId: shown.id,
    peer: asked.peer ?? '',
    weeks: problem.weeks.map(({ index, monday }) => ({
      value: String(index),
      text: sayDate(monday),
      selected: index === asked.week,
    })),
  };
}
