import { SeededRandom } from '../../test/support/seeded-random.js';
import { aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { assignManagers, judgeManagers, type Manager, sayUnmanaged, type Visit } from './assign-managers.js';
import { chooseLead } from './choose-lead.js';

const visit = (challenge: string, week: number, priority = 1): Visit => ({ challenge, week, priority });
const manager = (id: string, ...away: number[]): Manager => ({ id, away: new Set(away) });
const plain = ({ managerOf, ...plan }: ReturnType<typeof assignManagers>) => ({
  ...plan,
  of: Object.fromEntries(managerOf),
});

describe('challenge managers', () => {
  it('rest after a challenge before they take the next', () => {
    const two = [visit('A', 0), visit('B', 2)];
    expect(plain(assignManagers(two, [manager('ann')], 2)).of).toEqual({ A: 'ann' });
    expect(plain(assignManagers(two, [manager('ann')], 1)).of).toEqual({ A: 'ann', B: 'ann' });
  });

  it('do not work in a week in which they are on leave', () => {
    expect(plain(assignManagers([visit('A', 0)], [manager('ann', 0), manager('bob')], 2)).of).toEqual({ A: 'bob' });
  });

  it('who are about to go on leave serve before it, so that others are there after', () => {
    const { of, unmanaged } = plain(
      assignManagers([visit('A', 0), visit('B', 1)], [manager('ann'), manager('bob', 1)], 1),
    );
    expect({ of, unmanaged }).toEqual({ of: { A: 'bob', B: 'ann' }, unmanaged: [] });
  });

  it('share the work', () => {
    const visits = [0, 3, 6, 9].map((week) => visit(`C${week}`, week));
    const { of } = plain(assignManagers(visits, [manager('ann'), manager('bob')], 2));
    expect(Object.values(of).sort()).toEqual(['ann', 'ann', 'bob', 'bob']);
  });

  it('stay where they were chosen by hand, and what clashes with leave or rest is told', () => {
    const chosen = new Map([
      ['A', 'ann'],
      ['B', 'ann'],
      ['C', 'bob'],
    ]);
    const visits = [visit('A', 0), visit('B', 1), visit('C', 5), visit('D', 5)];
    expect(plain(assignManagers(visits, [manager('ann'), manager('bob', 5)], 2, chosen))).toEqual({
      of: { A: 'ann', B: 'ann', C: 'bob', D: 'ann' },
      unmanaged: [],
      clashes: [
        { challenge: 'A', manager: 'ann', reason: 'not-rested' },
        { challenge: 'B', manager: 'ann', reason: 'not-rested' },
        { challenge: 'C', manager: 'bob', reason: 'on-leave' },
      ],
      isProven: true,
    });
  });

  it('who are too few leave the least important without, and the reason counts everybody once', () => {
    const visits = [visit('A', 3, 1), visit('B', 3, 3), visit('C', 1, 2)];
    const { of, unmanaged } = plain(assignManagers(visits, [manager('ann'), manager('bob'), manager('cid', 1, 3)], 2));
    expect(of).toEqual({ B: 'bob', C: 'ann' });
    expect(unmanaged).toEqual([{ challenge: 'A', week: 3, managers: 3, onLeave: 1, busy: 1, resting: 1, free: 0 }]);
    expect(sayUnmanaged(unmanaged[0]!)).toBe(
      'of 3 challenge managers 1 is on leave, 1 is on site elsewhere and 1 rests before or after another challenge.',
    );
    expect(sayUnmanaged({ ...unmanaged[0]!, managers: 0 })).toBe('there is no challenge manager on the staff list.');
  });

  it('who could still be chosen for a challenge without one are told', () => {
    const { unmanaged } = judgeManagers([visit('A', 0)], [manager('ann')], 2, new Map());
    expect(sayUnmanaged(unmanaged[0]!)).toBe('of 1 challenge managers 1 could be chosen.');
  });

  it('serve as many challenges as trying everything can, and never break leave or rest', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = new SeededRandom(seed);
      const restWeeks = random.between(0, 2);
      const visits = Array.from({ length: random.between(1, 7) }, (_, i) =>
        visit(`C${i}`, random.between(0, 6), random.between(1, 3)),
      );
      const managers = Array.from({ length: random.between(0, 3) }, (_, i) =>
        manager(`M${i}`, ...[0, 1, 2, 3, 4, 5, 6].filter(() => random.chance(0.3))),
      );
      const { managerOf, unmanaged, isProven } = assignManagers(visits, managers, restWeeks);
      expect([seed, isProven, managerOf.size + unmanaged.length]).toEqual([seed, true, visits.length]);
      expect([seed, managerOf.size]).toEqual([seed, mostServed(visits, managers, restWeeks)]);
      for (const [challenge, id] of managerOf) {
        const { week } = visits.find((each) => each.challenge === challenge)!;
        expect(managers.find((each) => each.id === id)!.away.has(week)).toBe(false);
        for (const other of visits)
          if (other.challenge !== challenge && managerOf.get(other.challenge) === id)
            expect(Math.abs(other.week - week)).toBeGreaterThan(restWeeks);
      }
      for (const { managers: of, onLeave, busy, resting } of unmanaged) expect(onLeave + busy + resting).toBe(of);
    }
  });
});

/** By trying every manager, and none, for every challenge. */
function mostServed(visits: readonly Visit[], managers: readonly Manager[], restWeeks: number): number {
  const taken: [number, string][] = [];
  const from = (at: number): number => {
    if (at === visits.length) return 0;
    const { week } = visits[at]!;
    let most = from(at + 1);
    for (const { id, away } of managers) {
      if (away.has(week) || taken.some(([w, m]) => m === id && Math.abs(w - week) <= restWeeks)) continue;
      taken.push([week, id]);
      most = Math.max(most, 1 + from(at + 1));
      taken.pop();
    }
    return most;
  };
  return from(0);
}

describe('the lead of a team', () => {
  const problem = aProblem();
  const leader = aPeer('leader', { experience: 2 });
  const chief = aPeer('chief', { kind: 'chief-executive', experience: 3 });
  const officer = aPeer('officer', { kind: 'officer', experience: 9 });

  it.each([
    ['the more experienced of leader and chief executive', [leader, chief, officer], null, 'chief'],
    ['of equals the leader', [{ ...chief, experience: 2 }, leader], null, 'leader'],
    ['whom a coordinator chose', [leader, chief], 'leader', 'leader'],
    ['not somebody chosen who cannot lead', [leader, officer], 'officer', 'leader'],
    ['nobody where nobody can', [officer], null, null],
  ])('is %s', (_, team, chosen, lead) => {
    expect(chooseLead(problem, team, chosen)?.id ?? null).toBe(lead);
  });
});
