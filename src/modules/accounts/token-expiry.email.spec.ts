import { writeTokenExpiryLetter } from './token-expiry.email.js';

describe('the letter about a token that ends', () => {
  it('names the token, its last day and where to make another', () => {
    const token = { name: 'Nightly export', endsOn: '1 July 2027', address: 'https://cf.example/account' };
    const { subject, text } = writeTokenExpiryLetter(token);
    expect(subject).toBe('An API token ends on 1 July 2027');
    expect(text).toContain('“Nightly export”');
    expect(text).toContain('\nhttps://cf.example/account\n');
  });
});
