import { aChallenge, aCouncil, aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { DEFAULT_OPTIONS } from './options.js';
import { parseProblem } from './parse-problem.js';
import { type ChallengeState, replanProblem, type ReplanRules } from './replan-problem.js';
import { solve } from './solve.js';
import { verifyPlan } from './verify-plan.js';

const rules: ReplanRules = {
  from: 4,
  freezeWeeks: 2,
  weekPrice: 3,
  prices: { proposed: 1, offered: 2, accepted: 5, confirmed: 9 },
};
const kinds = { leader: [1, 1], officer: [0, 2] } as const;
const hosts = ['past', 'near', 'far', 'told'].map((id) => aChallenge(id, { kinds, minSize: 2 }));
const officer = (id: string) => aPeer(id, { kind: 'officer', party: null });
const before = aProblem({
  challenges: hosts,
  peers: [...['L1', 'L2', 'L3', 'L4'].map((id) => aPeer(id)), ...['O1', 'O2', 'O3', 'O4'].map(officer)],
});
const plan = {
  problem: 'tiny',
  challenges: [
    { id: 'past', week: 1, peers: ['L1', 'O1'] },
    { id: 'near', week: 5, peers: ['L2', 'O2'] },
    { id: 'far', week: 9, peers: ['L3', 'O3'] },
    { id: 'told', week: 10, peers: ['L4', 'O4'] },
  ],
};
const states = new Map<string, ChallengeState>([
  ['told', { isWeekAccepted: true, places: { L4: 'confirmed', O4: 'offered' } }],
]);
const replan = (now = before) => replanProblem(now, { problem: before, plan }, states, rules);
const challengeOf = (built: ReturnType<typeof replan>, id: string) =>
  built.problem.challenges.find((each) => each.id === id)!;

describe('a year under way as a problem', () => {
  it('pins what took place, freezes weeks that are near or accepted, and prices every other place', () => {
    const built = replan();
    expect(built).toMatchObject({ history: ['past'], frozen: ['near', 'told'], released: [], gone: [] });
    expect(built.problem.challenges.map(({ pinnedWeek, pinnedPeers }) => [pinnedWeek, pinnedPeers])).toEqual([
      [1, ['L1', 'O1']],
      [5, []],
      [null, []],
      [10, []],
    ]);
    expect(built.problem.baseline!.challenges.map(({ prices }) => prices)).toEqual([
      { L1: 1, O1: 1 },
      { L2: 1, O2: 1 },
      { L3: 1, O3: 1 },
      { L4: 9, O4: 2 },
    ]);
    expect(built.problem.baseline!.challenges[2]).toMatchObject({ week: 9, weekPrice: 3 });
    expect(parseProblem(built.problem)).not.toHaveProperty('faults');
  });

  it('lets no later fact undo what took place: people, weeks, conflicts and wishes stay as they were then', () => {
    const now = aProblem({
      weeks: before.weeks.map((week) => (week.index === 1 ? { ...week, open: false, capacity: 0 } : week)),
      challenges: hosts.map((each) =>
        each.id === 'past' ? { ...each, weeks: [{ week: 7, cost: 0 }], minSize: 4, kinds: { leader: [2, 2] } } : each,
      ),
      peers: before.peers
        .filter(({ id }) => id !== 'L1')
        .map((peer) =>
          peer.id === 'O1' ? { ...peer, availability: 'N'.repeat(12), conflicts: ['council-of-past'] } : peer,
        ),
    });
    const built = replan(now);
    expect(challengeOf(built, 'past')).toMatchObject({
      weeks: [{ week: 1, cost: 0 }],
      minSize: 2,
      maxSize: 2,
      kinds: { leader: [1, 1], officer: [1, 1] },
    });
    expect(built.problem.peers.find(({ id }) => id === 'L1')!.availability).toBe('NYNNNNNNNNNN');
    expect(parseProblem(built.problem)).not.toHaveProperty('faults');
    const again = solve(built.problem, DEFAULT_OPTIONS, { seed: 1, iterations: 200, shouldStop: () => false }).plan;
    expect(verifyPlan(built.problem, again)).toMatchObject({ hard: 0, medium: 0 });
    expect(again.challenges[0]).toMatchObject({ week: 1, peers: ['O1', 'L1'] });
  });

  it('says which near week cannot stay, and why', () => {
    const closed = aProblem({
      challenges: hosts,
      weeks: before.weeks.map((week) => (week.index === 5 ? { ...week, open: false, capacity: 0 } : week)),
      peers: before.peers,
    });
    expect(replan(closed).released).toEqual([
      { challenge: 'near', week: 5, sentence: expect.stringContaining('which is closed') as string },
    ]);
    const byHand = {
      ...before,
      challenges: hosts.map((each) => (each.id === 'near' ? { ...each, pinnedWeek: 6 } : each)),
    };
    expect(replan(byHand).released).toEqual([
      { challenge: 'near', week: 5, sentence: 'It is pinned to week 6 by hand.' },
    ]);
    const kin = {
      ...before,
      challenges: hosts.map((each) => {
        if (each.id === 'near') return { ...each, council: aCouncil('D', { county: 'K' }), pinnedPeers: ['O3'] };
        return each.id === 'told' ? { ...each, council: aCouncil('K') } : each;
      }),
      kinGapWeeks: 8,
    };
    expect(replan(kin).frozen).toEqual(['near']);
    expect(replan(kin).released.map(({ challenge }) => challenge)).toEqual(['told']);
  });

  it('leaves out who has left and what was withdrawn, and says so', () => {
    const now = aProblem({
      challenges: hosts.filter(({ id }) => id !== 'far'),
      peers: before.peers.filter(({ id }) => id !== 'O2'),
    });
    const built = replan(now);
    expect(built.gone).toEqual([
      { challenge: 'near', peer: 'O2' },
      { challenge: 'far', peer: null },
    ]);
    expect(built.problem.baseline!.challenges.map(({ id, peers }) => [id, ...peers])).toEqual([
      ['past', 'L1', 'O1'],
      ['near', 'L2'],
      ['told', 'L4', 'O4'],
    ]);
  });
});
