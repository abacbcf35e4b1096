import { aChallenge, aPeer, aProblem } from '../../../test/support/tiny-problem.js';
import { namesFor, peopleNamedIn } from './analysis-names.js';

describe('the names in an analysis', () => {
  const problem = aProblem({
    challenges: [aChallenge('C1', { pinnedPeers: ['P3'] })],
    peers: [aPeer('P1', { organisation: 'hub' }), aPeer('P2'), aPeer('P3')],
    baseline: { challenges: [{ id: 'C1', week: 1, peers: ['P2', 'P1'] }] },
  });

  it('are those of everybody in the plans, in the baseline and pinned, each once', () => {
    const plan = { problem: 'tiny', challenges: [{ id: 'C1', week: 0, peers: ['P1'] }] };
    expect(peopleNamedIn(problem, [plan, plan])).toEqual(['P1', 'P2', 'P3']);
  });

  it('say so of who has left, and know an organisation by its people', () => {
    const names = namesFor(problem, {
      members: new Map([['P1', { name: 'Amina Hartley', organisation: 'A hub' }]]),
      kinds: new Map([['chief-executive', 'Chief executive']]),
      themes: new Map([['finance', 'Finance']]),
    });
    expect([names.peer!('P1'), names.peer!('P2')]).toEqual(['Amina Hartley', 'A peer who has left']);
    expect([names.kind!('chief-executive'), names.theme!('finance')]).toEqual(['chief executive', 'Finance']);
    expect([names.organisation!('hub'), names.organisation!('other')]).toEqual(['A hub', 'other']);
  });
});
