import { type CouncilFacts } from './council-facts.js';

/**
 * Whether two councils serve one two-tier area: a county and one of its districts, or two districts of one county. A council
 * is no kin of itself.
 * Source: constraint X03; paper of March 2007 ("districts … performance against their contribution to the county-wide LAA").
 */
export function areTwoTierKin(
  a: Pick<CouncilFacts, 'code' | 'county'>,
  b: Pick<CouncilFacts, 'code' | 'county'>,
): boolean {
  if (a.code === b.code) return false;
  return a.county === b.code || b.county === a.code || (a.county !== null && a.county === b.county);
}

/** The codes of every council's kin among those given; a council without any is left out. Cost: linear. */
export function twoTierKin(councils: readonly Pick<CouncilFacts, 'code' | 'county'>[]): Map<string, string[]> {
  const areas = new Map<string, string[]>();
  for (const { code, county } of councils) {
    if (county) areas.set(county, [...(areas.get(county) ?? []), code]);
  }
  const present = new Set(councils.map((council) => council.code));
  const kin = new Map<string, string[]>();
  for (const [county, districts] of areas) {
    const area = present.has(county) ? [county, ...districts] : districts;
    for (const code of area) {
      const others = area.filter((other) => other !== code);
      if (others.length > 0) kin.set(code, others);
    }
  }
  return kin;
}
