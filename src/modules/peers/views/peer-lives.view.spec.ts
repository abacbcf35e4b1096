import { LIVES_PAGE_SIZE, type LivesChoice, viewPeerLives } from './peer-lives.view.js';

const everything: LivesChoice = { state: '', kind: '', search: '', due: '', page: 1 };
const peer = {
  id: '1',
  reference: 'P-1',
  name: 'Ann',
  kind: 'Leader',
  organisation: 'Kent',
  state: 'accredited',
  until: '2027-10-05',
  since: '2024-10-06',
  due: 'Renew by 5 October 2027',
} as const;
const facts = {
  peers: { items: [peer], total: 1 },
  counts: new Map([['accredited' as const, 1]]),
  kinds: [{ code: 'leader', name: 'Leader' }],
};

describe('the list of peers', () => {
  it('says dates in words and counts every state', () => {
    const view = viewPeerLives(everything, facts);
    expect(view.rows[0]).toMatchObject({ href: '/peers/1/life', since: '6 October 2024', until: '5 October 2027' });
    expect(view.states.map(({ text, count }) => `${text} ${count}`)).toContain('Accredited 1');
    expect(view.states).toHaveLength(7);
  });

  it('keeps a choice when another is made, and begins at the first page', () => {
    const view = viewPeerLives({ ...everything, kind: 'leader', page: 2 }, facts);
    expect(view.states[0]!.href).toBe('/accreditation?state=nominated&kind=leader');
    expect(view.kindItems.find(({ selected }) => selected)?.text).toBe('Leader');
  });

  it('has a page after this one only where peers are left', () => {
    const items = Array.from({ length: LIVES_PAGE_SIZE }, () => peer);
    const view = viewPeerLives(everything, { ...facts, peers: { items, total: LIVES_PAGE_SIZE + 1 } });
    expect([view.pages.previousHref, view.pages.nextHref]).toEqual([undefined, '/accreditation?page=2']);
    expect(viewPeerLives(everything, facts).pages.nextHref).toBeUndefined();
  });
});
