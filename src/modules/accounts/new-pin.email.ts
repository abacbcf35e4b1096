/** The letter with the code that lets a person choose another PIN; the code is a placeholder until it goes out. */
export const writeNewPinLetter = ({
  code,
  minutes,
}: {
  code: string;
  minutes: number;
}): { subject: string; text: string } => ({
  subject: 'Choose a new PIN for Critical Friend',
  text: [
    'You asked to choose a new PIN for Critical Friend.',
    '',
    `Type this code on the page where you asked: ${code}`,
    '',
    `It works once, for ${minutes} minutes. If you did not ask, somebody else is signed in to your account: sign in, choose`,
    '“Sign out everywhere” on your account page, and tell a coordinator.',
    '',
  ].join('\n'),
});
