import { viewAccount, viewSignIn } from './account.view.js';

const now = new Date('2027-06-20T09:00:00Z');
const token = {
  id: '018f3a1e-0000-7000-8000-000000000001',
  name: 'Nightly export',
  createdAt: new Date('2027-03-27T23:30:00Z'),
  expiresAt: new Date('2027-06-30T23:30:00Z'),
};

describe('the account page', () => {
  it('says what each token allows and when it ends, in English civil days', () => {
    const { tokens } = viewAccount(
      ['coordinator'],
      [
        { ...token, scopes: ['read', 'write'], lastUsedAt: new Date('2027-03-28T12:00:00Z') },
        { ...token, scopes: ['read'], lastUsedAt: null },
      ],
      now,
    );
    expect(tokens).toMatchObject([
      { name: 'Nightly export', allows: 'Read and change', expires: '1 July 2027', lastUsed: '28 March 2027' },
      { allows: 'Read', lastUsed: 'Never' },
    ]);
  });

  it('offers tokens only to those who may have them', () => {
    expect(viewAccount(['peer'], [], now)).toMatchObject({ roles: 'peer', mayUseApi: false });
    expect(viewAccount([], [], now)).toMatchObject({ roles: 'none', mayUseApi: false });
    expect(viewAccount(['administrator', 'coordinator'], [], now)).toMatchObject({
      roles: 'administrator, coordinator',
      mayUseApi: true,
    });
  });

  it('marks tokens that end within a fortnight', () => {
    const ending = (instant: string) =>
      viewAccount([], [{ ...token, scopes: ['read'], lastUsedAt: null, expiresAt: new Date(instant) }], now).tokens[0]!
        .endsSoon;
    expect(ending('2027-07-04T08:59:00Z')).toBe(true);
    expect(ending('2027-07-04T09:01:00Z')).toBe(false);
  });
});

describe('how somebody signs in', () => {
  const facts = { sessions: [], currentId: null, setUpAt: null, hasPin: false };
  const chosen = { text: 'Chosen', action: 'Change', href: '/account/pin/change' };

  it('lists the sessions in English time, with what each has proved, and marks this one', () => {
    const times = { createdAt: new Date('2027-07-01T08:00:00Z'), lastSeenAt: new Date('2027-07-01T08:30:00Z') };
    const sessions = [
      { id: 'a', ...times, methods: ['mail', 'app-code'] },
      { id: 'b', ...times, methods: ['organisation-two-step'] },
    ];
    expect(viewSignIn([], { ...facts, sessions, currentId: 'b' }).sessions).toEqual([
      { began: '1 Jul 2027, 09:00', lastSeen: '1 Jul 2027, 09:30', by: 'letter, code of your app', isThis: false },
      {
        began: '1 Jul 2027, 09:00',
        lastSeen: '1 Jul 2027, 09:30',
        by: 'your organisation, with its second step',
        isThis: true,
      },
    ]);
  });

  it.each([
    ['a peer without a PIN', [], facts, { text: 'Not chosen', action: 'Choose', href: '/account/pin' }],
    ['a peer with a PIN', [], { ...facts, hasPin: true }, chosen],
    ['staff without a PIN', ['coordinator'], facts, null],
    ['staff with a PIN and no app', ['coordinator'], { ...facts, hasPin: true }, chosen],
    ['anybody with an app', [], { ...facts, hasPin: true, setUpAt: now }, null],
  ])('offers %s what fits', (_, roles, given, pin) => {
    expect(viewSignIn(roles, given).pin).toEqual(pin);
  });

  it('says since when there is an app, and leads administrators to those of others', () => {
    expect(viewSignIn(['administrator'], { ...facts, setUpAt: now })).toMatchObject({
      secondStep: { text: 'Authenticator app since 20 June 2027', action: 'Change' },
      resetsOthers: true,
    });
    expect(viewSignIn(['coordinator'], facts)).toMatchObject({ secondStep: { action: 'Set up' }, resetsOthers: false });
  });
});
