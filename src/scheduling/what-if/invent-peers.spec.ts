import { aPeer } from '../../../test/support/tiny-problem.js';
import { inventPeers, isInvented, nameOfInvented } from './invent-peers.js';

describe('invented peers', () => {
  const models = [
    aPeer('A', { conflicts: ['KEN'], themes: ['finance'], experience: 0, availability: 'N'.repeat(12) }),
    aPeer('B', { conflicts: ['LDS'], themes: ['housing'], experience: 7 }),
  ];

  it('keep together what belongs together: a home and its conflicts, a theme and its experience', () => {
    for (const peer of inventPeers(models, 50, 3, 1)) {
      const home = peer.organisation === 'home-of-A' ? models[0]! : models[1]!;
      expect(peer.conflicts).toEqual(home.conflicts);
      expect([
        ['finance', 0],
        ['housing', 7],
      ]).toContainEqual([peer.themes[0], peer.experience]);
    }
  });

  it('are known by their id, and called so', () => {
    const [third] = inventPeers(models, 1, 1, 3);
    expect([isInvented(third!.id), isInvented('A')]).toEqual([true, false]);
    expect(nameOfInvented(third!.id)).toBe('Invented peer 3');
  });
});
