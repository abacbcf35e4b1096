/** What can become of a letter. */
export const LETTER_STATES = [
  'held',
  'queued',
  'sending',
  'kept',
  'sent',
  'bounced',
  'undeliverable',
  'unknown',
  'recalled',
] as const;
export type LetterState = (typeof LETTER_STATES)[number];

/** From which state a letter may come to which. A letter that is not here stays as it is. */
const NEXT: Readonly<Record<LetterState, readonly LetterState[]>> = {
  held: ['queued', 'recalled'],
  queued: ['sending', 'sent', 'kept', 'bounced', 'undeliverable'],
  sending: ['queued', 'sent', 'kept', 'bounced', 'undeliverable', 'unknown'],
  kept: [],
  sent: [],
  bounced: ['queued'],
  undeliverable: ['queued'],
  unknown: ['queued'],
  recalled: [],
};

/** States from which a letter may come to `state`. */
export const statesBefore = (state: LetterState): LetterState[] =>
  LETTER_STATES.filter((from) => NEXT[from].includes(state));

/** Whether a coordinator may have it sent again: it did not arrive, or nobody can know. */
export const canBeSentAgain = (state: LetterState): boolean =>
  state === 'bounced' || state === 'undeliverable' || state === 'unknown';

/** Whether it is not known to have ended. */
export const isUnderWay = (state: LetterState): boolean => state === 'queued' || state === 'sending';
