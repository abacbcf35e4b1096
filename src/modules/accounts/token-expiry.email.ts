/** The letter that tells somebody in time that a script of theirs will stop working. */
export const writeTokenExpiryLetter = (token: {
  readonly name: string;
  readonly endsOn: string;
  /** Where they make a new one. */
  readonly address: string;
}): { subject: string; text: string } => ({
  subject: `An API token ends on ${token.endsOn}`,
  text: [
    `Your API token “${token.name}” for Critical Friend ends on ${token.endsOn}. From then on nothing is answered to it.`,
    '',
    'If a script still uses it, make a new one on your account page and put it into the script:',
    token.address,
    '',
  ].join('\n'),
});
