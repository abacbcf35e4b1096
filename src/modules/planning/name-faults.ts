import { type Fault } from '../../scheduling/parse-problem.js';
import { type Problem } from '../../scheduling/problem.js';
import { type NamesOfThings } from './compare-problems.js';

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** A fault with the challenge or peer that it is about in words a coordinator knows. */
export interface NamedFault extends Fault {
  /** Reference of the challenge or peer at the place of the fault; null for the year itself. */
  readonly about: string | null;
}

/** Calls challenges and peers in the faults of a year's problem by their references; the place stays as it is. */
export function nameFaults(faults: readonly Fault[], problem: Problem, names: NamesOfThings): NamedFault[] {
  return faults.map(({ path, message }) => {
    const [, list, index] = /^\$\.(challenges|peers)\[(\d+)\]/.exec(path) ?? [];
    const at = list === undefined ? undefined : problem[list as 'challenges' | 'peers'][Number(index)];
    return {
      path,
      message: message.replace(ID, (id) => names.get(id) ?? id),
      about: at === undefined ? null : (names.get(at.id) ?? null),
    };
  });
}

/** One fault as a clause: "PC-001: $.challenges[0].pinnedPeers[0] is …". */
export const sayFault = ({ about, path, message }: NamedFault): string =>
  `${about === null ? '' : `${about}: `}${path} ${message}`;
