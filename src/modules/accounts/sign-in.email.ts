/** What the letter is made of; link and code are placeholders until it goes out. */
export interface SignInLetter {
  readonly link: string;
  readonly code: string;
  readonly minutes: number;
}

/** The letter that answers a request to sign in. */
export const writeSignInLetter = ({ link, code, minutes }: SignInLetter): { subject: string; text: string } => ({
  subject: 'Sign in to Critical Friend',
  text: [
    'You asked to sign in to Critical Friend.',
    '',
    `Type this code on the page where you asked: ${code}`,
    '',
    'Or open this link in the same browser and press the button:',
    link,
    '',
    `Code and link work once, for ${minutes} minutes. If you did not ask, you need do nothing.`,
    '',
  ].join('\n'),
});
