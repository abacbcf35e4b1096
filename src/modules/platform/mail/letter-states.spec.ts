import { canBeSentAgain, LETTER_STATES, statesBefore } from './letter-states.js';

describe('a letter', () => {
  it('comes to each state only from these', () => {
    expect(Object.fromEntries(LETTER_STATES.map((state) => [state, statesBefore(state)]))).toEqual({
      held: [],
      queued: ['held', 'sending', 'bounced', 'undeliverable', 'unknown'],
      sending: ['queued'],
      kept: ['queued', 'sending'],
      sent: ['queued', 'sending'],
      bounced: ['queued', 'sending'],
      undeliverable: ['queued', 'sending'],
      unknown: ['sending'],
      recalled: ['held'],
    });
  });

  it('that has gone or was recalled is not sent again', () => {
    expect(LETTER_STATES.filter(canBeSentAgain)).toEqual(['bounced', 'undeliverable', 'unknown']);
  });
});
