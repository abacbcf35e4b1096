import { decideNextStep, type Standing } from './sending-policy.js';
import { type Verdict } from './smtp-reply.js';

const MINUTE = 60_000;
const FIRST: Standing = { delivery: 'at-least-once', tries: 1, ageMs: 0 };

/** Pauses in minutes until the letter is given up, when every try fails in this way. */
function pausesOf(verdict: Verdict): number[] {
  const pauses: number[] = [];
  let ageMs = 0;
  for (let tries = 1; ; tries++) {
    const step = decideNextStep(verdict, { ...FIRST, tries, ageMs });
    if (step.kind !== 'try-again') return pauses;
    pauses.push(step.afterMs / MINUTE);
    ageMs += step.afterMs;
  }
}

describe('a letter that the mail server did not take', () => {
  it('is tried again after 1, 5, 15 and 30 minutes, then every hour for three days', () => {
    const pauses = pausesOf('try-again');
    expect(pauses.slice(0, 6)).toEqual([1, 5, 15, 30, 60, 60]);
    expect(new Set(pauses.slice(4))).toEqual(new Set([60]));
    const total = pauses.reduce((sum, pause) => sum + pause, 0);
    expect(total).toBeLessThanOrEqual(72 * 60);
    expect(total).toBeGreaterThan(71 * 60);
  });

  it('bounces at once when its reader is refused, however young it is', () => {
    expect(decideNextStep('refused', FIRST)).toEqual({ kind: 'bounced' });
  });

  it('stops everything when the server takes nothing from us', () => {
    expect(decideNextStep('stop', { ...FIRST, ageMs: 100 * 3_600_000 })).toEqual({ kind: 'stop' });
  });

  it('goes again or is shown as unknown when nobody can know, as its kind says', () => {
    expect(decideNextStep('ambiguous', FIRST)).toEqual({ kind: 'try-again', afterMs: MINUTE });
    expect(decideNextStep('ambiguous', { ...FIRST, delivery: 'at-most-once' })).toEqual({ kind: 'unknown' });
    expect(decideNextStep('try-again', { ...FIRST, delivery: 'at-most-once' })).toEqual({
      kind: 'try-again',
      afterMs: MINUTE,
    });
  });
});
