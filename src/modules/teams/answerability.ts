import { sayDate } from '../platform/clock/plain-date.js';
import { type InvitationState } from './invitation-lifecycle.js';
import { sayDeadline } from './visit-facts.js';

/** What may be done with a letter now, and what is so, in a sentence. */
export interface Answerability {
  readonly accept: boolean;
  readonly decline: boolean;
  /** The answer that stands; giving it again changes nothing. */
  readonly already: 'accept' | 'decline' | null;
  readonly sentence: string;
}

interface Answerable {
  readonly kind: 'offer' | 'sounding';
  readonly state: InvitationState;
  readonly dueAt: Date;
  readonly councilName: string;
  readonly monday: string;
}

/**
 * A letter can be answered until its deadline, and an answer changed until then. Afterwards, and once it was taken back, the page
 * says what is so.
 */
export function howAnswerable({ kind, state, dueAt, councilName, monday }: Answerable, now: Date): Answerability {
  const inTime = now < dueAt;
  const until = sayDeadline(dueAt);
  const visit = `${councilName}, the week of ${sayDate(monday)}`;
  switch (state) {
    case 'open':
      return inTime
        ? { accept: true, decline: true, already: null, sentence: `Please answer by ${until}.` }
        : none(`The time to answer was over on ${until}. The place goes to somebody else.`);
    case 'accepted':
      if (kind === 'sounding')
        return {
          accept: false,
          decline: inTime,
          already: 'accept',
          sentence: `You have told us that you could come to ${visit}. An invitation may follow.`,
        };
      return {
        accept: false,
        decline: inTime,
        already: 'accept',
        sentence: inTime
          ? `You have accepted a place at ${visit}. You can change your mind until ${until}.`
          : `You have accepted a place at ${visit}. If you can no longer come, tell us at once by answering the letter.`,
      };
    case 'declined':
      return {
        accept: inTime && kind === 'offer',
        decline: false,
        already: 'decline',
        sentence:
          inTime && kind === 'offer'
            ? `You have declined a place at ${visit}. If it is still free, you can take it until ${until}.`
            : `You have declined a place at ${visit}. Thank you for telling us.`,
      };
    case 'expired':
      return none(`The time to answer was over on ${until}. The place goes to somebody else.`);
    case 'withdrawn':
      return none(`We no longer need you for ${visit}. The days are yours again and you need do nothing.`);
    case 'dropped':
      return none(`You have told us that you can no longer come to ${visit}.`);
  }
}

const none = (sentence: string): Answerability => ({ accept: false, decline: false, already: null, sentence });
