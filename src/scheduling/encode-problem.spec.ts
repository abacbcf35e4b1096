import { aChallenge, aPeer, aProblem, aYear } from '../../test/support/tiny-problem.js';
import { encodeProblem, seatsOf } from './encode-problem.js';

describe('a problem as indexes', () => {
  it.each([
    ['the largest team', [aChallenge('C1', { maxSize: 4 }), aChallenge('C2', { maxSize: 6 })], 6],
    ['more pins than the team may have', [aChallenge('C1', { maxSize: 1, pinnedPeers: ['P1', 'P2', 'P3'] })], 3],
    ['a year without challenges', [], 1],
  ])('keeps seats for %s', (_, challenges, seats) => {
    expect(seatsOf(aProblem({ challenges }))).toBe(seats);
  });

  it.each([
    ['the year has room for, gap by gap', { minGapWeeks: 4 }, 3],
    ['the days of a peer allow', { minGapWeeks: 1 }, 4],
    ['are pinned, whatever the gap', { minGapWeeks: 12 }, 2],
  ])('keeps as many deployments for a peer as %s', (_, changes, deployments) => {
    const problem = aProblem({
      ...changes,
      challenges: Array.from({ length: 6 }, (_each, i) =>
        aChallenge(`C${i}`, changes.minGapWeeks === 12 && i < 2 ? { pinnedPeers: ['P1'] } : {}),
      ),
      peers: [aPeer('P1', { maxDays: 26 })],
    });
    expect(encodeProblem(problem).deployments).toBe(deployments);
  });

  it('knows whose own council is challenged', () => {
    const peers = [aPeer('P1', { organisation: 'council-of-C2' }), aPeer('P2')];
    const { homeChallenge } = encodeProblem(aProblem({ challenges: [aChallenge('C1'), aChallenge('C2')], peers }));
    expect([...homeChallenge]).toEqual([1, -1]);
  });

  it('knows which kinds lead, what a vacancy of each weighs and how much each week holds', () => {
    const weeks = aYear(3).map((week) => ({ ...week, capacity: week.index }));
    const facts = encodeProblem(aProblem({ weeks, challenges: [], peers: [] }));
    expect([...facts.canLead]).toEqual([1, 1, 0]);
    expect([...facts.vacancyWeight]).toEqual([3, 3, 1]);
    expect([...facts.capacity]).toEqual([0, 1, 2]);
  });
});
