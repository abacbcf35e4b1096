import { addDays, type IsoDate } from '../../platform/clock/iso-date.js';
import { sayDays, sayInstant } from './marking.view.js';

/** A peer who has a place in a week that does not suit any more, as a row. */
export interface ClashRow {
  readonly id: string;
  readonly version: number;
  readonly peerId: string;
  readonly peer: string;
  readonly challengeId: string;
  readonly council: string;
  readonly week: string;
  readonly found: string;
  /** Null while nobody deals with it. */
  readonly dealtWith: string | null;
}

export const viewClashes = (
  clashes: readonly {
    readonly id: string;
    readonly peer: { readonly id: string; readonly name: string };
    readonly challenge: { readonly id: string; readonly council: string };
    readonly monday: IsoDate;
    readonly foundAt: Date;
    readonly acknowledgedAt: Date | null;
    readonly acknowledgedBy: string | null;
    readonly version: number;
  }[],
): ClashRow[] =>
  clashes.map(({ id, version, peer, challenge, monday, foundAt, acknowledgedAt, acknowledgedBy }) => ({
    id,
    version,
    peerId: peer.id,
    peer: peer.name,
    challengeId: challenge.id,
    council: challenge.council,
    week: `${sayDays(monday, addDays(monday, 4))} ${monday.slice(0, 4)}`,
    found: sayInstant(foundAt),
    dealtWith: acknowledgedAt && `${acknowledgedBy ?? 'Somebody who has left'}, since ${sayInstant(acknowledgedAt)}`,
  }));
