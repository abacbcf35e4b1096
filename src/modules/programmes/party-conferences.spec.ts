import { usualPartyConferences } from './party-conferences.js';

describe('party conferences', () => {
  it.each([
    [2025, ['2025-09-22', '2025-09-29', '2025-10-06', '2025-10-06']],
    [2027, ['2027-09-20', '2027-09-27', '2027-10-04', '2027-10-04']],
    [2028, ['2028-09-18', '2028-09-25', '2028-10-02', '2028-10-02']],
  ])('are assumed in the usual order in %d', (year, mondays) => {
    const conferences = usualPartyConferences(year);
    expect(conferences.map((conference) => conference.party)).toEqual([
      'liberal-democrat',
      'labour',
      'conservative',
      'green',
    ]);
    expect(conferences.map((conference) => conference.monday)).toEqual(mondays);
  });

  it('are marked as an assumption', () => {
    for (const conference of usualPartyConferences(2027)) {
      expect(conference.assumed).toBe(true);
      expect(conference.source).toMatch(/^Assumption: .*2027/);
    }
  });
});
