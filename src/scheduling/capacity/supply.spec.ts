import { encodeProblem } from '../encode-problem.js';
import { aChallenge, aCouncil, aPeer, aProblem } from '../../../test/support/tiny-problem.js';
import { mostDeployments, peerSupplies, tightStretches } from './supply.js';

const weeksOf = (letters: string): number[] =>
  letters.split('').flatMap((letter, week) => (letter === 'N' ? [] : [week]));

describe('what a peer can give', () => {
  it.each([
    ['YYYYYYYYYYYY', 4, 9, 3],
    ['YYYYYYYYYYYY', 4, 2, 2],
    ['NNYNNYNNNNNN', 4, 9, 1],
    ['NNYNNNYNNNNN', 4, 9, 2],
    ['YYYNNNNNNNNN', 1, 9, 3],
    ['YNNNNNNNNNNN', 0, 5, 5],
    ['NNNNNNNNNNNN', 0, 5, 0],
  ])('is, available as %s with %d weeks between and days for %d, %d deployments', (letters, gap, most, deployments) => {
    expect(mostDeployments(weeksOf(letters), gap, most)).toBe(deployments);
  });

  it('falls into stretches in which one deployment fits, none inside another', () => {
    expect(tightStretches([0, 1, 2, 3, 8], 3)).toEqual([[0, 1, 2], [1, 2, 3], [8]]);
    expect(tightStretches([0, 1], 0)).toEqual([]);
  });

  it('counts only weeks in which some challenge that the peer may serve can be on site', () => {
    const near = aChallenge('C1', { weeks: [{ week: 1, cost: 0 }] });
    const far = aChallenge('C2', { weeks: [{ week: 8, cost: 0 }], council: aCouncil('far', { easting: 900_000 }) });
    const conflicted = aChallenge('C3', { weeks: [{ week: 5, cost: 0 }], council: aCouncil('foe') });
    const wrongKind = aChallenge('C4', { weeks: [{ week: 11, cost: 0 }], kinds: { officer: [0, 4] } });
    const peer = aPeer('P1', { conflicts: ['foe'] });
    const problem = aProblem({ challenges: [near, far, conflicted, wrongKind], peers: [peer] });
    expect(peerSupplies(encodeProblem(problem))).toMatchObject([{ weeks: [1], deployments: 1, acceptance: 0.5 }]);
  });

  it('is certain of a pinned peer, who has said yes', () => {
    const pinned = aChallenge('C1', { pinnedWeek: 3, pinnedPeers: ['P1'] });
    const problem = aProblem({ challenges: [pinned], peers: [aPeer('P1', { acceptance: 0.2 })] });
    expect(peerSupplies(encodeProblem(problem))).toMatchObject([{ weeks: [3], acceptance: 1 }]);
  });
});
