import { councilCode, reference } from '../platform/files/csv-codes.js';
import { choice, optional, text } from '../platform/files/csv-columns.js';
import { date } from '../platform/files/csv-dates.js';
import { type RowFault, type RowOf, type TableFormat } from '../platform/files/csv-format.js';

/** Why a peer may not challenge a council, for reasons that nobody can compute. */
export const CONFLICT_REASONS = [
  'past-post',
  'declared',
  'family',
  'contract',
  'shared-service',
  'applied-for-post',
  'last-team',
  'host-objection',
] as const;

const columns = {
  reference: reference({ meaning: 'The peer', example: 'PEER-0001' }),
  council: councilCode({ meaning: 'The council that the peer may not challenge', example: 'KEN' }),
  reason: choice({ meaning: 'Why', example: 'past-post', of: CONFLICT_REASONS }),
  since: optional(date({ meaning: 'First day of what conflicts', example: '2019-05-01' })),
  until: optional(date({ meaning: 'Last day of what conflicts; blank while it lasts', example: '2025-03-31' })),
  source: text({ meaning: 'Where it was learnt', example: 'declaration of interests 2026', maxLength: 160 }),
  note: optional(text({ meaning: 'Anything to add', example: '', maxLength: 1000, lines: true })),
};

/** One conflict of interest that was declared or recorded. */
export type ConflictRow = RowOf<typeof columns>;

/** The table of conflicts. Own council, neighbours and two-tier kin are computed and stand in no file. */
export const conflictsFormat: TableFormat<ConflictRow> = {
  name: 'conflicts',
  meaning: 'Conflicts of interest that nobody can compute: one row a peer, council and reason',
  columns,
  key: ['reference', 'council', 'reason'],
  check: checkConflict,
};

function checkConflict({ since, until }: ConflictRow): RowFault[] {
  if (since === null || until === null || since <= until) return [];
  return [{ column: 'until', value: until, message: `until is before since (${since}). Give a later day, or none.` }];
}
