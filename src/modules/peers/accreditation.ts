import { type IsoDate } from '../platform/clock/iso-date.js';
import { ACCREDITATION_STATES } from './import-peers.js';

export type AccreditationState = (typeof ACCREDITATION_STATES)[number];

/** One way from a state to another, and what shows that it may be taken. */
export interface LifeStep {
  readonly from: AccreditationState;
  readonly to: AccreditationState;
  /** What a coordinator presses. */
  readonly label: string;
  /** Undoes a step taken by mistake: not part of a life as it is meant to run. */
  readonly isCorrection: boolean;
  /** What the note has to say; null where none is needed. */
  readonly noteAsks: string | null;
  /** Elected members are vetted by their own political group; others by references. */
  readonly isVetting: boolean;
  /** Sets the last day of the accreditation. */
  readonly asksUntil: boolean;
}

type StepOptions = Partial<Omit<LifeStep, 'from' | 'to' | 'label'>>;

const step = (
  from: AccreditationState,
  to: AccreditationState,
  label: string,
  noteAsks: string | null,
  options: StepOptions = {},
): LifeStep => ({ from, to, label, noteAsks, isCorrection: false, isVetting: false, asksUntil: false, ...options });

const correction = (from: AccreditationState, to: AccreditationState): LifeStep =>
  step(from, to, `Take back to ${to}`, 'Why the step is taken back', { isCorrection: true });

const WHY_NOT_ON = 'Why the peer does not go on';

/** The life of a peer: every step from state to state with its evidence. What is not here cannot be done. */
export const LIFE_STEPS: readonly LifeStep[] = [
  step('nominated', 'applied', 'Record the application', null),
  step('nominated', 'lapsed', 'End the nomination', WHY_NOT_ON),
  step('applied', 'vetted', 'Record the vetting', 'Who vetted, and what they said', { isVetting: true }),
  step('applied', 'lapsed', 'End the application', WHY_NOT_ON),
  step('vetted', 'trained', 'Record the training', 'Which training, where and by whom'),
  step('vetted', 'lapsed', 'End the application', WHY_NOT_ON),
  step('trained', 'accredited', 'Accredit', null, { asksUntil: true }),
  step('trained', 'lapsed', 'End the application', WHY_NOT_ON),
  step('accredited', 'accredited', 'Renew the accreditation', null, { asksUntil: true }),
  step('accredited', 'suspended', 'Suspend', 'Why the peer is suspended'),
  step('accredited', 'lapsed', 'End the accreditation', 'Why the accreditation ends'),
  step('suspended', 'accredited', 'Lift the suspension', 'Why the suspension is lifted', { asksUntil: true }),
  step('suspended', 'lapsed', 'End the accreditation', 'Why the accreditation ends'),
  step('lapsed', 'applied', 'Record a new application', null),
  step('lapsed', 'nominated', 'Record a new nomination', null),
  correction('applied', 'nominated'),
  correction('vetted', 'applied'),
  correction('trained', 'vetted'),
  correction('accredited', 'trained'),
  correction('lapsed', 'vetted'),
  correction('lapsed', 'trained'),
  step('lapsed', 'accredited', 'Take back to accredited', 'Why the step is taken back', {
    isCorrection: true,
    asksUntil: true,
  }),
  correction('lapsed', 'suspended'),
];

const stepsFrom = (from: AccreditationState): AccreditationState[] =>
  LIFE_STEPS.filter((each) => each.from === from).map(({ to }) => to);

/** Where an accreditation may go from each state; a step taken by mistake may be taken back. */
export const ACCREDITATION_STEPS: Readonly<Record<AccreditationState, readonly AccreditationState[]>> = {
  nominated: stepsFrom('nominated'),
  applied: stepsFrom('applied'),
  vetted: stepsFrom('vetted'),
  trained: stepsFrom('trained'),
  accredited: stepsFrom('accredited'),
  suspended: stepsFrom('suspended'),
  lapsed: stepsFrom('lapsed'),
};

/** The step between two states, or null when there is none. */
export const findStep = (from: AccreditationState, to: AccreditationState): LifeStep | null =>
  LIFE_STEPS.find((each) => each.from === from && each.to === to) ?? null;

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
