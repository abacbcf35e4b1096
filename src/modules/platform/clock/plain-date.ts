import { type IsoDate } from './iso-date.js';

const words = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });

/** A calendar day as people write it, for sentences: "5 April 2027". Throws RangeError on what is no date. */
export const sayDate = (date: IsoDate): string => words.format(new Date(`${date}T00:00:00Z`));
