import { sayDate } from '../../platform/clock/plain-date.js';
import { type CouncilWeekState } from '../council-week-lifecycle.js';
import { type ProposedWeek, saySpan } from '../council-week.email.js';
import { sayDeadline, sayShape } from '../visit-facts.js';

interface Shown extends ProposedWeek {
  readonly state: CouncilWeekState;
  readonly chosenMonday: string | null;
}

/** What a council may say to its week. */
export type Wish =
  { readonly kind: 'accept' } | { readonly kind: 'talk' } | { readonly kind: 'choose'; readonly monday: string };

const SENTENCES: Readonly<Record<CouncilWeekState, (week: Shown) => string>> = {
  proposed: ({ monday, dueAt }) => `We propose ${saySpan(monday)}. Please answer by ${sayDeadline(dueAt)}.`,
  overdue: ({ monday, dueAt }) =>
    `We proposed ${saySpan(monday)} and had no answer by ${sayDeadline(dueAt)}. You can still answer.`,
  talking: ({ monday }) => `A coordinator will be in touch. You can still accept ${saySpan(monday)}.`,
  moving: ({ chosenMonday }) =>
    `You have chosen ${saySpan(chosenMonday!)}. We are making sure that it can be had, and write to you.`,
  accepted: ({ monday }) =>
    `Agreed: the peer challenge takes place from ${saySpan(monday)}. With questions answer our letter.`,
  withdrawn: () => 'This proposal was taken back: the programme is being planned again. You need do nothing.',
};

/** The page of a proposed week: what is so, and what the council may say to it. */
export function viewCouncilWeek(week: Shown, href: string) {
  const mayAnswer = week.state === 'proposed' || week.state === 'overdue' || week.state === 'talking';
  return {
    href,
    title: `The week of the peer challenge of ${week.councilName}`,
    sentence: SENTENCES[week.state](week),
    mayAnswer,
    shape: sayShape(week.shape),
    alternatives: week.alternatives.map(({ monday, price }) => ({ monday, span: saySpan(monday), price })),
  };
}

/** The page on which a council confirms what it says. */
export function viewCouncilAnswer(week: Shown, href: string, wish: Wish) {
  const shown = { href, isTalk: wish.kind === 'talk', price: '' };
  if (wish.kind === 'accept')
    return {
      ...shown,
      action: `${href}/accept`,
      question: `Accept ${saySpan(week.monday)}?`,
      button: 'Accept this week',
    };
  if (wish.kind === 'talk')
    return { ...shown, action: `${href}/talk`, question: 'Ask us to talk', button: 'Ask us to talk' };
  return {
    ...shown,
    action: `${href}/choose/${wish.monday}`,
    question: `Choose ${saySpan(wish.monday)}?`,
    price: week.alternatives.find(({ monday }) => monday === wish.monday)?.price ?? '',
    button: `Choose the week of ${sayDate(wish.monday)}`,
  };
}
