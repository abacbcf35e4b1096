import { many } from '../../../scheduling/explanation/wording.js';
import { sayRobust, saySpread } from '../../../scheduling/robust/say-robust.js';
import { type AnswersSimulation, COMPLETE_WEEKS_BEFORE } from '../../../scheduling/simulate-answers.js';
import { type ReviewFacts, wordsFor } from './plan-review.view.js';
import { sayNumber } from './wording.js';

const SHOWN = 10;

/** A place that may stay empty, and whom it is for. */
export interface PlaceLine {
  readonly challengeId: string;
  readonly council: string;
  readonly week: string;
  readonly place: string;
  readonly filled: string;
  readonly reserves: number;
}

/** What comes of a plan when people say no. */
export interface AnswersView {
  readonly figures: readonly { readonly key: string; readonly text: string }[];
  /** The least likely to be filled first. */
  readonly places: readonly PlaceLine[];
  /** The least likely to be complete first. */
  readonly teams: readonly {
    readonly challengeId: string;
    readonly council: string;
    readonly week: string;
    readonly complete: string;
  }[];
}

export function viewAnswers(facts: ReviewFacts, found: AnswersSimulation): AnswersView {
  const say = wordsFor(facts);
  const { scheduled, complete, letters, rounds, draws } = found;
  return {
    figures: [
      { key: `Teams complete ${COMPLETE_WEEKS_BEFORE} weeks before`, text: `${saySpread(complete)} of ${scheduled}` },
      { key: 'Letters in the year', text: saySpread(letters) },
      {
        key: 'How it was reckoned',
        text: `${many(draws, 'year')} drawn, ${many(rounds, 'letter')} for each place at most`,
      },
    ],
    places: found.posts.slice(0, SHOWN).map(({ challenge, week, kind, peer, filled, reserves }) => ({
      challengeId: challenge,
      council: say.council(challenge),
      week: say.week(week),
      place: `${kind === null ? 'any kind' : say.kind(kind)}: ${peer === null ? 'a vacancy of the plan' : say.peer(peer)}`,
      filled: percent(filled),
      reserves,
    })),
    teams: [...found.teams]
      .sort((a, b) => a.complete - b.complete)
      .slice(0, SHOWN)
      .map(({ challenge, week, complete: chance }) => ({
        challengeId: challenge,
        council: say.council(challenge),
        week: say.week(week),
        complete: percent(chance),
      })),
  };
}

interface Simulated {
  readonly stored: {
    readonly id: string;
    readonly yearId: string;
    readonly name: string;
    readonly problemId: string;
    readonly soft: number;
    readonly figures: { readonly days: number; readonly vacancies: { readonly total: number } };
  };
  readonly answers: AnswersSimulation;
}

/** Two plans beside each other. */
export interface BesideView {
  readonly sentence: string;
  readonly comparisonHref: string;
  readonly plans: readonly {
    readonly name: string;
    readonly href: string;
    readonly figures: readonly { readonly key: string; readonly text: string }[];
  }[];
}

/** The plan before and the one that was made of it; what they score is compared only if both are for the same data. */
export function viewBeside(before: Simulated, after: Simulated): BesideView {
  const [was, is] = [before, after].map(({ answers }) => answers.complete);
  const sentence =
    before.stored.problemId === after.stored.problemId
      ? sayRobust(was!, is!, after.stored.soft - before.stored.soft)
      : `${before.stored.name}: ${saySpread(was!)} teams complete. ${after.stored.name}: ${saySpread(is!)}. The data changed between the two, so that their scores cannot be compared.`;
  return {
    sentence,
    comparisonHref: `/plans/${after.stored.id}/comparison?with=${before.stored.id}`,
    plans: [before, after].map(({ stored, answers }) => ({
      name: stored.name,
      href: `/years/${stored.yearId}?plan=${stored.id}`,
      figures: [
        { key: 'Teams complete', text: `${saySpread(answers.complete)} of ${answers.scheduled}` },
        { key: 'Letters', text: saySpread(answers.letters) },
        { key: 'Vacancies', text: String(stored.figures.vacancies.total) },
        { key: 'Soft score', text: sayNumber(stored.soft) },
        { key: 'Working days', text: sayNumber(stored.figures.days) },
      ],
    })),
  };
}

const percent = (share: number): string => `${Math.round(100 * share)}%`;
