import { randomProblem } from '../../test/support/random-problem.js';
import { aChallenge, aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { aSearch, aState, yearOf } from '../../test/support/tiny-search.js';
import { checkState } from './check-state.js';
import { adoptPlan, construct, placePins } from './construct.js';
import { encodePlan } from './decisions.js';
import { encodeProblem } from './encode-problem.js';
import type { Problem } from './problem.js';
import { createState } from './search-state.js';
import { energyOf, type Search } from './search.js';

const NEVER = () => false;
const searchOf = (problem: Problem): Search => aSearch(createState(encodeProblem(problem)));
function constructed(problem: Problem): string {
  const search = searchOf(problem);
  placePins(search);
  construct(search, NEVER);
  return yearOf(search.state);
}
const needsLeader = { minSize: 1, kinds: { leader: [1, 2] } } as const;

describe('the first plan', () => {
  it('gives each challenge the week and the team of least cost', () => {
    const weeks = [
      { week: 2, cost: 9 },
      { week: 5, cost: 1 },
    ];
    const peers = [aPeer('far', { easting: 490_000 }), aPeer('near')];
    expect(constructed(aProblem({ challenges: [aChallenge('C1', { ...needsLeader, weeks })], peers }))).toBe(
      'C1 week 5 near',
    );
  });

  it('serves the challenge of higher priority first', () => {
    const peers = [aPeer('P1', { maxDays: 6.5 })];
    const challenges = [1, 3].map((priority) => aChallenge(`C${priority}`, { ...needsLeader, priority }));
    expect(constructed(aProblem({ challenges, peers }))).toMatch(/^C1 deferred; C3 week \d+ P1$/);
  });

  it('defers a challenge that nobody can lead', () => {
    expect(constructed(aProblem({ challenges: [aChallenge('C1', needsLeader)], peers: [] }))).toBe('C1 deferred');
  });

  it('gives a team somebody to lead it even where neither numbers nor kinds ask for anybody', () => {
    const challenge = aChallenge('C1', { minSize: 0, maxSize: 2, kinds: { officer: [0, 2], leader: [0, 1] } });
    const peers = [aPeer('P1', { kind: 'officer' }), aPeer('P2')];
    expect(constructed(aProblem({ challenges: [challenge], peers }))).toMatch(/^C1 week \d+ P2$/);
  });

  it('is made as far as it got when it is stopped', () => {
    const search = searchOf(aProblem({ challenges: [aChallenge('C1', needsLeader)] }));
    construct(search, () => true);
    expect(yearOf(search.state)).toBe('C1 deferred');
  });

  it('breaks no rule and reckons its score rightly, whatever the problem', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const search = searchOf(randomProblem(seed, { underWay: false }));
      construct(search, NEVER);
      expect({ seed, hard: search.state.hard }).toEqual({ seed, hard: 0 });
      expect(checkState(search.state)).toBeNull();
      expect(search.energy).toBe(energyOf(search));
    }
  });
});

describe('pins', () => {
  it('are placed before anything else, in the pinned week', () => {
    const challenge = aChallenge('C1', { pinnedWeek: 7, pinnedPeers: ['P2'] });
    expect(constructed(aProblem({ challenges: [challenge], peers: [aPeer('P1'), aPeer('P2')] }))).toBe('C1 week 7 P2');
  });

  it('without a week go to one in which the pinned peers can come', () => {
    const challenge = aChallenge('C1', { pinnedPeers: ['P1'] });
    const peers = [aPeer('P1', { availability: 'NNNNNNNNNYNN' })];
    expect(constructed(aProblem({ challenges: [challenge], peers }))).toBe('C1 week 9 P1');
  });
});

describe('an earlier plan', () => {
  it('is taken over as far as the rules still allow it', () => {
    const problem = aProblem({
      challenges: [
        aChallenge('C1', { weeks: [{ week: 3, cost: 0 }] }),
        aChallenge('C2', { weeks: [{ week: 9, cost: 0 }] }),
      ],
      peers: [aPeer('P1'), aPeer('P2', { availability: 'N'.repeat(12) }), aPeer('P3')],
    });
    const earlier = aState(problem, ['C1', 3, 'P1', 'P2'], ['C2', 4, 'P3']);
    const search = searchOf(problem);
    adoptPlan(search, encodePlan(search.state.facts, { challenges: planOf(earlier) }));
    expect(yearOf(search.state)).toBe('C1 week 3 P1; C2 deferred');
  });
});

function planOf(state: Search['state']): { id: string; week: number | null; peers: string[] }[] {
  return yearOf(state)
    .split('; ')
    .map((words) => words.split(' '))
    .map(([id, , week, ...peers]) => ({ id: id!, week: week === undefined ? null : Number(week), peers }));
}
