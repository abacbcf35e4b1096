import { viewSession } from './training.view.js';

const session = { id: 's1', name: 'Induction', heldOn: '2027-05-03', venue: 'Leeds', places: 12, booked: 3 };
const place = { id: 't1', state: 'booked', peerId: 'p1', name: 'Ann', reference: 'P-1' } as const;

describe('the page of a training session', () => {
  it('offers what a place can become', () => {
    const view = viewSession(session, [place, { ...place, state: 'attended' }], []);
    expect(view.places.map(({ state, steps }) => [state, steps.map(({ text }) => text)])).toEqual([
      ['Booked', ['Attended', 'Was not there', 'Cancel']],
      ['Attended', []],
    ]);
  });

  it('says how many places are booked, and who could come', () => {
    const view = viewSession(session, [], [{ reference: 'P-2', name: 'Bob' }]);
    expect(view.session).toMatchObject({ booked: '3 of 12', heldOn: '3 May 2027' });
    expect(view.peerItems[1]).toEqual({ value: 'P-2', text: 'Bob (P-2)' });
  });
});
