/** The letter to somebody whom a peer names as assistant. */
export const writeAssistantLetter = ({
  peer,
  link,
}: {
  readonly peer: string;
  readonly link: string;
}): { subject: string; text: string } => ({
  subject: `${peer} has named you as assistant`,
  text: [
    `${peer} is a peer of Critical Friend and has named you as assistant.`,
    '',
    'You can mark the weeks in which they are available. You see dates only: no papers and nothing personal. What you save is',
    'recorded as done on their behalf, and they are told.',
    '',
    'Open this page and sign in with this e-mail address:',
    link,
    '',
    'If you do not want to, press “Stop assisting” there. If you do not know them, you need do nothing.',
    '',
  ].join('\n'),
});

/** The letter to a peer about what an assistant saved. */
export const writeOnBehalfLetter = ({
  saves,
  link,
}: {
  /** Each time in words. */
  readonly saves: readonly string[];
  readonly link: string;
}): { subject: string; text: string } => ({
  subject: 'Your availability was changed on your behalf',
  text: [
    'An assistant of yours changed the weeks in which you are available:',
    '',
    ...saves.map((save) => `- ${save}`),
    '',
    'Look at your weeks and change what is not right:',
    link,
    '',
    'You can end an assistant’s access at any time on your page.',
    '',
  ].join('\n'),
});
