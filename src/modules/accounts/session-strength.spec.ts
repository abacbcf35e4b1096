import { OPERATIONS } from './operations.js';
import { findStepDue, findWeakness, isConfirmed, isStaff, namedOperations } from './session-strength.js';

const facts = { methods: ['mail'], roles: ['coordinator'], hasSecondStep: false };

describe('what a session owes', () => {
  it.each([
    ['nothing more than mail of a peer', { ...facts, roles: [] }, 'required', null],
    ['a second step of staff, where it is required', facts, 'required', 'set-up'],
    ['nothing of staff, where it is offered', facts, 'offered', null],
    ['the code, once it is set up, whatever the policy', { ...facts, hasSecondStep: true }, 'offered', 'second-step'],
    ['the code of those who hold no role', { ...facts, roles: [], hasSecondStep: true }, 'offered', 'second-step'],
    ['nothing after the code', { ...facts, methods: ['mail', 'app-code'], hasSecondStep: true }, 'required', null],
    ['nothing after a recovery code', { ...facts, methods: ['mail', 'recovery-code'] }, 'required', null],
    ['nothing when the organisation asked', { ...facts, methods: ['organisation-two-step'] }, 'required', null],
    ['a second step when it did not', { ...facts, methods: ['organisation'] }, 'required', 'set-up'],
    [
      'the code in spite of a PIN',
      { ...facts, methods: ['mail', 'pin'], hasSecondStep: true },
      'offered',
      'second-step',
    ],
  ] as const)('is %s', (_, given, policy, due) => {
    expect(findStepDue(given, policy)).toBe(due);
  });

  it.each(['administrator', 'coordinator', 'challenge-manager', 'regional-associate'])(
    'counts a %s as staff',
    (role) => {
      expect(isStaff(['peer', role])).toBe(true);
    },
  );

  it.each(['hub', 'council-lead', 'council-member', 'partner', 'peer', 'inspectorate'])('and a %s not', (role) => {
    expect(isStaff([role])).toBe(false);
  });
});

describe('what a session may do', () => {
  const owing = (due: 'second-step' | 'set-up') => ({ due, isConfirmed: false });

  it('while it owes a code: give it or leave, but not set another phone up', () => {
    expect(findWeakness('accounts.take-second-step', owing('second-step'))).toBeNull();
    expect(findWeakness('accounts.sign-out', owing('second-step'))).toBeNull();
    for (const operation of ['accounts.start-second-step-setup', 'accounts.show-account', 'planning.show-years'])
      expect(findWeakness(operation, owing('second-step'))).toBe('second-step');
  });

  it('while it owes setting up: that, or leave', () => {
    expect(findWeakness('accounts.finish-second-step-setup', owing('set-up'))).toBeNull();
    for (const operation of ['accounts.take-second-step', 'accounts.create-token', 'planning.show-years'])
      expect(findWeakness(operation, owing('set-up'))).toBe('set-up');
  });

  it('when it owes nothing: everything but what wants an app or a PIN first', () => {
    expect(findWeakness('planning.show-years', { due: null, isConfirmed: false })).toBeNull();
    expect(findWeakness('accounts.change-pin', { due: null, isConfirmed: false })).toBe('confirmation');
    expect(findWeakness('accounts.change-pin', { due: null, isConfirmed: true })).toBeNull();
  });

  it.each([
    [['mail'], false],
    [['organisation'], false],
    [['mail', 'pin'], true],
    [['mail', 'app-code'], true],
    [['organisation-two-step'], true],
  ])('having proved %j, is confirmed: %s', (methods, expected) => {
    expect(isConfirmed(methods)).toBe(expected);
  });

  it('is said of operations that there are', () => {
    expect(namedOperations().filter((operation) => !(operation in OPERATIONS))).toEqual([]);
  });
});
