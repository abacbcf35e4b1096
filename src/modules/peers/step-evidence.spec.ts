import { ACCREDITATION_STATES } from './import-peers.js';
import { type AccreditationState, findStep, LIFE_STEPS } from './accreditation.js';
import { findEvidenceFaults, type StepEvidence } from './step-evidence.js';

const today = '2027-04-05';
const given = (changes: Partial<StepEvidence> = {}): StepEvidence => ({
  on: today,
  note: 'as the file shows',
  isVettedByOwnGroup: false,
  ...changes,
});
const faultsOf = (from: AccreditationState, to: AccreditationState, evidence: StepEvidence, isElectedMember = false) =>
  findEvidenceFaults(findStep(from, to)!, evidence, { isElectedMember, latest: '2027-03-01' }, today).map(
    ({ field }) => field,
  );

describe('the evidence of a step', () => {
  it.each<[AccreditationState, AccreditationState, StepEvidence, boolean, string[]]>([
    ['nominated', 'applied', given({ note: null }), false, []],
    ['applied', 'vetted', given(), false, []],
    ['applied', 'vetted', given({ note: null }), false, ['note']],
    ['applied', 'vetted', given(), true, ['isVettedByOwnGroup']],
    ['applied', 'vetted', given({ isVettedByOwnGroup: true }), true, []],
    ['applied', 'vetted', given({ isVettedByOwnGroup: true }), false, ['isVettedByOwnGroup']],
    ['vetted', 'trained', given({ isVettedByOwnGroup: true }), true, ['isVettedByOwnGroup']],
    ['vetted', 'trained', given({ note: null }), false, ['note']],
    ['trained', 'accredited', given({ note: null }), false, []],
    ['accredited', 'suspended', given({ note: null }), false, ['note']],
    ['trained', 'accredited', given({ on: '2027-04-06' }), false, ['on']],
    ['trained', 'accredited', given({ on: '2027-02-28' }), false, ['on']],
    ['trained', 'accredited', given({ on: '2027-03-01' }), false, []],
  ])('from %s to %s with %o of an elected member (%s) lacks %j', (from, to, evidence, isElectedMember, lacking) => {
    expect(faultsOf(from, to, evidence, isElectedMember)).toEqual(lacking);
  });

  it('is asked once for each way between two states, and a step taken back has a reason', () => {
    const ways = LIFE_STEPS.map(({ from, to }) => `${from} ${to}`);
    expect(new Set(ways).size).toBe(ways.length);
    for (const { isCorrection, noteAsks } of LIFE_STEPS) if (isCorrection) expect(noteAsks).not.toBeNull();
  });

  it('leads to an accreditation from everywhere, without a step taken back', () => {
    for (const start of ACCREDITATION_STATES) {
      const reached = new Set([start]);
      for (let size = 0; size < reached.size;) {
        size = reached.size;
        for (const { from, to, isCorrection } of LIFE_STEPS) if (!isCorrection && reached.has(from)) reached.add(to);
      }
      expect([...reached]).toContain('accredited');
    }
  });
});
