import { createHmac } from 'node:crypto';
import { type Party } from './problem-facts.js';

const TOKEN_HEX_DIGITS = 12;

/** Turns names of parties into the tokens that a problem document carries: equal names are one token, whoever holds them. */
export class PartyTokens {
  private readonly tokens = new Map<string, string>();

  /** @param key 32 bytes, the setting SPECIAL_DATA_KEY: without it a token says nothing. */
  constructor(private readonly key: Buffer) {}

  tokenOf(party: string): string {
    const known = this.tokens.get(party);
    if (known !== undefined) return known;
    const digest = createHmac('sha256', this.key).update(`party:${party}`).digest('hex');
    const token = `party-${digest.slice(0, TOKEN_HEX_DIGITS)}`;
    this.tokens.set(party, token);
    return token;
  }

  partyOf(name: string): Party {
    return { name, token: this.tokenOf(name) };
  }
}
