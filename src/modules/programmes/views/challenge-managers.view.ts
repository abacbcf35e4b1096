import { sayDate } from '../../platform/clock/plain-date.js';
import { type Leave } from '../manager-leave.js';

/** A challenge manager as a row of the list. */
export interface ManagerRow {
  readonly id: string;
  readonly name: string;
  readonly isActive: boolean;
  /** Each spell of leave in words. */
  readonly leave: readonly string[];
}

/** The staff list, those who run no more challenges last. */
export function viewManagers(
  managers: readonly {
    readonly id: string;
    readonly name: string;
    readonly isActive: boolean;
    readonly leave: readonly Leave[];
  }[],
): ManagerRow[] {
  return managers
    .map(({ id, name, isActive, leave }) => ({ id, name, isActive, leave: leave.map(sayLeave) }))
    .sort((a, b) => Number(b.isActive) - Number(a.isActive));
}

/** "3 May 2027 to 14 May 2027", "1 June 2027". */
export const sayLeave = ({ from, to }: Leave): string =>
  from === to ? sayDate(from) : `${sayDate(from)} to ${sayDate(to)}`;
