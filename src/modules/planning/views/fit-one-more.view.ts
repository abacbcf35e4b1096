import { type Gone } from '../../../scheduling/carry-plan-over.js';
import { type FitOneMore, type FittedWeek } from '../../../scheduling/fit-one-more.js';
import { sayAsk } from '../../../scheduling/say-change.js';
import { sayDate } from '../../platform/clock/plain-date.js';
import {
  type AnswerFacts,
  type ChallengeLine,
  type ChangeLine,
  type PersonLine,
  viewChallenge,
  viewChange,
  viewPerson,
  viewWeek,
  type WeekLine,
  wordingOf,
} from './why-not.view.js';
import { sayCount } from './wording.js';

export interface AskLine {
  readonly person: PersonLine;
  readonly what: 'join' | 'leave' | 'follow';
  readonly challenge: string;
  readonly isIfNeeded: boolean;
  readonly sentence: string;
}

export interface FittedWeekLine {
  readonly week: WeekLine;
  readonly name: string;
  readonly weekCost: number;
  readonly team: readonly PersonLine[];
  /** "1 place for a leader", one for each kind. */
  readonly vacant: readonly string[];
  readonly ask: readonly AskLine[];
  readonly change: ChangeLine;
}

/** Where a commission fits into a plan that otherwise stays as it is. */
export interface FitOneMoreView {
  readonly challenge: ChallengeLine;
  readonly possible: number;
  readonly weeks: readonly FittedWeekLine[];
  readonly refused: readonly {
    readonly week: WeekLine;
    readonly name: string;
    readonly obstacles: readonly { readonly code: string; readonly sentence: string }[];
  }[];
  readonly gone: readonly string[];
}

export function viewFitOneMore(facts: AnswerFacts, answer: FitOneMore, gone: readonly Gone[]): FitOneMoreView {
  return {
    challenge: viewChallenge(facts, answer.challenge),
    possible: answer.possible,
    weeks: answer.weeks.map((each) => viewFittedWeek(facts, each)),
    refused: answer.refused.map(({ week, obstacles }) => ({
      week: viewWeek(facts, week),
      name: nameOf(facts, week),
      obstacles,
    })),
    gone: gone.map((each) => sayGone(facts, each)),
  };
}

const nameOf = ({ standing }: AnswerFacts, week: number): string =>
  `Week of ${sayDate(standing.problem.weeks[week]!.monday)}`;

function viewFittedWeek(facts: AnswerFacts, { week, weekCost, team, vacant, ask, change }: FittedWeek): FittedWeekLine {
  const say = wordingOf(facts);
  return {
    week: viewWeek(facts, week),
    name: nameOf(facts, week),
    weekCost,
    team: team.map((id) => viewPerson(facts, id)),
    vacant: vacant.map(
      ({ kind, places }) => `${sayCount(places, 'place')} for ${kind === null ? 'any kind' : say.kind(kind)}`,
    ),
    ask: ask.map((each) => ({
      ...each,
      person: viewPerson(facts, each.peer),
      sentence: sayAsk(facts.standing, each, say),
    })),
    change: viewChange(facts, change),
  };
}

/** What is left out of the plan, since it is no longer there. */
export function sayGone({ standing, names }: AnswerFacts, { challenge, peer }: Gone): string {
  const council = standing.challenges.get(challenge)?.council.name;
  if (peer === null) return `The challenge ${names.challenges.get(challenge)?.reference ?? challenge} was withdrawn.`;
  const name = names.peers.get(peer)?.name ?? 'Somebody';
  return `${name}, on the team of ${council ?? challenge}, is no longer in the pool.`;
}
