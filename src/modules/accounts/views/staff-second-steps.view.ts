import { formatDay } from './account.view.js';

/** One line of the list of staff. */
export interface StaffLine {
  readonly personId: string;
  readonly name: string;
  readonly roles: string;
  readonly since: string;
  readonly canReset: boolean;
}

/** Turns what is known of the staff's second steps into lines. */
export const viewStaffSecondSteps = (
  staff: readonly { personId: string; name: string; roles: string[]; setUpAt: Date | null }[],
): StaffLine[] =>
  staff.map(({ personId, name, roles, setUpAt }) => ({
    personId,
    name,
    roles: roles.length === 0 ? 'none' : roles.join(', '),
    since: setUpAt === null ? 'Not set up' : formatDay(setUpAt),
    canReset: setUpAt !== null,
  }));
