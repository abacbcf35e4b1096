import { reference } from '../platform/files/csv-codes.js';
import { letters } from '../platform/files/csv-columns.js';
import { monday } from '../platform/files/csv-dates.js';
import { type RowOf, type TableFormat } from '../platform/files/csv-format.js';

const LONGEST_YEAR_WEEKS = 60;

const columns = {
  reference: reference({ meaning: 'The peer', example: 'PEER-0001' }),
  start: monday({ meaning: 'Monday of the first week that the letters speak of', example: '2027-04-05' }),
  letters: letters({
    meaning: 'What the peer marked, one letter a week from start on; weeks not named are not known',
    example: 'YYYYINNNYYYY',
    maxLength: LONGEST_YEAR_WEEKS,
  }),
};

/** The weeks that one peer marked. */
export type AvailabilityRow = RowOf<typeof columns>;

/**
 * The table of availability, as people mark it themselves: elections, conferences and closed weeks are computed by the
 * service and stand in no file.
 */
export const availabilityFormat: TableFormat<AvailabilityRow> = {
  name: 'availability',
  meaning: 'Which weeks suit which peer: one row a peer',
  columns,
  key: ['reference', 'start'],
  check: () => [],
};
