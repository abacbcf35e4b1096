import { viewPeer, viewPeers } from './peers.view.js';

const KINDS = [{ code: 'leader', name: 'Leader' }];
const PEER = {
  id: 'p1',
  reference: 'PEER-001',
  name: 'Alex Hill',
  email: null,
  kind: 'leader',
  organisation: { name: 'Leeds' },
  region: 'Yorkshire',
  themes: [],
  maxDays: 13,
  maxTravelKm: 200,
  experience: 2,
  accreditation: { state: 'accredited', until: '2029-03-31' },
};
const FILTER = { search: '', kind: 'leader', region: '', state: '' };

describe('the list of peers', () => {
  it('names kinds, says accreditations in words, and never tells a party', () => {
    const view = viewPeers({ items: [{ ...PEER, party: 'labour' }], page: 1, total: 1 }, FILTER, {
      kinds: KINDS,
      regions: ['Yorkshire'],
    });
    expect(view.peers[0]).toMatchObject({ kind: 'Leader', accreditation: 'Accredited until 31 March 2029' });
    expect(JSON.stringify(view)).not.toContain('labour');
    expect(view.kindOptions.find(({ selected }) => selected)).toMatchObject({ value: 'leader' });
  });

  it('keeps what was asked for from page to page', () => {
    const { pages } = viewPeers(
      { items: [], page: 2, total: 120 },
      { ...FILTER, search: 'a&b' },
      { kinds: KINDS, regions: [] },
    );
    expect(pages).toEqual({
      previousHref: '/peers?search=a%26b&kind=leader&page=1',
      nextHref: '/peers?search=a%26b&kind=leader&page=3',
      summary: 'Peers 51 to 100 of 120',
    });
  });
});

describe('one peer', () => {
  const conflict = {
    council: { name: 'York' },
    rule: 'family',
    sentence: 'Has family at York.',
    source: 'the peer',
    isAssumption: false,
  };

  it('tells the party only where it was given', () => {
    const keys = (peer: Parameters<typeof viewPeer>[0]) => viewPeer(peer, KINDS, [], []).rows.map(({ key }) => key);
    expect(keys(PEER)).not.toContain('Party');
    expect(keys({ ...PEER, party: null })).toContain('Party');
  });

  it('says of each conflict whether it was declared or follows from data', () => {
    const { conflicts } = viewPeer(
      PEER,
      KINDS,
      [
        { ...conflict, isDeclared: true },
        { ...conflict, isDeclared: false },
      ],
      [],
    );
    expect(conflicts.map(({ kind }) => kind)).toEqual([
      'Declared or recorded: family sits or works there',
      'Follows from data',
    ]);
  });
});
