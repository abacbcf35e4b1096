import { aRow, aYearView } from '../../../../test/support/a-year-view.js';
import { viewWeeklyLoad } from './weekly-load.view.js';

const load = viewWeeklyLoad(aYearView([aRow('a'), aRow('b'), aRow('c', { week: 1 }), aRow('d', { week: null })]).weeks);

describe('the weekly load', () => {
  it('draws a bar for each week with a challenge, in proportion, standing on the floor', () => {
    expect(load.bars.map(({ label, height, isFull }) => [label, height, isFull])).toEqual([
      ['2', 110, true],
      ['1', 55, false],
    ]);
    for (const { y, height } of load.bars) expect(y + height).toBe(load.floor);
  });

  it('greys out closed weeks and names the months where they begin', () => {
    expect(load.closed).toEqual([{ x: 40, width: 20 }]);
    expect(load.months).toEqual([
      { x: 0, text: 'Apr' },
      { x: 40, text: 'May' },
    ]);
  });

  it('says in a sentence what it shows', () => {
    expect(load.summary).toBe(
      '3 of 4 weeks are open. Most on site at once: 2. Weeks at capacity: 1. Open weeks without a challenge: 1.',
    );
  });

  it('gives the same numbers as rows', () => {
    expect(load.rows.slice(1, 3)).toEqual([
      { week: '26 April 2027', load: '1', capacity: '2' },
      { week: '3 May 2027', load: '0', capacity: 'closed' },
    ]);
  });

  it('draws a year without a single challenge', () => {
    expect(viewWeeklyLoad(aYearView([]).weeks).bars).toEqual([]);
  });
});
