import { readFileSync } from 'node:fs';
import { type CouncilFacts } from '../../src/modules/councils/council-facts.js';
import { councilsInForce } from '../../src/modules/councils/councils-in-force.js';
import { readEnglishCouncils } from '../../src/modules/councils/read-english-councils.js';

const readShipped = (): readonly CouncilFacts[] => {
  const text = readFileSync(new URL('../../data/english-councils.csv', import.meta.url), 'utf8');
  const outcome = readEnglishCouncils(text);
  if (!outcome.ok) throw new Error(outcome.faults.map((fault) => `row ${fault.row}: ${fault.message}`).join('\n'));
  return outcome.rows;
};

const countByType = (councils: readonly CouncilFacts[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { type } of councils) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
};

describe('the councils of England that the service ships', () => {
  const councils = readShipped();

  it.each([
    // The published count for 2025: 21 counties, 164 districts, 62 unitaries and the Isles of Scilly, 36, 32, the City.
    ['2025-07-10', 317, { CTY: 21, NMD: 164, UA: 63, MD: 36, LBO: 32, CC: 1 }],
    // Surrey's county and eleven districts give way to two unitaries on 1 April 2027.
    ['2027-03-31', 317, { CTY: 21, NMD: 164, UA: 63, MD: 36, LBO: 32, CC: 1 }],
    ['2027-04-05', 307, { CTY: 20, NMD: 153, UA: 65, MD: 36, LBO: 32, CC: 1 }],
    // Before the reorganisations of 2019 to 2023: 27 counties and 201 districts.
    ['2019-03-31', 353, { CTY: 27, NMD: 201, UA: 56, MD: 36, LBO: 32, CC: 1 }],
    ['2023-03-31', 333, { CTY: 24, NMD: 181, UA: 59, MD: 36, LBO: 32, CC: 1 }],
  ])('on %s are %d, by type as published', (day, total, byType) => {
    const inForce = councilsInForce(councils, day);
    expect(inForce).toHaveLength(total);
    expect(countByType(inForce)).toEqual(byType);
  });

  it('hand over to successors that begin on the day after', () => {
    const byCode = new Map(councils.map((council) => [council.code, council]));
    for (const ended of councils.filter((council) => council.validTo !== null)) {
      expect(ended.successors.length).toBeGreaterThan(0);
      for (const code of ended.successors)
        expect(byCode.get(code)?.validFrom?.slice(0, 4)).toBe(ended.validTo?.slice(0, 4));
    }
  });

  it('have districts in the region of their county, and no two places alike', () => {
    const inForce = councilsInForce(councils, '2027-04-05');
    const regionOf = new Map(councils.map((council) => [council.code, council.region]));
    const strays = councils.filter((council) => council.county && regionOf.get(council.county) !== council.region);
    expect(strays.map((council) => council.code)).toEqual([]);
    const places = inForce
      .filter((council) => council.class !== 'county')
      .map(({ position }) => `${position?.eastingKm},${position?.northingKm}`);
    expect(new Set(places).size).toBe(places.length);
  });
});
