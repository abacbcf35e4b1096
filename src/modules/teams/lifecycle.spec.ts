import { COUNCIL_WEEK_LIFECYCLE, COUNCIL_WEEK_STATES } from './council-week-lifecycle.js';
import { INVITATION_LIFECYCLE, INVITATION_STATES } from './invitation-lifecycle.js';
import { legalSteps, type Lifecycle, nextState } from './lifecycle.js';
import { SEAT_LIFECYCLE, SEAT_STATES } from './seat-lifecycle.js';

const LIFECYCLES: [string, readonly string[], Lifecycle<string, string>][] = [
  ['a seat', SEAT_STATES, SEAT_LIFECYCLE],
  ['an invitation', INVITATION_STATES, INVITATION_LIFECYCLE],
  ['a proposed week', COUNCIL_WEEK_STATES, COUNCIL_WEEK_LIFECYCLE],
];

describe.each(LIFECYCLES)('the life of %s', (_, states, lifecycle) => {
  it('can reach every state and says of each event in each state at most one thing', () => {
    const reached = new Set([lifecycle.initial]);
    for (let before = 0; before < reached.size;) {
      before = reached.size;
      for (const { from, to } of lifecycle.transitions) if (from.some((state) => reached.has(state))) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...states].sort());
    const pairs = lifecycle.transitions.flatMap(({ event, from }) => from.map((state) => `${state} ${event}`));
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  it('allows each event to somebody, and lists each legal step once with the one into being', () => {
    for (const { who } of lifecycle.transitions) expect(who.length).toBeGreaterThan(0);
    const steps = legalSteps(lifecycle).map((step) => step.join('>'));
    expect(steps).toContain(`>${lifecycle.initial}`);
    expect(new Set(steps).size).toBe(steps.length);
  });
});

describe('what may happen', () => {
  it.each([
    ['vacant', 'offer', 'coordinator', 'offered'],
    ['offered', 'accept', 'peer', 'accepted'],
    ['offered', 'expire', 'system', 'vacant'],
    ['accepted', 'confirm', 'employer', 'confirmed'],
    ['confirmed', 'drop-out', 'peer', 'vacant'],
  ] as const)('to a seat that is %s: %s by a %s makes it %s', (state, event, who, next) => {
    expect(nextState(SEAT_LIFECYCLE, state, event, who)).toBe(next);
  });

  it.each([
    ['offered', 'offer', 'coordinator'],
    ['vacant', 'accept', 'peer'],
    ['offered', 'expire', 'peer'],
    ['confirmed', 'accept', 'peer'],
    ['confirmed', 'withdraw', 'system'],
    ['released', 'offer', 'system'],
  ] as const)('not to a seat that is %s: %s by a %s', (state, event, who) => {
    expect(nextState(SEAT_LIFECYCLE, state, event, who)).toBeNull();
  });

  it('to an invitation: nobody answers for a peer but a coordinator, and what was withdrawn stays so', () => {
    expect(nextState(INVITATION_LIFECYCLE, 'open', 'accept', 'council')).toBeNull();
    expect(nextState(INVITATION_LIFECYCLE, 'open', 'accept', 'coordinator')).toBe('accepted');
    expect(nextState(INVITATION_LIFECYCLE, 'withdrawn', 'accept', 'peer')).toBeNull();
    expect(nextState(INVITATION_LIFECYCLE, 'expired', 'accept', 'peer')).toBeNull();
  });

  it('to a proposed week: another week is looked at before it is settled', () => {
    expect(nextState(COUNCIL_WEEK_LIFECYCLE, 'proposed', 'choose-another', 'council')).toBe('moving');
    expect(nextState(COUNCIL_WEEK_LIFECYCLE, 'moving', 'accept', 'council')).toBeNull();
    expect(nextState(COUNCIL_WEEK_LIFECYCLE, 'moving', 'move', 'system')).toBe('accepted');
  });
});
