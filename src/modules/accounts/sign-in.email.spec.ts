import { findWordingFaults, writeLetter } from '../platform/mail/letter-template.js';
import { SIGN_IN_LETTER } from './sign-in.email.js';

describe('the sign-in letter', () => {
  it('gives the code, the link on a line of its own, and how long both work', () => {
    const { subject, text } = writeLetter(SIGN_IN_LETTER, SIGN_IN_LETTER, {
      link: 'https://pc.example/sign-in#S',
      code: '12345678',
      minutes: '10',
    });
    expect(subject).toBe('Sign in to Critical Friend');
    expect(text.split('\n')).toContain('https://pc.example/sign-in#S');
    expect(text).toContain('12345678');
    expect(text).toContain('for 10 minutes');
  });

  it('has a wording that a coordinator could save', () => {
    expect(findWordingFaults(SIGN_IN_LETTER, SIGN_IN_LETTER)).toEqual([]);
  });
});
