/** How a session proved whose it is, one after the other. OpenID Connect calls this `amr`. */
export const METHODS = ['mail', 'organisation', 'organisation-two-step', 'app-code', 'recovery-code', 'pin'] as const;
export type Method = (typeof METHODS)[number];

/** Whether staff must have a second step, or are reminded of it. */
export type SecondStepPolicy = 'required' | 'offered';

/** What a session still owes before it may do anything else: a code of the app, or setting one up. */
export type StepDue = 'second-step' | 'set-up';

/** What is known of a session and its person when its strength is judged. */
export interface SessionFacts {
  readonly methods: readonly string[];
  readonly roles: readonly string[];
  readonly hasSecondStep: boolean;
}

const SECOND_STEPS: readonly string[] = ['organisation-two-step', 'app-code', 'recovery-code'] satisfies Method[];
const CONFIRMING: readonly string[] = [...SECOND_STEPS, 'pin'];

/** Staff: what they may see of others is worth a second step. */
export const STAFF_ROLES: readonly string[] = [
  'administrator',
  'coordinator',
  'challenge-manager',
  'regional-associate',
];

export const isStaff = (roles: readonly string[]): boolean => roles.some((role) => STAFF_ROLES.includes(role));

/** Whether a session has proved more than that somebody reads its person's mail. */
export const isConfirmed = (methods: readonly string[]): boolean =>
  methods.some((method) => CONFIRMING.includes(method));

/** What a session owes. Whoever has set a second step up is asked for it, staff or not, whatever the policy. */
export function findStepDue({ methods, roles, hasSecondStep }: SessionFacts, policy: SecondStepPolicy): StepDue | null {
  if (methods.some((method) => SECOND_STEPS.includes(method))) return null;
  if (hasSecondStep) return 'second-step';
  return policy === 'required' && isStaff(roles) ? 'set-up' : null;
}

/** What may be done while something is owed; all else waits. Setting up is not open to those who owe a code. */
const WHILE_DUE: Readonly<Record<StepDue, readonly string[]>> = {
  'second-step': ['accounts.show-second-step', 'accounts.take-second-step', 'accounts.sign-out'],
  'set-up': [
    'accounts.show-second-step-setup',
    'accounts.start-second-step-setup',
    'accounts.finish-second-step-setup',
    'accounts.sign-out',
  ],
};

/** What wants a session that has proved more than its mail, by the app or a PIN. Rooms with confidential things join here. */
const WANTS_CONFIRMATION: ReadonlySet<string> = new Set([
  'accounts.show-pin-change',
  'accounts.change-pin',
  'accounts.renew-recovery-codes',
]);

/** Operations that this file names; each must be a row of the table of operations. */
export const namedOperations = (): string[] => [...Object.values(WHILE_DUE).flat(), ...WANTS_CONFIRMATION];

/** What an operation asks of a session beyond its row, for the OpenAPI document. */
export const strengthOf = (operation: string): 'signed-in' | 'confirmed' =>
  WANTS_CONFIRMATION.has(operation) ? 'confirmed' : 'signed-in';

/** Whether a session is strong enough for an operation, or what has to come first. */
export function findWeakness(
  operation: string,
  { due, isConfirmed }: { readonly due: StepDue | null; readonly isConfirmed: boolean },
): StepDue | 'confirmation' | null {
  if (due !== null) return WHILE_DUE[due].includes(operation) ? null : due;
  return WANTS_CONFIRMATION.has(operation) && !isConfirmed ? 'confirmation' : null;
}
