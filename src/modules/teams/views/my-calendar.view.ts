import { sayDate } from '../../platform/clock/plain-date.js';
import { type HeldPlace, sayPlaceState } from '../place-calendar.js';

/** A peer's own weeks. */
export const viewOwnCalendar = (own: {
  readonly places: readonly HeldPlace[];
  readonly feedAddress: string | null;
}) => ({
  feedAddress: own.feedAddress,
  places: own.places.map((place) => ({
    council: place.councilName,
    days: `${sayDate(place.firstDay)} to ${sayDate(place.lastDay)}`,
    state: sayPlaceState(place.state),
    href: `/my/calendar/${place.seatId}.ics`,
  })),
});
