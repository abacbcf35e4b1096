import { type Askable, askNext, type AskingRules, type PlaceToFill, riskOfPlace } from './ask-next.js';

const RULES: AskingRules = { togetherFrom: 18, hardAbove: 0.05, nextWaits: false };
const FAR = 26;

const peer = (name: string, acceptance = 0.6, rivals = 0): Askable => ({ peer: name, acceptance, rivals });
const many = (prefix: string, count: number, rivals = 0): Askable[] =>
  Array.from({ length: count }, (_, i) => peer(`${prefix}${i + 1}`, 0.6, rivals));
const place = (id: string, more: Partial<PlaceToFill> = {}): PlaceToFill => ({
  id,
  state: 'vacant',
  first: peer(`${id}-first`),
  reserves: many(`${id}-`, 6),
  ...more,
});

describe('the risk of a place', () => {
  it('is the chance that everybody who can be asked in time says no', () => {
    expect(riskOfPlace(place('a', { reserves: many('r', 1) }), FAR)).toBeCloseTo(0.4 * 0.4);
    expect(riskOfPlace(place('a', { reserves: [] }), FAR)).toBeCloseTo(0.4);
    expect(riskOfPlace(place('a', { first: null, reserves: [] }), FAR)).toBe(1);
    expect(riskOfPlace(place('a', { state: 'held' }), FAR)).toBe(0);
  });

  it('is higher when the reserves are shared, and when the time is short', () => {
    const own = riskOfPlace(place('a', { reserves: many('r', 3) }), FAR);
    expect(riskOfPlace(place('a', { reserves: many('r', 3, 2) }), FAR)).toBeGreaterThan(own);
    expect(riskOfPlace(place('a', { reserves: many('r', 3) }), 14)).toBeCloseTo(0.4);
  });
});

describe('whom to ask next', () => {
  const leader = place('leader', { reserves: many('l', 1) });

  it('asks for the hard places of a team first and lets the safe ones wait', () => {
    expect(askNext([place('officer'), leader], FAR, RULES)).toEqual([
      { kind: 'ask', place: 'leader', peer: 'leader-first', standing: 1 },
      { kind: 'wait', place: 'officer', behind: ['leader'] },
    ]);
    const asked = { ...leader, state: 'asked' as const };
    expect(askNext([place('officer'), asked], FAR, RULES)).toEqual([
      { kind: 'wait', place: 'officer', behind: ['leader'] },
    ]);
  });

  it('asks everybody once the hard places are filled, or the week comes near', () => {
    const held = { ...leader, state: 'held' as const };
    expect(askNext([place('officer'), held], FAR, RULES)).toMatchObject([{ kind: 'ask', place: 'officer' }]);
    expect(askNext([place('officer'), leader], 18, RULES).map(({ kind }) => kind)).toEqual(['ask', 'ask']);
  });

  it('keeps nobody waiting for a place that nobody can take', () => {
    const hopeless = place('health', { first: null, reserves: [] });
    expect(askNext([place('officer'), hopeless], FAR, RULES)).toEqual([
      { kind: 'nobody', place: 'health' },
      { kind: 'ask', place: 'officer', peer: 'officer-first', standing: 1 },
    ]);
  });

  it('asks the best reserve after a no, or proposes them where a person decides', () => {
    const after = place('officer', { first: null, reserves: many('r', 8) });
    expect(askNext([after], FAR, RULES)).toEqual([{ kind: 'ask', place: 'officer', peer: 'r1', standing: 1 }]);
    expect(askNext([after], FAR, { ...RULES, nextWaits: true })).toEqual([
      { kind: 'propose', place: 'officer', peer: 'r1', standing: 1 },
    ]);
    expect(askNext([place('officer')], FAR, { ...RULES, nextWaits: true })).toMatchObject([{ kind: 'ask' }]);
  });

  it('names a peer for one place of a team only, and never takes one whom the plan chose for another', () => {
    const [one, two] = [place('a', { first: null, reserves: many('r', 9) }), place('b', { first: peer('r1') })];
    const three = place('c', { first: null, reserves: many('r', 9) });
    const steps = askNext([one, two, three], 10, RULES);
    expect(steps.map((step) => ('peer' in step ? [step.place, step.peer] : step.kind))).toEqual([
      ['a', 'r2'],
      ['b', 'r1'],
      ['c', 'r3'],
    ]);
  });
});
