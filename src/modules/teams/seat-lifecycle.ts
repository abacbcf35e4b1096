import { type Lifecycle } from './lifecycle.js';

export const SEAT_STATES = ['vacant', 'offered', 'accepted', 'confirmed', 'released'] as const;
export type SeatState = (typeof SEAT_STATES)[number];
export type SeatEvent =
  'offer' | 'accept' | 'decline' | 'expire' | 'withdraw' | 'confirm' | 'drop-out' | 'ask-again' | 'release' | 'reopen';

/** States in which a seat holds the days of its peer. The exclusion constraint of the table names the same. */
export const HOLDING_STATES = ['offered', 'accepted', 'confirmed'] as const satisfies readonly SeatState[];

/**
 * What can become of a place on a team. A seat that is vacant again is offered to the next; `ask-again` is for a challenge that
 * has moved far; `release` is for a challenge that is deferred.
 */
export const SEAT_LIFECYCLE: Lifecycle<SeatState, SeatEvent> = {
  table: 'seat',
  initial: 'vacant',
  transitions: [
    { event: 'offer', from: ['vacant'], to: 'offered', who: ['coordinator', 'system'] },
    { event: 'accept', from: ['offered'], to: 'accepted', who: ['peer', 'coordinator'] },
    // Who has accepted may change their mind until the deadline of the offer.
    { event: 'decline', from: ['offered', 'accepted', 'confirmed'], to: 'vacant', who: ['peer', 'coordinator'] },
    { event: 'expire', from: ['offered'], to: 'vacant', who: ['system'] },
    { event: 'withdraw', from: ['offered', 'accepted', 'confirmed'], to: 'vacant', who: ['coordinator'] },
    { event: 'confirm', from: ['accepted'], to: 'confirmed', who: ['employer', 'coordinator', 'system'] },
    { event: 'drop-out', from: ['accepted', 'confirmed'], to: 'vacant', who: ['peer', 'coordinator'] },
    { event: 'ask-again', from: ['accepted', 'confirmed'], to: 'offered', who: ['coordinator', 'system'] },
    { event: 'release', from: ['vacant', 'offered', 'accepted', 'confirmed'], to: 'released', who: ['coordinator'] },
    { event: 'reopen', from: ['released'], to: 'vacant', who: ['coordinator'] },
  ],
};
