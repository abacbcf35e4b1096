import { LIFE_STEPS } from '../accreditation.js';
import { type LifeFacts, viewPeerLife } from './peer-life.view.js';

const event = {
  from: 'applied',
  to: 'vetted',
  on: '2027-03-01',
  until: null,
  note: null,
  isVettedByOwnGroup: true,
  source: 'staff',
  recordedBy: 'Cora',
} as const;
const life: LifeFacts = {
  peer: {
    id: '1',
    reference: 'P-1',
    name: 'Ann',
    version: 3,
    organisation: { name: 'Kent' },
    accreditation: { state: 'applied', until: null },
  },
  isElectedMember: true,
  due: 'To be vetted',
  steps: LIFE_STEPS.filter(({ from }) => from === 'applied'),
  history: [
    { ...event, from: null, to: 'applied', isVettedByOwnGroup: false, source: 'file' },
    event,
    { ...event, from: 'accredited', to: 'accredited', isVettedByOwnGroup: false, until: '2030-03-31', source: 'sweep' },
  ],
};

describe('the page of a peer’s life', () => {
  it('asks only elected members for the vetting of their group', () => {
    const askedOf = (isElectedMember: boolean) =>
      viewPeerLife({ ...life, isElectedMember }, null, '2030-04-04').steps.find(({ to }) => to === 'vetted')!
        .asksOwnGroup;
    expect([askedOf(true), askedOf(false)]).toEqual([true, false]);
  });

  it('keeps steps that take back what was a mistake apart', () => {
    const view = viewPeerLife(life, null, '2030-04-04');
    expect(view.steps.map(({ to }) => to)).toEqual(['vetted', 'lapsed']);
    expect(view.corrections.map(({ to }) => to)).toEqual(['nominated']);
  });

  it('tells the history from its end, by whom', () => {
    const { history } = viewPeerLife(life, null, '2030-04-04');
    expect(history.map(({ what }) => what)).toEqual([
      'Accreditation renewed until 31 March 2030',
      'Vetted by the peer’s own political group',
      'On record as applied',
    ]);
    expect(history[2]!.by).toBe('Recorded by Cora from a file');
  });

  it('gives a refused form back open and filled in', () => {
    const given = { to: 'vetted', on: '2027-03-01', note: 'x', until: '', isVettedByOwnGroup: 'yes' } as const;
    const [vetted] = viewPeerLife(life, given, '2030-04-04').steps;
    expect(vetted).toMatchObject({ isOpen: true, on: '2027-03-01', note: 'x', isVettedByOwnGroup: true });
  });
});
