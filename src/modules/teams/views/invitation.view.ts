import { addWeeks, type IsoDate } from '../../platform/clock/iso-date.js';
import { sayDate } from '../../platform/clock/plain-date.js';
import { type Answerability } from '../answerability.js';
import { DECLINE_REASONS } from '../decline-reasons.js';
import { tellVisit, type Visit } from '../visit-facts.js';

interface Shown extends Visit {
  readonly kind: 'offer' | 'sounding';
}

/** The page of one letter: what it is about, what is so, and what may be done. */
export function viewInvitation(facts: Shown, may: Answerability, href: string) {
  const isOffer = facts.kind === 'offer';
  const week = `the week of ${sayDate(facts.monday)}`;
  return {
    href,
    isOffer,
    title: `${facts.councilName}, ${week}`,
    greeting: isOffer
      ? `${facts.peerName}, we would like you on the team of this peer challenge.`
      : `${facts.peerName}, could you come? We ask several people; nothing is held or promised yet.`,
    sentence: may.sentence,
    mayAccept: may.accept,
    mayDecline: may.decline,
    acceptText: may.already === 'decline' ? 'Accept after all' : isOffer ? 'Accept' : 'Yes, I could come',
    declineText:
      may.already === 'accept'
        ? 'I have changed my mind and decline'
        : isOffer
          ? 'Decline, or name other weeks'
          : 'No, I could not',
    rows: tellVisit(facts),
    conflictQuestion: `Do you have an interest in ${facts.councilName} that could be seen as a conflict?`,
    reasons: Object.entries(DECLINE_REASONS).map(([code, words]) => ({ code, words })),
  };
}

/** Open weeks that are still to come, for the form; the one that was asked for is left out. */
export const viewWeeks = (
  weeks: readonly { readonly monday: IsoDate; readonly isOpen: boolean }[],
  asked: IsoDate,
  today: IsoDate,
): { value: IsoDate; text: string }[] =>
  weeks
    .filter(({ monday, isOpen }) => isOpen && monday !== asked && monday > addWeeks(today, 1))
    .map(({ monday }) => ({ value: monday, text: sayDate(monday) }));
