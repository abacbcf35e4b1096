import { z } from 'zod';
import { WORD, WORD_ALLOWED } from '../files/csv-codes.js';
import { PARTY, PARTY_ALLOWED, partyWord } from '../files/csv-party.js';

/** A word of a vocabulary that is kept as data, as files write it too: a kind of peer, a theme. */
export const wordSchema = z.string().regex(WORD, `Allowed: ${WORD_ALLOWED}`).max(60);

/** A party; other spellings are read as the one word for it, in requests as in files. */
export const partySchema = z.string().overwrite(partyWord).regex(PARTY, `Allowed: ${PARTY_ALLOWED}`);
