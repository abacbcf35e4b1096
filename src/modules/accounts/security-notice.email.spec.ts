import { writeSecurityNotice } from './security-notice.email.js';

describe('a letter about how somebody signs in', () => {
  it.each([
    'second-step-set-up',
    'second-step-reset',
    'recovery-code-used',
    'recovery-codes-renewed',
    'pin-changed',
  ] as const)('of the kind %s says what happened, where to look and what to do', (notice) => {
    const { subject, text } = writeSecurityNotice(notice, 'https://critical-friend.example/account');
    expect(subject).toMatch(/^Critical Friend: [A-Z]/);
    expect(text).toContain('\nhttps://critical-friend.example/account\n');
    expect(text).toContain('Sign out everywhere');
  });
});
