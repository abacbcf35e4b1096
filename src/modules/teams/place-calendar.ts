import { type IsoDate } from '../platform/clock/iso-date.js';
import { type CalendarEntry, uidOfPlace } from '../platform/mail/calendar-entry.js';

/** A place that somebody holds: offered, accepted or confirmed. */
export interface HeldPlace {
  readonly seatId: string;
  readonly peerId: string;
  readonly state: 'offered' | 'accepted' | 'confirmed';
  readonly challengeReference: string;
  readonly councilName: string;
  readonly firstDay: IsoDate;
  readonly lastDay: IsoDate;
  /** Sequence of the last letter about it. */
  readonly sequence: number;
}

/** A challenge of a programme with its team. */
export interface TeamWeek {
  readonly teamId: string;
  readonly challengeReference: string;
  readonly councilName: string;
  readonly weekState: 'proposed' | 'accepted';
  readonly firstDay: IsoDate;
  readonly lastDay: IsoDate;
  readonly seats: number;
  readonly confirmed: number;
  readonly version: number;
}

const STATES: Readonly<Record<HeldPlace['state'], string>> = {
  offered: 'held for you, please answer',
  accepted: 'accepted, not confirmed yet',
  confirmed: 'confirmed',
};

/** In a few words, how a place stands. */
export const sayPlaceState = (state: HeldPlace['state']): string => STATES[state];

const base = (place: HeldPlace, host: string) => ({
  uid: uidOfPlace(place.seatId, place.peerId, host),
  sequence: place.sequence,
  // Until the employer has released somebody who accepted, the week is held and not theirs.
  status: place.state === 'confirmed' ? ('confirmed' as const) : ('tentative' as const),
  firstDay: place.firstDay,
  lastDay: place.lastDay,
});

/**
 * A place in a feed, whose address anybody may come to know: ids and dates, no council and no person. Source: ADR 39.
 * @param host name of this service.
 */
export const feedEntry = (place: HeldPlace, host: string): CalendarEntry => ({
  ...base(place, host),
  summary: `Peer challenge ${place.challengeReference} (${sayPlaceState(place.state)})`,
});

/** A place in the file that its own peer downloads, signed in. */
export const ownEntry = (place: HeldPlace, host: string): CalendarEntry => ({
  ...base(place, host),
  summary: `Peer challenge at ${place.councilName} (${sayPlaceState(place.state)})`,
  description: `Challenge ${place.challengeReference}. The team meets on the Sunday evening before.`,
});

/** A challenge in the calendar of the programme, for those who run it. */
export const programmeEntry = (team: TeamWeek, host: string): CalendarEntry => ({
  uid: `${team.teamId}@${host}`,
  sequence: team.version,
  status: team.weekState === 'accepted' ? 'confirmed' : 'tentative',
  firstDay: team.firstDay,
  lastDay: team.lastDay,
  summary: `${team.councilName}: peer challenge`,
  description: `Challenge ${team.challengeReference}. ${team.weekState === 'accepted' ? 'The council has accepted its week' : 'The week is proposed to the council'}; ${team.confirmed} of ${team.seats} places are confirmed.`,
});
