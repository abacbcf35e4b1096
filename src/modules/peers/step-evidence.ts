import { type IsoDate } from '../platform/clock/iso-date.js';
import { type LifeStep } from './accreditation.js';

/** What is given with a step. */
export interface StepEvidence {
  /** The day on which it happened. */
  readonly on: IsoDate;
  readonly note: string | null;
  /**
   * The peer's own political group has vetted. Which group that is stays unsaid: it is the party of the peer, which has a place
   * of its own.
   */
  readonly isVettedByOwnGroup: boolean;
}

/** What is wrong with one field of the evidence. */
export interface EvidenceFault {
  readonly field: 'on' | 'note' | 'isVettedByOwnGroup';
  readonly message: string;
}

/** What a step still lacks. @param latest the day of the step before, which cannot have happened after this one; null: none. */
export function findEvidenceFaults(
  step: LifeStep,
  evidence: StepEvidence,
  peer: { readonly isElectedMember: boolean; readonly latest: IsoDate | null },
  today: IsoDate,
): EvidenceFault[] {
  const faults: EvidenceFault[] = [];
  const { on, note, isVettedByOwnGroup } = evidence;
  if (on > today)
    faults.push({ field: 'on', message: `${on} is in the future. Record the step when it has happened.` });
  if (peer.latest !== null && on < peer.latest)
    faults.push({
      field: 'on',
      message: `The step before was on ${peer.latest}. Give that day or a later one, not ${on}.`,
    });
  if (step.noteAsks !== null && note === null)
    faults.push({ field: 'note', message: `${step.noteAsks}: say so in the note.` });
  if (step.isVetting && peer.isElectedMember && !isVettedByOwnGroup) {
    const message = 'An elected member is vetted by their own political group. Confirm that it has done so.';
    faults.push({ field: 'isVettedByOwnGroup', message });
  }
  if (isVettedByOwnGroup && !(step.isVetting && peer.isElectedMember)) {
    const message = 'Only the vetting of an elected member is done by a political group. Leave it out.';
    faults.push({ field: 'isVettedByOwnGroup', message });
  }
  return faults;
}
