import { defaultProgrammeSettings } from '../programmes/programme-settings.js';
import { councilDueAt, peerDueAt, soundingDueAt, weeksUntil } from './answer-time.js';

const { asking } = defaultProgrammeSettings();
const NOW = new Date('2027-01-11T09:30:00Z');

describe('the time that an answer may take', () => {
  it.each([
    ['2027-06-14', 22, '2027-01-25T17:00:00.000Z', 'ten working days while the week is far'],
    ['2027-05-31', 20, '2027-01-18T17:00:00.000Z', 'five as it comes nearer'],
    ['2027-04-19', 14, '2027-01-14T17:00:00.000Z', 'three when it is near'],
    ['2027-02-08', 4, '2027-01-12T09:30:00.000Z', 'a day at last'],
  ])('for the week of %s, %d weeks ahead, ends %s: %s', (monday, ahead, expected) => {
    expect(weeksUntil(NOW, monday)).toBe(ahead);
    expect(peerDueAt(NOW, monday, asking).toISOString()).toBe(expected);
  });

  it('is a setting', () => {
    expect(peerDueAt(NOW, '2027-06-14', { ...asking, longAnswerDays: 1 }).toISOString()).toBe(
      '2027-01-12T17:00:00.000Z',
    );
    expect(councilDueAt(NOW, asking).toISOString()).toBe('2027-01-18T17:00:00.000Z');
    expect(soundingDueAt(NOW, asking).toISOString()).toBe('2027-01-14T17:00:00.000Z');
  });
});
