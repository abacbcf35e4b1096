import { writeNewPinLetter } from './new-pin.email.js';

describe('the letter for a new PIN', () => {
  it('carries its code and how long it works, and no link', () => {
    const { subject, text } = writeNewPinLetter({ code: '12345678', minutes: 10 });
    expect(subject).toBe('Choose a new PIN for Critical Friend');
    expect(text).toContain('asked: 12345678\n');
    expect(text).toContain('for 10 minutes');
    expect(text).not.toContain('http');
  });
});
