import { writeConfirmationLetter, writeTrainingLetter } from './recruitment.email.js';

const letter = {
  name: 'Ann',
  campaign: 'Leaders 2027',
  link: 'https://x.example/join/confirm/abc',
  days: 14,
  hub: null,
};

describe('letters of recruitment', () => {
  it('ask for a confirmation, with the link on a line of its own', () => {
    const { subject, text } = writeConfirmationLetter(letter);
    expect(subject).toContain('Leaders 2027');
    expect(text.split('\n')).toContain(letter.link);
    expect(text).toContain('14 days');
  });

  it('name the hub that nominated somebody', () => {
    expect(writeConfirmationLetter({ ...letter, hub: 'Voluntary Action' }).text).toContain(
      'Voluntary Action has nominated',
    );
  });

  it('invite to a training by day and place', () => {
    const { text } = writeTrainingLetter('Ann', { name: 'Induction', heldOn: '2027-05-03', venue: 'Leeds Town Hall' });
    expect(text).toContain('“Induction” on 3 May 2027, Leeds Town Hall.');
  });
});
