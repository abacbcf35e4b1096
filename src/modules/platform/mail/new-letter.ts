import { type CalendarEntry, type EntryStatus } from './calendar-entry.js';
import { type Delivery } from './sending-policy.js';

/** The calendar part of a letter; its one attendee is the reader. */
export interface LetterCalendar extends Omit<CalendarEntry, 'sequence' | 'status'> {
  /** CANCEL takes the entry out of the reader's calendar; its days are those of the entry. */
  readonly method: 'REQUEST' | 'CANCEL';
  readonly status: EntryStatus;
  /** One more than any before it of this UID, unless it is given. */
  readonly sequence?: number;
}

/** A letter as a room writes it: plain text that suffices alone, and HTML and a calendar part where they help. */
export interface NewLetter {
  /** `<room>.<what>`. */
  readonly kind: string;
  /** Together with `kind` unique: the same letter is never written twice. */
  readonly dedupeKey: string;
  readonly personId: string | null;
  readonly toAddress: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly calendar?: LetterCalendar;
  /** The letter waits until its batch goes, and can be recalled until then. */
  readonly batchId?: string;
  /** `at-least-once` unless said otherwise. */
  readonly delivery?: Delivery;
  /** Somebody is waiting for it: it goes by a queue of its own, past a batch of hundreds. */
  readonly isUrgent?: boolean;
}

const ADDRESS = /^[^\s@<>"(),:;\\[\]]+@[^\s@<>"(),:;\\[\]]+$/;
const MAX_ADDRESS_LENGTH = 254;

/** Whether a text is one plain mailbox, name@host: no quotes, no lists, no line ends. Source: RFC 5321, section 4.5.3.1. */
export const isOneMailbox = (text: string): boolean => text.length <= MAX_ADDRESS_LENGTH && ADDRESS.test(text);
