import { type IsoDate } from '../../platform/clock/iso-date.js';
import { sayDate } from '../../platform/clock/plain-date.js';
import { PLACE_STEPS, type PlaceState } from '../training-places.js';

interface Session {
  readonly id: string;
  readonly name: string;
  readonly heldOn: IsoDate;
  readonly venue: string;
  readonly places: number;
  readonly booked: number;
}

const STATES: Readonly<Record<PlaceState, string>> = {
  invited: 'Invited',
  booked: 'Booked',
  attended: 'Attended',
  missed: 'Was not there',
  cancelled: 'Cancelled',
};
const PRESSES: Readonly<Record<PlaceState, string>> = {
  invited: 'Invite again',
  booked: 'Book',
  attended: 'Attended',
  missed: 'Was not there',
  cancelled: 'Cancel',
};

/** The list of training sessions. */
export const viewSessions = (sessions: readonly Session[]) =>
  sessions.map(({ id, name, heldOn, venue, places, booked }) => ({
    href: `/training/${id}`,
    name,
    heldOn: sayDate(heldOn),
    venue,
    booked: `${booked} of ${places}`,
  }));

/** One session with its places, and who could be invited. */
export function viewSession(
  session: Session,
  places: readonly {
    readonly id: string;
    readonly state: PlaceState;
    readonly peerId: string;
    readonly name: string;
    readonly reference: string;
  }[],
  untrained: readonly { readonly reference: string; readonly name: string }[],
) {
  return {
    session: { ...viewSessions([session])[0]!, id: session.id },
    places: places.map(({ id, state, peerId, name, reference }) => ({
      id,
      name,
      reference,
      href: `/peers/${peerId}`,
      state: STATES[state],
      steps: PLACE_STEPS[state].map((to) => ({ to, text: PRESSES[to] })),
    })),
    peerItems: [
      { value: '', text: 'Choose a vetted peer' },
      ...untrained.map(({ reference, name }) => ({ value: reference, text: `${name} (${reference})` })),
    ],
    hasUntrained: untrained.length > 0,
  };
}
