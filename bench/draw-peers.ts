import { type Draw } from '../src/demonstration/draw.js';
import { KIND_PROFILES, type KindProfile } from '../src/demonstration/kinds.js';
import { CORE_THEMES, themesBeyondCore } from '../src/demonstration/themes.js';
import { distanceKm, type HostCouncil, type Peer } from '../src/matching/model.js';

const DAYS_OF_A_DEPLOYMENT = 6.5;
const NEIGHBOUR_KM = 20;
const IF_NEEDED_SHARE = 0.12;
const PARTIES = [
  ['red', 38],
  ['blue', 28],
  ['yellow', 20],
  ['independent', 8],
  ['green', 6],
] as const;

/**
 * A pool of people of every kind in the shares of the demonstration's pool.
 * @param readiness multiplies the share of weeks that suit; a small pool needs readier people to be a year at all
 */
export function drawPeers(
  draw: Draw,
  count: number,
  weeks: number,
  councils: HostCouncil[],
  readiness: number,
): Peer[] {
  const all = KIND_PROFILES.reduce((sum, kind) => sum + kind.count, 0);
  let share = 0;
  let drawn = 0;
  return KIND_PROFILES.flatMap((kind) => {
    share += (count * kind.count) / all;
    const here = Math.round(share) - drawn;
    drawn += here;
    const homes = kind.onePerCouncil ? draw.sample(councils, here) : null;
    return Array.from({ length: here }, (_, i) =>
      drawPeer(draw, `${kind.kind}-${i + 1}`, kind, homes?.[i] ?? draw.pick(councils), weeks, councils, readiness),
    );
  });
}

function drawPeer(
  draw: Draw,
  id: string,
  kind: KindProfile,
  home: HostCouncil,
  weeks: number,
  councils: readonly HostCouncil[],
  readiness: number,
): Peer {
  const isLocal = kind.sector === null;
  const ownParty = kind.kind === 'leader' ? home.control : null;
  const near = councils.filter((council) => distanceKm(home, council) <= NEIGHBOUR_KM || areKin(home, council));
  const past = draw.sample(councils, draw.below(3));
  return {
    id,
    kind: kind.kind,
    party: kind.isElected ? (ownParty ?? draw.weighted(PARTIES)) : null,
    organisation: isLocal ? home.code : `${kind.sector}-${home.code}-${draw.below(3)}`,
    councilClass: isLocal ? home.class : null,
    region: home.region,
    easting: home.easting + draw.below(10_001) - 5000,
    northing: home.northing + draw.below(10_001) - 5000,
    themes: drawThemes(draw, kind, home),
    availability: drawAvailability(draw, Math.min(0.8, kind.openShare * readiness), weeks),
    maxDays: DAYS_OF_A_DEPLOYMENT * (draw.chance(0.45) ? 1 : draw.chance(0.7) ? 2 : 3),
    maxTravelKm: draw.pick([150, 200, 300, 300, 500, 700]),
    experience: draw.chance(0.38) ? 0 : draw.chance(0.4) ? 1 : 2 + draw.below(6),
    carriedOver: draw.chance(0.6) ? 0 : 1 + draw.below(2),
    acceptance: Math.round(100 * kind.acceptance + draw.below(31) - 15) / 100,
    conflicts: [...new Set([home, ...(isLocal ? near : []), ...past].map(({ code }) => code))].sort(),
  };
}

function areKin(one: HostCouncil, other: HostCouncil): boolean {
  return one.county === other.code || other.county === one.code;
}

function drawThemes(draw: Draw, kind: KindProfile, home: HostCouncil): string[] {
  const known = kind.themes ?? [...CORE_THEMES, ...CORE_THEMES, ...themesBeyondCore(home.class)];
  return [...new Set(draw.sample(known, 1 + draw.below(3)))].sort();
}

/** Spells of one to three weeks alike. */
function drawAvailability(draw: Draw, open: number, weeks: number): string {
  let letters = '';
  while (letters.length < weeks)
    letters += (draw.chance(open) ? 'Y' : draw.chance(IF_NEEDED_SHARE) ? 'I' : 'N').repeat(1 + draw.below(3));
  return letters.slice(0, weeks);
}
