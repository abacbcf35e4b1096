import { writeAssistantLetter, writeOnBehalfLetter } from './assistant.email.js';

describe('letters about assistants', () => {
  it('tell the assistant whose weeks they may mark, where, and that they see dates only', () => {
    const { subject, text } = writeAssistantLetter({ peer: 'Alex Hill', link: 'https://pc.example/assisting' });
    expect(subject).toBe('Alex Hill has named you as assistant');
    expect(text.split('\n')).toContain('https://pc.example/assisting');
    expect(text).toContain('dates only');
  });

  it('tell the peer each time that somebody saved on their behalf', () => {
    const saves = ['25 November 2026 at 17:32 by Sam Reed: 3 weeks changed'];
    const { text } = writeOnBehalfLetter({ saves, link: 'https://pc.example/my/availability' });
    expect(text).toContain('- 25 November 2026 at 17:32 by Sam Reed: 3 weeks changed');
    expect(text.split('\n')).toContain('https://pc.example/my/availability');
  });
});
