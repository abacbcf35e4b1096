export const PLACE_STATES = ['invited', 'booked', 'attended', 'missed', 'cancelled'] as const;
export type PlaceState = (typeof PLACE_STATES)[number];

/** What a place can become. Attendance cannot be taken back here: the step of the peer's life can. */
export const PLACE_STEPS: Readonly<Record<PlaceState, readonly PlaceState[]>> = {
  invited: ['booked', 'cancelled'],
  booked: ['attended', 'missed', 'cancelled'],
  attended: [],
  missed: ['booked'],
  cancelled: ['invited'],
};

/** Why a place cannot become this, or null. @param free places that nobody has booked. */
export function findPlaceFault(
  from: PlaceState,
  to: PlaceState,
  session: { readonly heldOn: string; readonly free: number },
  today: string,
): string | null {
  const steps = PLACE_STEPS[from];
  if (!steps.includes(to)) {
    const others = steps.length === 0 ? 'It stays so.' : `It can become: ${steps.join(', ')}.`;
    return `A place that is ${from} cannot become ${to}. ${others}`;
  }
  if (to === 'booked' && session.free <= 0) return 'Every place is booked. Cancel one, or invite to another session.';
  if ((to === 'attended' || to === 'missed') && session.heldOn > today)
    return `The session is on ${session.heldOn}. Record who was there afterwards.`;
  return null;
}
