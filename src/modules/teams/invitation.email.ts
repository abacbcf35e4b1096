import { sayDate } from '../platform/clock/plain-date.js';
import { sayDeadline, tellVisit, type Visit } from './visit-facts.js';

/** A letter as text; the link is a placeholder until it goes out. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
}

const weekOf = ({ monday }: Visit): string => `the week of ${sayDate(monday)}`;
const letter = (subject: string, name: string, ...paragraphs: (string | readonly string[])[]): Letter => ({
  subject,
  text:
    [`Dear ${name},`, ...paragraphs.map((part) => (typeof part === 'string' ? part : part.join('\n')))].join('\n\n') +
    '\n',
});
const table = (visit: Visit): string[] => tellVisit(visit).map(([heading, words]) => `${heading}: ${words}`);
const PRIVATE = 'The link is yours alone. Opening it changes nothing; only a button that you press does.';

/** Asks a peer for a place. */
export const writeOffer = (visit: Visit, link: string): Letter =>
  letter(
    `Would you join the peer challenge of ${visit.councilName}, ${weekOf(visit)}?`,
    visit.peerName,
    `We would like you on the team that challenges ${visit.councilName} in ${weekOf(visit)}. Your place is held for you until ${sayDeadline(visit.dueAt)}.`,
    table(visit),
    [`To accept, decline or name other weeks, open`, link],
    PRIVATE,
  );

/** Asks whether a peer could come, without holding a place. */
export const writeSounding = (visit: Visit, link: string): Letter =>
  letter(
    `Could you come to ${visit.councilName} in ${weekOf(visit)}?`,
    visit.peerName,
    `We are looking for a ${visit.role.toLowerCase()} peer for ${visit.councilName} in ${weekOf(visit)} and ask several people whether they could. Nothing is held or promised yet; if you could come, an invitation may follow.`,
    [`Please tell us by ${sayDeadline(visit.dueAt)}:`, link],
    PRIVATE,
  );

/** Reminds a peer who has not answered. */
export const writeReminder = (visit: Visit, link: string): Letter =>
  letter(
    `Please answer by ${sayDeadline(visit.dueAt)}: ${visit.councilName}`,
    visit.peerName,
    `We have not heard from you about ${visit.councilName} in ${weekOf(visit)}. Please accept or decline by ${sayDeadline(visit.dueAt)}; after that the place goes to somebody else.`,
    ['Your answer:', link],
  );

/** Confirms what a peer has answered, so that an answer which was not theirs is noticed. */
export function writeAnswer(visit: Visit, link: string, answer: 'accepted' | 'declined', canChange: boolean): Letter {
  const change = canChange
    ? [`If that is wrong, or you change your mind by ${sayDeadline(visit.dueAt)}, open`, link]
    : ['If that is wrong, answer this letter.'];
  return answer === 'accepted'
    ? letter(
        `You have accepted: ${visit.councilName}, ${weekOf(visit)}`,
        visit.peerName,
        `Thank you. You have accepted a place on the team that challenges ${visit.councilName} in ${weekOf(visit)}.`,
        table(visit),
        change,
      )
    : letter(
        `You have declined: ${visit.councilName}, ${weekOf(visit)}`,
        visit.peerName,
        `You have told us that you cannot join the team for ${visit.councilName} in ${weekOf(visit)}. Thank you for telling us in time.`,
        change,
      );
}

/** Tells a peer what a coordinator has recorded from a telephone call. */
export const writeTelephoneAnswer = (
  visit: Visit,
  link: string,
  answer: 'accepted' | 'declined',
  saidBy: string,
): Letter =>
  letter(
    `Recorded for you: ${answer}, ${visit.councilName}, ${weekOf(visit)}`,
    visit.peerName,
    `On the telephone ${saidBy} told us that you have ${answer} the place on the team for ${visit.councilName} in ${weekOf(visit)}, and we have recorded it.`,
    [`If that is wrong, correct it by ${sayDeadline(visit.dueAt)}:`, link],
  );

/** Tells a peer that the letter no longer counts. */
export const writeWithdrawal = (visit: Visit, why: string): Letter =>
  letter(
    `No longer needed: ${visit.councilName}, ${weekOf(visit)}`,
    visit.peerName,
    `We asked you about ${visit.councilName} in ${weekOf(visit)}. ${why} The days are yours again and you need do nothing. Thank you.`,
  );

/** Thanks a peer who was sounded and is not needed. */
export const writeThanks = (visit: Visit): Letter =>
  letter(
    `Thank you: ${visit.councilName}, ${weekOf(visit)}`,
    visit.peerName,
    `We asked whether you could come to ${visit.councilName} in ${weekOf(visit)}. Somebody has taken the place; nothing is held for you and you need do nothing. Thank you.`,
  );

/** Tells a peer that the time to answer is over. */
export const writeExpiry = (visit: Visit): Letter =>
  letter(
    `The time to answer is over: ${visit.councilName}, ${weekOf(visit)}`,
    visit.peerName,
    `We had no answer about ${visit.councilName} in ${weekOf(visit)} by ${sayDeadline(visit.dueAt)}, so the place goes to somebody else. You need do nothing; if you would have liked to come, answer this letter.`,
  );

/** Tells a peer that their place is certain. */
export const writeConfirmation = (visit: Visit): Letter =>
  letter(
    `Confirmed: ${visit.councilName}, ${weekOf(visit)}`,
    visit.peerName,
    `Your place on the team that challenges ${visit.councilName} in ${weekOf(visit)} is confirmed.`,
    table(visit),
  );
