import { type Verdict } from './smtp-reply.js';

/**
 * What is done when nobody can know whether a letter was taken. `at-least-once`: it goes again, with the same Message-ID and the
 * same link, so that a copy is harmless. `at-most-once`: it is shown as unknown, and a coordinator decides.
 */
export type Delivery = 'at-least-once' | 'at-most-once';

/** What is done with a letter that was not sent. */
export type NextStep =
  | { readonly kind: 'try-again'; readonly afterMs: number }
  | { readonly kind: 'stop' | 'bounced' | 'undeliverable' | 'unknown' };

/** How a letter stands. */
export interface Standing {
  readonly delivery: Delivery;
  /** Tries so far, this one included. */
  readonly tries: number;
  /** Since the first try, milliseconds. */
  readonly ageMs: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Pauses between tries; after the last one every hour. Source: RFC 5321, section 4.5.4.1. */
const PAUSES_MS = [1, 5, 15, 30].map((minutes) => minutes * MINUTE_MS);
/** Assumption: after three days nobody waits for the letter any longer. RFC 5321 says four to five. */
const GIVE_UP_MS = 72 * HOUR_MS;

/** Decides what becomes of a letter after a failed try. */
export function decideNextStep(verdict: Verdict, { delivery, tries, ageMs }: Standing): NextStep {
  if (verdict === 'stop') return { kind: 'stop' };
  if (verdict === 'refused') return { kind: 'bounced' };
  if (verdict === 'ambiguous' && delivery === 'at-most-once') return { kind: 'unknown' };
  const afterMs = PAUSES_MS[tries - 1] ?? HOUR_MS;
  return ageMs + afterMs > GIVE_UP_MS ? { kind: 'undeliverable' } : { kind: 'try-again', afterMs };
}
