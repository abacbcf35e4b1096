import { standingPlan } from '../../test/support/standing.js';
import { aChallenge, aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { explainReplan } from './explain-replan.js';
import { type Problem } from './problem.js';

const kinds = { leader: [1, 1], officer: [0, 2] } as const;
const officer = (id: string, availability = 'Y'.repeat(12)) =>
  aPeer(id, { kind: 'officer', party: null, availability });
const year = (changes: Partial<Problem> = {}) =>
  aProblem({
    challenges: [aChallenge('C1', { kinds, minSize: 2 }), aChallenge('C2', { kinds, minSize: 2 })],
    peers: [aPeer('L1'), aPeer('L2'), aPeer('L3', { easting: 450_000 }), officer('O1'), officer('O2'), officer('O3')],
    ...changes,
  });
const explain = (
  problem: Problem,
  before: Parameters<typeof standingPlan>[1],
  after: Parameters<typeof standingPlan>[1],
  gone: Parameters<typeof explainReplan>[2] = [],
) => explainReplan(standingPlan(problem, before), standingPlan(problem, after), gone);

describe('why a replan changes what it changes', () => {
  it('has nothing to say of two plans that are the same', () => {
    const teams = { C1: [3, 'L1', 'O1'], C2: [8, 'L2', 'O2'] } as const;
    expect(explain(year(), teams, teams)).toEqual({ weeks: [], places: [], joined: [], forced: 0, unforced: 0 });
  });

  it('names the fact that forced somebody off a team, and who came', () => {
    const problem = year({
      peers: [aPeer('L1'), aPeer('L2'), officer('O1', 'YYYNYYYYYYYY'), officer('O2'), officer('O3')],
    });
    const { places, forced, unforced } = explain(problem, { C1: [3, 'L1', 'O1'] }, { C1: [3, 'L1', 'O3'] });
    expect(places).toEqual([
      {
        challenge: 'C1',
        peer: 'O1',
        successor: 'O3',
        reason: { why: 'forced', sentences: ['O1 is not available in week 3.'], price: null },
      },
    ]);
    expect([forced, unforced]).toEqual([1, 0]);
  });

  it('tells a change that followed from others, and one that was chosen, at the price of undoing it', () => {
    const before = { C1: [3, 'L1', 'O1'], C2: [8, 'L2', 'O2'] } as const;
    const { places } = explain(year(), before, { C1: [3, 'L3', 'O1'], C2: [5, 'L1', 'O2'] });
    expect(places.map(({ peer, successor, reason }) => [peer, successor, reason.why])).toEqual([
      ['L1', 'L3', 'follows'],
      ['L2', 'L1', 'chosen'],
    ]);
    expect(places[0]!.reason.sentences).toEqual(['L1 is deployed in week 5; deployments are 4 weeks apart.']);
    const [only] = explain(year(), before, { ...before, C1: [3, 'L3', 'O1'] }).places;
    expect(only!.reason).toMatchObject({ why: 'chosen', price: { hard: 0, medium: 0, soft: -1 } });
  });

  it('says why a week moved: closed, taken by another, or chosen', () => {
    const before = { C1: [3, 'L1', 'O1'], C2: [8, 'L2', 'O2'] } as const;
    const moved = { C1: [6, 'L1', 'O1'], C2: [8, 'L2', 'O2'] } as const;
    const closed = year({ weeks: year().weeks.map((week) => ({ ...week, open: week.index !== 3 })) });
    expect(explain(closed, before, moved).weeks).toEqual([
      {
        challenge: 'C1',
        from: 3,
        to: 6,
        reason: { why: 'forced', sentences: ['In week 3 nobody is challenged: it is closed.'], price: null },
      },
    ]);
    const narrow = year({ weeks: year().weeks.map((week) => ({ ...week, capacity: 1 })) });
    const swapped = { C1: [8, 'L1', 'O1'], C2: [3, 'L2', 'O2'] } as const;
    expect(explain(narrow, before, swapped).weeks.map(({ reason }) => reason.why)).toEqual(['follows', 'follows']);
    expect(explain(year(), before, moved).weeks[0]!.reason).toMatchObject({ why: 'chosen', price: { soft: 0 } });
    expect(explain(year(), before, { C2: before.C2 }).weeks).toMatchObject([{ challenge: 'C1', from: 3, to: null }]);
    expect(explain(year(), { C2: before.C2 }, before)).toMatchObject({
      weeks: [{ challenge: 'C1', from: null, to: 3 }],
      joined: [
        { challenge: 'C1', peer: 'L1' },
        { challenge: 'C1', peer: 'O1' },
      ],
    });
  });

  it('counts who has left the pool as forced', () => {
    const { places, forced } = explain(year(), { C1: [3, 'L1'] }, { C1: [3, 'L1', 'O2'] }, [
      { challenge: 'C1', peer: 'left' },
      { challenge: 'C9', peer: null },
    ]);
    expect(places).toEqual([
      {
        challenge: 'C1',
        peer: 'left',
        successor: 'O2',
        reason: { why: 'forced', sentences: ['left is no longer in the pool.'], price: null },
      },
    ]);
    expect(forced).toBe(1);
  });
});
