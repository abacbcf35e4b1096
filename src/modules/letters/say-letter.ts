/** How a letter stands, as a coordinator asks for it: `waiting` and `retrying` are both on their way. */
export const STANDINGS = [
  'held',
  'waiting',
  'retrying',
  'sent',
  'kept',
  'bounced',
  'undeliverable',
  'unknown',
  'recalled',
] as const;
export type Standing = (typeof STANDINGS)[number];

/** What a sentence about a letter is made of. Instants as words, such as "5 April 2027 at 14:05". */
export interface LetterFacts {
  readonly standing: Standing;
  readonly tries: number;
  readonly nextTry: string | null;
  readonly heldUntil: string | null;
  readonly ended: string | null;
  readonly failure: string | null;
}

/** The word on a tag, and its colour. */
export const STANDING_TAGS: Readonly<Record<Standing, { readonly text: string; readonly colour: string }>> = {
  held: { text: 'Held', colour: 'blue' },
  waiting: { text: 'Waiting', colour: 'grey' },
  retrying: { text: 'Trying again', colour: 'yellow' },
  sent: { text: 'Sent', colour: 'green' },
  kept: { text: 'Kept here', colour: 'grey' },
  bounced: { text: 'Bounced', colour: 'red' },
  undeliverable: { text: 'Not delivered', colour: 'red' },
  unknown: { text: 'May not have arrived', colour: 'orange' },
  recalled: { text: 'Recalled', colour: 'grey' },
};

/** What happened to a letter and what comes next, in a sentence or two. */
export function sayStanding({ standing, tries, nextTry, heldUntil, ended, failure }: LetterFacts): string {
  const answer = failure === null ? '' : ` It said: “${failure.replace(/[.\s]+$/, '')}”.`;
  switch (standing) {
    case 'held':
      return `Held until ${heldUntil ?? 'its batch goes'}, and can be recalled until then.`;
    case 'waiting':
      return 'On its way: it goes in its turn.';
    case 'retrying':
      return `The mail server has not taken it yet, after ${tries === 1 ? 'one try' : `${tries} tries`}. ${nextTry === null ? 'It is tried again' : `The next try is on ${nextTry}`}.${answer}`;
    case 'sent':
      return `The mail server took it on ${ended ?? 'an unknown day'}.`;
    case 'kept':
      return 'There is no mail server, so the letter stays in the mailbox of this machine.';
    case 'bounced':
      return `The mail server refused its reader, so it will not arrive.${answer} Check the address, or telephone.`;
    case 'undeliverable':
      return `It was given up.${failure === null ? '' : ` The reason: “${failure.replace(/[.\s]+$/, '')}”.`} Send it again, or telephone.`;
    case 'unknown':
      return 'The connection broke off at the end, so nobody can know whether it arrived. Ask its reader, or send it again.';
    case 'recalled':
      return 'Recalled before it went. Nobody has it.';
  }
}

const EVENTS: Readonly<Record<string, string>> = {
  queued: 'Ready to go',
  sending: 'Being handed to the mail server',
  'not-taken': 'Not taken by the mail server',
  sent: 'Taken by the mail server',
  kept: 'Kept here',
  bounced: 'Refused by the mail server',
  undeliverable: 'Given up',
  unknown: 'Broken off: it may not have arrived',
  recalled: 'Recalled',
};

/** An entry of a letter's history, in words. */
export const sayEvent = (event: string): string => EVENTS[event] ?? event;
