import { type IsoDate } from '../../platform/clock/iso-date.js';
import { sayPeriod, viewCouncilChoices } from '../../councils/views/shared-services.view.js';

/** A conflict that follows from the peer's councils, posts and teams. */
export interface ComputedRow {
  readonly council: string;
  readonly sentence: string;
  readonly source: string;
}

/** A conflict on record. */
export interface RecordedRow {
  readonly id: string;
  readonly council: string;
  readonly reason: string;
  readonly when: string;
  readonly note: string;
  readonly canWithdraw: boolean;
}

export interface MyConflictsView {
  readonly computed: readonly ComputedRow[];
  readonly recorded: readonly RecordedRow[];
  readonly withdrawn: readonly string[];
}

export const REASON_WORDS: Readonly<Record<string, string>> = {
  declared: 'another interest',
  family: 'family sits or works there',
  contract: 'their organisation has a contract with it or is funded by it',
  'past-post': 'held a post there',
  'applied-for-post': 'applied for a post there',
  'shared-service': 'their council shares a service with it',
  'last-team': 'was on the last team there',
  'host-objection': 'the council objected, and the objection was upheld',
};
const OWN_WORDS: Readonly<Record<string, string>> = {
  ...REASON_WORDS,
  contract: 'your organisation has a contract with it or is funded by it',
  'shared-service': 'your council shares a service with it',
};

/** What a peer sees of their own conflicts. */
export function viewMyConflicts(
  conflicts: readonly {
    readonly council: { readonly name: string };
    readonly sentence: string;
    readonly source: string;
    readonly isDeclared: boolean;
  }[],
  recorded: readonly {
    readonly id: string;
    readonly council: { readonly name: string };
    readonly reason: string;
    readonly since: IsoDate | null;
    readonly until: IsoDate | null;
    readonly note: string;
    readonly isOwn: boolean;
    readonly withdrawnAt: Date | null;
  }[],
): MyConflictsView {
  const say = (reason: string) => OWN_WORDS[reason] ?? reason;
  return {
    computed: conflicts
      .filter(({ isDeclared }) => !isDeclared)
      .map(({ council, sentence, source }) => ({ council: council.name, sentence, source })),
    recorded: recorded
      .filter(({ withdrawnAt }) => withdrawnAt === null)
      .map(({ id, council, reason, since, until, note, isOwn }) => ({
        id,
        council: council.name,
        reason: say(reason),
        when: sayPeriod(since, until),
        note,
        canWithdraw: isOwn,
      })),
    withdrawn: recorded
      .filter(({ withdrawnAt }) => withdrawnAt !== null)
      .map(({ council, reason }) => `${council.name}: ${say(reason)}`),
  };
}

/** Councils to choose from, by name. */
export const viewDeclarableCouncils = viewCouncilChoices;
