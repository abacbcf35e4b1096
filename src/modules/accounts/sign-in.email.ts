import { type LetterTemplate } from '../platform/mail/letter-template.js';

/** The letter that answers a request to sign in. */
export const SIGN_IN_LETTER: LetterTemplate = {
  kind: 'accounts.sign-in',
  title: 'Sign-in code',
  occasion: 'Sent to whoever asks to sign in with an address that is known.',
  subject: 'Sign in to Critical Friend',
  text: [
    'You asked to sign in to Critical Friend.',
    '',
    'Type this code on the page where you asked: ((code))',
    '',
    'Or open this link in the same browser and press the button:',
    '((link))',
    '',
    'Code and link work once, for ((minutes)) minutes. If you did not ask, you need do nothing.',
    '',
  ].join('\n'),
  placeholders: {
    code: { meaning: 'The code of eight digits', sample: '12345678', isRequired: true, form: 'code' },
    link: {
      meaning: 'The link that signs in',
      sample: 'https://critical-friend.example/sign-in#…',
      isRequired: true,
      form: 'link',
    },
    minutes: { meaning: 'How many minutes code and link work', sample: '10' },
  },
  delivery: 'at-least-once',
  isUrgent: true,
};
