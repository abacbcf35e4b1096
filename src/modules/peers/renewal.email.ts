import { type IsoDate } from '../platform/clock/iso-date.js';
import { sayDate } from '../platform/clock/plain-date.js';

/** The letter that reminds a peer of the end of the accreditation. */
export const writeRenewalLetter = (name: string, until: IsoDate): { subject: string; text: string } => ({
  subject: `Your accreditation as a peer ends on ${sayDate(until)}`,
  text: [
    `Dear ${name},`,
    '',
    `your accreditation as a peer ends on ${sayDate(until)}. After that day you cannot be asked to join a challenge.`,
    '',
    'If you would like to go on, answer this letter, and a coordinator will renew it with you.',
    'If not, you need do nothing. Thank you for the time that you have given.',
    '',
  ].join('\n'),
});
