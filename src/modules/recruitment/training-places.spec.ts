import { findPlaceFault, PLACE_STATES, type PlaceState } from './training-places.js';

const today = '2027-04-05';
const session = { heldOn: '2027-04-05', free: 1 };

describe('a place in a training session', () => {
  it('goes from invitation to attendance', () => {
    expect(findPlaceFault('invited', 'booked', session, today)).toBeNull();
    expect(findPlaceFault('booked', 'attended', session, today)).toBeNull();
  });

  it.each<[PlaceState, PlaceState, Partial<typeof session>, string]>([
    ['invited', 'attended', {}, 'It can become: booked, cancelled.'],
    ['attended', 'missed', {}, 'It stays so.'],
    ['invited', 'booked', { free: 0 }, 'Every place is booked.'],
    ['booked', 'attended', { heldOn: '2027-04-06' }, 'afterwards'],
    ['booked', 'missed', { heldOn: '2027-04-06' }, 'afterwards'],
  ])('from %s to %s with %o is refused', (from, to, change, words) => {
    expect(findPlaceFault(from, to, { ...session, ...change }, today)).toContain(words);
  });

  it('may be cancelled before and offered again', () => {
    expect(findPlaceFault('booked', 'cancelled', { ...session, free: 0 }, today)).toBeNull();
    expect(findPlaceFault('cancelled', 'invited', session, today)).toBeNull();
    expect(PLACE_STATES).toHaveLength(5);
  });
});
