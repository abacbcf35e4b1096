import { PartyTokens } from './party-tokens.js';

describe('party tokens', () => {
  const tokens = new PartyTokens(Buffer.alloc(32, 1));

  it('say nothing of the party, and are equal for equal parties only', () => {
    expect(tokens.tokenOf('labour')).toMatch(/^party-[0-9a-f]{12}$/);
    expect(tokens.tokenOf('labour')).toBe(new PartyTokens(Buffer.alloc(32, 1)).tokenOf('labour'));
    expect(tokens.tokenOf('labour')).not.toBe(tokens.tokenOf('conservative'));
  });

  it('are others under another key', () => {
    expect(new PartyTokens(Buffer.alloc(32, 2)).tokenOf('labour')).not.toBe(tokens.tokenOf('labour'));
  });
});
