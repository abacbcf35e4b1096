import { viewAccount } from './account.view.js';

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
    );
    expect(tokens).toMatchObject([
      { name: 'Nightly export', allows: 'Read and change', expires: '1 July 2027', lastUsed: '28 March 2027' },
      { allows: 'Read', lastUsed: 'Never' },
    ]);
  });

  it('offers tokens only to those who hold a role', () => {
    expect(viewAccount([], [])).toMatchObject({ roles: 'none', mayUseApi: false });
    expect(viewAccount(['administrator', 'coordinator'], [])).toMatchObject({
      roles: 'administrator, coordinator',
      mayUseApi: true,
    });
  });
});
