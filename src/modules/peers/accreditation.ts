import { type IsoDate } from '../platform/clock/iso-date.js';
import { ACCREDITATION_STATES } from './import-peers.js';

export type AccreditationState = (typeof ACCREDITATION_STATES)[number];

/** Where an accreditation may go from each state; a step taken by mistake may be taken back. */
export const ACCREDITATION_STEPS: Readonly<Record<AccreditationState, readonly AccreditationState[]>> = {
  nominated: ['applied', 'lapsed'],
  applied: ['nominated', 'vetted', 'lapsed'],
  vetted: ['applied', 'trained', 'lapsed'],
  trained: ['vetted', 'accredited', 'lapsed'],
  accredited: ['trained', 'accredited', 'suspended', 'lapsed'],
  suspended: ['accredited', 'lapsed'],
  lapsed: ['nominated', 'applied', 'vetted', 'trained', 'accredited', 'suspended'],
};

/** Why an accreditation may not become this, or null. `until` is the last day of it; null: none is set. */
export function findAccreditationFault(
  from: AccreditationState,
  to: AccreditationState,
  until: IsoDate | null,
  today: IsoDate,
): string | null {
  const steps = ACCREDITATION_STEPS[from];
  if (!steps.includes(to))
    return `An accreditation that is ${from} cannot become ${to}. It can become: ${steps.join(', ')}.`;
  if (to === 'accredited' && until !== null && until < today)
    return `The last day of the accreditation, ${until}, is over. Give a later one, or make it lapsed.`;
  return null;
}
