/** Something about how a person signs in has changed, and they are told in case it was not they. */
export type SecurityNotice =
  'second-step-set-up' | 'second-step-reset' | 'recovery-code-used' | 'recovery-codes-renewed' | 'pin-changed';

const WORDS: Readonly<Record<SecurityNotice, { readonly subject: string; readonly what: string }>> = {
  'second-step-set-up': {
    subject: 'Second step set up',
    what: 'An authenticator app has been set up for your account. From now on you are asked for its code when you sign in.',
  },
  'second-step-reset': {
    subject: 'Second step reset',
    what: 'Your second step has been reset and you have been signed out everywhere. Set it up again when you next sign in.',
  },
  'recovery-code-used': {
    subject: 'Recovery code used',
    what: 'Somebody signed in to your account with one of your recovery codes. It does not work again.',
  },
  'recovery-codes-renewed': {
    subject: 'New recovery codes',
    what: 'New recovery codes have been made for your account. The earlier ones do not work any more.',
  },
  'pin-changed': {
    subject: 'PIN changed',
    what: 'A new PIN has been chosen for your account.',
  },
};

/** The letter that tells a person. @param address where they look after their account. */
export const writeSecurityNotice = (notice: SecurityNotice, address: string): { subject: string; text: string } => ({
  subject: `Critical Friend: ${WORDS[notice].subject}`,
  text: [
    WORDS[notice].what,
    '',
    'If that was you, you need do nothing. If it was not, sign in, choose “Sign out everywhere” on your account page, and tell',
    'a coordinator at once:',
    address,
    '',
  ].join('\n'),
});
