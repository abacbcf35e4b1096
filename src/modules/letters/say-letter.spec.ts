import { type LetterFacts, sayEvent, sayStanding, STANDING_TAGS, STANDINGS } from './say-letter.js';

const FACTS: LetterFacts = {
  standing: 'sent',
  tries: 0,
  nextTry: '5 April 2027 at 14:05',
  heldUntil: '5 April 2027 at 14:00',
  ended: '5 April 2027 at 14:01',
  failure: '550 no such mailbox',
};

describe('how a letter stands', () => {
  it.each([
    ['held', 'Held until 5 April 2027 at 14:00, and can be recalled until then.'],
    ['waiting', 'On its way: it goes in its turn.'],
    ['sent', 'The mail server took it on 5 April 2027 at 14:01.'],
    ['kept', 'There is no mail server, so the letter stays in the mailbox of this machine.'],
    [
      'bounced',
      'The mail server refused its reader, so it will not arrive. It said: “550 no such mailbox”. Check the address, or telephone.',
    ],
    ['undeliverable', 'It was given up. The reason: “550 no such mailbox”. Send it again, or telephone.'],
    [
      'unknown',
      'The connection broke off at the end, so nobody can know whether it arrived. Ask its reader, or send it again.',
    ],
    ['recalled', 'Recalled before it went. Nobody has it.'],
  ] as const)('is said of one that is %s', (standing, sentence) => {
    expect(sayStanding({ ...FACTS, standing })).toBe(sentence);
  });

  it('counts tries and says when the next one is', () => {
    const retrying = { ...FACTS, standing: 'retrying', failure: null } as const;
    expect(sayStanding({ ...retrying, tries: 1 })).toBe(
      'The mail server has not taken it yet, after one try. The next try is on 5 April 2027 at 14:05.',
    );
    expect(sayStanding({ ...retrying, tries: 3, nextTry: null })).toBe(
      'The mail server has not taken it yet, after 3 tries. It is tried again.',
    );
  });

  it('has a word for everything that can come of it', () => {
    expect(STANDINGS.filter((standing) => !STANDING_TAGS[standing].text)).toEqual([]);
    expect(sayEvent('not-taken')).toBe('Not taken by the mail server');
    expect(sayEvent('unheard-of')).toBe('unheard-of');
  });
});
