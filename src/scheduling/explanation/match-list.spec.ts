import { MatchList } from './match-list.js';

describe('a list of matches', () => {
  it('weighs what is added and knows its level', () => {
    const list = new MatchList();
    list.add({ term: 'ifNeeded', amount: 2, weight: 4, sentence: () => 'Twice.', peer: 'P1', week: 3 });
    list.add({ term: 'deferral', amount: 1, weight: 10, sentence: () => 'Deferred.', challenge: 'C1' });
    expect(list.matches).toEqual([
      {
        term: 'ifNeeded',
        level: 'soft',
        amount: 2,
        weight: 4,
        points: 8,
        sentence: 'Twice.',
        challenge: null,
        peer: 'P1',
        week: 3,
      },
      expect.objectContaining({ level: 'medium', points: 10, challenge: 'C1', peer: null, week: null }),
    ]);
  });

  it('leaves out what costs nothing and never makes its sentence', () => {
    const list = new MatchList();
    const sentence = (): string => {
      throw new Error('not needed');
    };
    list.add({ term: 'ifNeeded', amount: 0, weight: 4, sentence });
    list.add({ term: 'ifNeeded', amount: 3, weight: 0, sentence });
    expect(list.matches).toEqual([]);
  });
});
