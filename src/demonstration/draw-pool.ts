import { type AvailabilityRow } from '../modules/peers/import-availability.js';
import { type ConflictRow } from '../modules/peers/import-conflicts.js';
import { type PeerRow } from '../modules/peers/import-peers.js';
import { addDays, addWeeks } from '../modules/platform/clock/iso-date.js';
import { createDraw, type Draw } from './draw.js';
import { drawParty } from './draw-control.js';
import { KIND_PROFILES, type KindProfile } from './kinds.js';
import { makeUpAddress, makeUpNames } from './made-up-names.js';
import { DEMONSTRATION_YEAR, type DemonstrationCouncil, type DemonstrationRequest } from './request.js';
import { CORE_THEMES, themesBeyondCore } from './themes.js';

/** The pool as its three files say it. */
export interface DrawnPool {
  readonly peers: readonly PeerRow[];
  readonly availability: readonly AvailabilityRow[];
  readonly conflicts: readonly ConflictRow[];
}

const DAYS_PER_DEPLOYMENT = 6.5;
const DEPLOYMENT_WEIGHTS = [
  [1, 45],
  [2, 40],
  [3, 15],
] as const;
const TRAVEL_WEIGHTS = [
  [120, 10],
  [200, 25],
  [300, 35],
  [700, 30],
] as const;
const EXPERIENCE_WEIGHTS = [
  [0, 38],
  [1, 24],
  [2, 14],
  [4, 15],
  [8, 9],
] as const;
const CARRIED_OVER_WEIGHTS = [
  [0, 60],
  [1, 28],
  [2, 12],
] as const;
const THEME_COUNT_WEIGHTS = [
  [1, 55],
  [2, 35],
  [3, 10],
] as const;
const IF_NEEDED_SHARE = 0.14;
const OWN_SECTOR_SHARE = 0.95;
const HOME_RADIUS_M = 6000;
const MOST_WEEKS_ALIKE = 3;
const ORGANISATIONS_PER_COUNCIL = 3;

/**
 * The pool of a request: exactly as many people of each kind as its profile says, each with the weeks that suit and the posts
 * held elsewhere. Before the treble it is the same people less two thirds of the leaders and chief executives.
 */
export function drawPool(
  { seed, profile, councils }: DemonstrationRequest,
  control: ReadonlyMap<string, string | null>,
): DrawnPool {
  const names = makeUpNames(createDraw(seed, 'names'), DEMONSTRATION_YEAR.peers);
  const peers: PeerRow[] = [];
  const availability: AvailabilityRow[] = [];
  const conflicts: ConflictRow[] = [];
  let drawn = 0;
  for (const kind of KIND_PROFILES) {
    const draw = createDraw(seed, kind.kind);
    const homes = kind.onePerCouncil
      ? draw.sample(councils, kind.count)
      : Array.from({ length: kind.count }, () => draw.pick(councils));
    homes.forEach((home, index) => {
      const name = names[drawn]!;
      drawn += 1;
      const peer = drawPeer(draw, kind, home, control.get(home.code) ?? null, name, drawn);
      const letters = drawLetters(draw, kind.openShare);
      const pastPosts = kind.sector === null ? drawPastPosts(draw, peer, councils) : [];
      if (profile === 'pre-treble' && index >= kind.countBeforeTreble) return;
      peers.push(peer);
      availability.push({ reference: peer.reference, start: DEMONSTRATION_YEAR.startMonday, letters });
      conflicts.push(...pastPosts);
    });
  }
  return { peers, availability, conflicts };
}

function drawPeer(
  draw: Draw,
  kind: KindProfile,
  home: DemonstrationCouncil,
  control: string | null,
  name: string,
  number: number,
): PeerRow {
  const reference = `PEER-${String(number).padStart(4, '0')}`;
  const ownParty = kind.kind === 'leader' && control !== null ? control : drawParty(draw);
  const place = draw.below(ORGANISATIONS_PER_COUNCIL) + 1;
  const scatter = (centre: number): number => centre + draw.below(2 * HOME_RADIUS_M) - HOME_RADIUS_M;
  const sectorName = kind.sector === 'NHS' ? 'Health organisation' : 'Voluntary organisation';
  return {
    reference,
    name,
    email: makeUpAddress(name, reference),
    kind: kind.kind,
    party: kind.isElected ? ownParty : null,
    organisation: kind.sector === null ? home.code : `${kind.sector}-${home.code}-${place}`,
    organisation_name: kind.sector === null ? null : `${sectorName} ${place} of ${home.name} (fictional)`,
    post: draw.pick(kind.posts),
    themes: drawThemes(draw, kind, home),
    max_deployments: null,
    max_days: draw.weighted(DEPLOYMENT_WEIGHTS) * DAYS_PER_DEPLOYMENT,
    max_travel_km: draw.weighted(TRAVEL_WEIGHTS),
    experience: draw.weighted(EXPERIENCE_WEIGHTS),
    carried_over: draw.weighted(CARRIED_OVER_WEIGHTS),
    acceptance: Math.round(100 * kind.acceptance + draw.below(31) - 15) / 100,
    easting: scatter(home.easting),
    northing: scatter(home.northing),
    region: home.region,
    accreditation_state: 'accredited',
    // Beyond the year's last week and the report that follows it.
    accredited_until: addWeeks('2028-07-31', draw.below(120)),
    fictional: true,
  };
}

function drawThemes(draw: Draw, kind: KindProfile, home: DemonstrationCouncil): string[] {
  const ofSector = kind.themes !== null && draw.chance(OWN_SECTOR_SHARE) ? kind.themes : null;
  const known = ofSector ?? [...CORE_THEMES, ...CORE_THEMES, ...themesBeyondCore(home.class)];
  return [...new Set(draw.sample(known, draw.weighted(THEME_COUNT_WEIGHTS)))].sort();
}

/** What the person marks: spells of one to three weeks alike. Closed weeks, polls and conferences are for the service. */
function drawLetters(draw: Draw, openShare: number): string {
  const open = openShare * (0.75 + draw.below(501) / 1000);
  const letters = [
    ['Y', open],
    ['I', IF_NEEDED_SHARE],
    ['N', 1 - open - IF_NEEDED_SHARE],
  ] as const;
  let marked = '';
  while (marked.length < DEMONSTRATION_YEAR.weeks) {
    marked += draw.weighted(letters).repeat(1 + draw.below(MOST_WEEKS_ALIKE));
  }
  return marked.slice(0, DEMONSTRATION_YEAR.weeks);
}

/** None, one or two councils where the peer held a post within the last years. */
function drawPastPosts(draw: Draw, peer: PeerRow, councils: readonly DemonstrationCouncil[]): ConflictRow[] {
  const elsewhere = draw.sample(councils, draw.below(3)).filter(({ code }) => code !== peer.organisation);
  return elsewhere.map(({ code }) => {
    const until = addDays('2023-07-01', draw.below(3 * 365));
    return {
      reference: peer.reference,
      council: code,
      reason: 'past-post',
      since: addDays(until, -365 - draw.below(6 * 365)),
      until,
      source: 'demonstration data (fictional)',
      note: null,
    };
  });
}
