import { type Lifecycle } from './lifecycle.js';

export const INVITATION_STATES = ['open', 'accepted', 'declined', 'expired', 'withdrawn', 'dropped'] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];
export type InvitationEvent =
  'accept' | 'decline' | 'accept-after-all' | 'expire' | 'withdraw' | 'drop-out' | 'ask-again';

/** States in which a peer has a letter that still counts. */
export const LIVE_STATES = ['open', 'accepted'] as const satisfies readonly InvitationState[];

/**
 * What can become of one letter that asks one peer for one seat. A sounding uses the same table: accepted says "I could", and it
 * is withdrawn with thanks once somebody has the place.
 */
export const INVITATION_LIFECYCLE: Lifecycle<InvitationState, InvitationEvent> = {
  table: 'invitation',
  initial: 'open',
  transitions: [
    { event: 'accept', from: ['open'], to: 'accepted', who: ['peer', 'coordinator'] },
    { event: 'decline', from: ['open', 'accepted'], to: 'declined', who: ['peer', 'coordinator'] },
    { event: 'accept-after-all', from: ['declined'], to: 'accepted', who: ['peer', 'coordinator'] },
    { event: 'expire', from: ['open'], to: 'expired', who: ['system'] },
    { event: 'withdraw', from: ['open', 'accepted'], to: 'withdrawn', who: ['coordinator', 'system'] },
    { event: 'drop-out', from: ['accepted'], to: 'dropped', who: ['peer', 'coordinator'] },
    { event: 'ask-again', from: ['accepted'], to: 'open', who: ['coordinator', 'system'] },
  ],
};
