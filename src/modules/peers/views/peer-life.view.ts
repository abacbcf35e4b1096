import { type IsoDate } from '../../platform/clock/iso-date.js';
import { sayDate } from '../../platform/clock/plain-date.js';
import { type AccreditationState, type LifeStep } from '../accreditation.js';
import { sayState } from './states.js';

/** A step as somebody filled it in. */
export interface GivenStep {
  readonly to: AccreditationState;
  readonly on: string;
  readonly note: string;
  readonly until: string;
  readonly isVettedByOwnGroup: 'yes' | '';
}

/** What the page of one peer shows. */
export interface LifeFacts {
  readonly peer: {
    readonly id: string;
    readonly reference: string;
    readonly name: string;
    readonly version: number;
    readonly organisation: { readonly name: string };
    readonly accreditation: { readonly state: AccreditationState; readonly until: IsoDate | null };
  };
  readonly isElectedMember: boolean;
  readonly due: string | null;
  readonly steps: readonly LifeStep[];
  readonly history: readonly {
    readonly from: AccreditationState | null;
    readonly to: AccreditationState;
    readonly on: IsoDate;
    readonly until: IsoDate | null;
    readonly note: string | null;
    readonly isVettedByOwnGroup: boolean;
    readonly source: 'staff' | 'file' | 'sweep';
    readonly recordedBy: string | null;
  }[];
}

const SOURCES = { staff: '', file: ' from a file', sweep: '' };

/** One peer's life: history, newest first, and the steps that may follow. @param usualUntil proposed as last day. */
export function viewPeerLife(life: LifeFacts, given: GivenStep | null, usualUntil: IsoDate) {
  const { peer, isElectedMember, due, history, steps } = life;
  const forms = steps.map(({ to, label, isCorrection, noteAsks, isVetting, asksUntil }) => {
    const own = given?.to === to ? given : null;
    return {
      to,
      label,
      isCorrection,
      isOpen: own !== null,
      noteLabel: noteAsks ?? 'Note, if there is something to say',
      asksOwnGroup: isVetting && isElectedMember,
      asksUntil,
      on: own?.on ?? '',
      note: own?.note ?? '',
      until: own?.until ?? (asksUntil ? usualUntil : ''),
      isVettedByOwnGroup: own?.isVettedByOwnGroup === 'yes',
    };
  });
  return {
    peer: {
      id: peer.id,
      name: peer.name,
      reference: peer.reference,
      version: peer.version,
      organisation: peer.organisation.name,
      state: sayState(peer.accreditation.state),
      until: peer.accreditation.until === null ? null : sayDate(peer.accreditation.until),
      due,
    },
    steps: forms.filter((form) => !form.isCorrection),
    corrections: forms.filter((form) => form.isCorrection),
    history: [...history].reverse().map((event) => ({
      on: sayDate(event.on),
      what: sayEvent(event),
      note: event.note,
      by: `Recorded by ${event.recordedBy ?? 'the service'}${SOURCES[event.source]}`,
    })),
  };
}

function sayEvent({ from, to, until, isVettedByOwnGroup }: LifeFacts['history'][number]): string {
  const state =
    from === null ? `On record as ${to}` : from === to && to === 'accredited' ? 'Accreditation renewed' : sayState(to);
  const end = to === 'accredited' && until !== null ? ` until ${sayDate(until)}` : '';
  return `${state}${end}${isVettedByOwnGroup ? ' by the peer’s own political group' : ''}`;
}
