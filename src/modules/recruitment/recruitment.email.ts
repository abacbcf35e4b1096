import { sayDate } from '../platform/clock/plain-date.js';

/** What the letter that asks for a confirmation is made of; the link is a placeholder until it goes out. */
export interface ConfirmationLetter {
  readonly name: string;
  readonly campaign: string;
  readonly link: string;
  readonly days: number;
  /** Name of the hub that nominated the person; null: of their own accord. */
  readonly hub: string | null;
}

/** The letter after an expression of interest or a nomination. */
export const writeConfirmationLetter = (letter: ConfirmationLetter): { subject: string; text: string } => ({
  subject: `Please confirm your interest in: ${letter.campaign}`,
  text: [
    `Dear ${letter.name},`,
    '',
    letter.hub === null
      ? `somebody gave this address for “${letter.campaign}”, our search for people who challenge councils as peers.`
      : `${letter.hub} has nominated you for “${letter.campaign}”, our search for people who challenge councils as peers.`,
    '',
    'If you would like us to go on, open this page, tick the box and press the button:',
    letter.link,
    '',
    `The link works for ${letter.days} days. If you do nothing, we forget what we have of you.`,
    '',
  ].join('\n'),
});

/** The letter that invites a peer to a training session. */
export const writeTrainingLetter = (
  name: string,
  session: { readonly name: string; readonly heldOn: string; readonly venue: string },
): { subject: string; text: string } => ({
  subject: `Training for peers on ${sayDate(session.heldOn)}: ${session.name}`,
  text: [
    `Dear ${name},`,
    '',
    `we invite you to “${session.name}” on ${sayDate(session.heldOn)}, ${session.venue}.`,
    '',
    'Answer this letter to book your place, or to say that the day does not suit.',
    '',
  ].join('\n'),
});
