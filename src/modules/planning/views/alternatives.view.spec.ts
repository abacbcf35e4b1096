import { viewAlternatives } from './alternatives.view.js';

const figures = { deferred: 1, vacancies: { total: 2, byKind: {} }, peersUsed: 30, days: 1200.5 };
const facts = (['protect-dates', 'protect-peers'] as const).map((preset, i) => ({
  stored: { id: `p${i}`, name: `plan ${i}`, options: { preset }, medium: 10, soft: 4000 + i, figures },
}));
const line = { id: 'travelPer40Km', level: 'soft', statement: 'Members live nearby.' } as const;

describe('alternatives side by side', () => {
  it('call each plan by what it favours, and say against which other it gives something up', () => {
    const { plans } = viewAlternatives('r1', 'y1', facts, [
      { givesUp: [{ ...line, change: 1200, against: 1 }], wins: [] },
      { givesUp: [], wins: [{ ...line, change: -1, against: 0 }] },
    ]);
    expect(plans.map(({ preset, href }) => [preset, href])).toEqual([
      ['Protect councils’ dates', '/years/y1?plan=p0'],
      ['Protect peers', '/years/y1?plan=p1'],
    ]);
    expect(plans[0]!.givesUp[0]!.sentence).toBe('1,200 points worse than “Protect peers”: Members live nearby.');
    expect(plans[1]!.wins[0]!.sentence).toBe('1 point better than “Protect councils’ dates”: Members live nearby.');
    expect(plans[0]!.figures.map(({ text }) => text)).toEqual(['2', '1', '4,000', '30', '1,200.5']);
  });
});
