import type { Challenge, HostCouncil, Peer } from '../../src/matching/model.js';
import type { Plan } from '../../src/scheduling/plan.js';
import { PROBLEM_FORMAT, SOFT_TERMS, type Baseline, type Problem, type Week } from '../../src/scheduling/problem.js';
import { SeededRandom } from './seeded-random.js';

/** Ranges that `randomProblem` draws from; each is [least, most]. */
export interface RandomProblemRanges {
  readonly challenges: readonly [number, number];
  readonly peers: readonly [number, number];
  readonly weeks: readonly [number, number];
  /** Whether weeks and peers may be pinned and an earlier plan given. */
  readonly underWay: boolean;
}

const RANGES: RandomProblemRanges = { challenges: [1, 12], peers: [5, 60], weeks: [1, 53], underWay: true };
const KINDS = ['leader', 'chief-executive', 'councillor', 'officer', 'voluntary', 'health'];
const THEMES = ['finance', 'housing', 'transport', 'scrutiny', 'workforce'];
const PARTIES = ['party-1', 'party-2', 'independent'];
const REGIONS = ['North', 'South', 'East'];
const CLASSES = ['county', 'district', 'unitary'];
const FIRST_MONDAY = Date.UTC(2027, 3, 5);
const WEEK_MS = 7 * 86_400_000;

/**
 * A small problem that parses without a fault and in which every rule of docs/planning/PROBLEM.md has something to bite on:
 * small positions, few organisations and few weeks, so that conflicts, kin, gaps, limits and pins are common.
 */
export function randomProblem(seed: number, wanted: Partial<RandomProblemRanges> = {}): Problem {
  const random = new SeededRandom(seed);
  const ranges = { ...RANGES, ...wanted };
  const weeks = randomWeeks(random, random.between(...ranges.weeks));
  const councils = randomCouncils(random, random.between(...ranges.challenges) + random.between(0, 6));
  const peers = Array.from({ length: random.between(...ranges.peers) }, (_, i) =>
    randomPeer(random, i, weeks, councils),
  );
  const hosts = councils.slice(0, Math.max(ranges.challenges[0], Math.min(ranges.challenges[1], councils.length - 2)));
  const problem: Problem = {
    format: PROBLEM_FORMAT,
    name: `random-${seed}`,
    seed,
    weeks,
    managers: random.between(1, 6),
    managerRestWeeks: random.between(0, 3),
    evenLoad: random.between(0, 2),
    kinds: KINDS,
    leadKinds: ['leader', 'chief-executive'],
    themes: THEMES,
    daysPerDeployment: Object.fromEntries(KINDS.map((kind) => [kind, random.between(10, 13) / 2])),
    budgetDays: random.between(0, 600) / 2,
    minGapWeeks: random.between(0, 5),
    kinGapWeeks: random.between(0, 5),
    maxAwayPerOrganisation: random.between(1, 2),
    maxVacancies: random.between(0, 5),
    vacancyWeights: Object.fromEntries(KINDS.map((kind) => [kind, random.between(1, 3)])),
    deferralWeight: random.between(5, 12),
    weights: Object.fromEntries(SOFT_TERMS.map((term) => [term, random.between(0, 12)])) as Problem['weights'],
    challenges: hosts.map((council, i) => randomChallenge(random, i, council, weeks)),
    peers,
    baseline: null,
  };
  return ranges.underWay && random.chance(0.5) ? putUnderWay(random, problem) : problem;
}

/** A plan for the problem, mostly broken: any week, any team, with entries that make no sense when `senseless`. */
export function randomPlan(problem: Problem, seed: number, senseless = true): Plan {
  const random = new SeededRandom(seed);
  const ids = problem.peers.map(({ id }) => id);
  const entries = problem.challenges.map((challenge) => {
    const { id, weeks, pinnedWeek, pinnedPeers, maxSize } = challenge;
    if (pinnedWeek === null && random.chance(0.15))
      return { id, week: null, peers: senseless && random.chance(0.2) ? random.sample(ids, 2) : [] };
    const anyWeek = senseless ? random.between(-2, 54) : random.pick(problem.weeks).index;
    const offered = weeks.length > 0 && random.chance(0.8) ? random.pick(weeks).week : anyWeek;
    const week = pinnedWeek !== null && random.chance(0.8) ? pinnedWeek : offered;
    const kept = random.chance(0.8) ? pinnedPeers : [];
    const drawn = random.sample(
      ids.filter((peer) => !kept.includes(peer)),
      random.between(0, maxSize + 1) - kept.length,
    );
    const peers = [...kept, ...drawn];
    if (senseless && random.chance(0.1)) peers.push(random.pick([...peers, 'nobody']));
    return { id, week: senseless && random.chance(0.03) ? week + 0.5 : week, peers };
  });
  if (senseless && random.chance(0.2)) entries.push({ id: 'no-challenge', week: 1, peers: [] });
  if (senseless && random.chance(0.2) && entries.length > 0) entries.push(random.pick(entries));
  if (senseless && random.chance(0.2)) entries.splice(random.between(0, entries.length), 1);
  return { problem: problem.name, challenges: random.sample(entries, entries.length) };
}

function randomWeeks(random: SeededRandom, count: number): Week[] {
  return Array.from({ length: count }, (_, index) => {
    const open = random.chance(0.85);
    const monday = new Date(FIRST_MONDAY + index * WEEK_MS).toISOString().slice(0, 10);
    return { index, monday, open, capacity: open ? random.between(1, 3) : 0 };
  });
}

function randomCouncils(random: SeededRandom, count: number): HostCouncil[] {
  const councils: HostCouncil[] = [];
  for (let i = 0; i < count; i++) {
    const councilClass = random.pick(CLASSES);
    const counties = councils.filter((council) => council.class === 'county');
    const county = councilClass === 'district' && counties.length > 0 ? random.pick(counties).code : null;
    councils.push({
      code: `A${i}`,
      name: `Authority ${i}`,
      class: councilClass,
      county,
      region: random.pick(REGIONS),
      easting: random.between(0, 300_000),
      northing: random.between(0, 300_000),
      control: random.chance(0.3) ? null : random.pick(PARTIES),
    });
  }
  return councils;
}

function randomPeer(
  random: SeededRandom,
  index: number,
  weeks: readonly Week[],
  councils: readonly HostCouncil[],
): Peer {
  const kind = random.pick(KINDS);
  const isElected = kind === 'leader' || kind === 'councillor';
  const home = random.pick(councils);
  const isLocal = !['voluntary', 'health'].includes(kind);
  return {
    id: `P${index}`,
    kind,
    party: isElected ? random.pick(PARTIES) : null,
    organisation: isLocal ? home.code : `${kind}-${home.code}`,
    councilClass: isLocal ? home.class : null,
    region: home.region,
    easting: home.easting + random.between(-5000, 5000),
    northing: home.northing + random.between(-5000, 5000),
    themes: random.sample(THEMES, random.between(0, 3)),
    availability: weeks.map(() => random.pick(['Y', 'Y', 'I', 'N'])).join(''),
    maxDays: random.between(1, 3) * 6.5,
    maxTravelKm: random.pick([120, 200, 400]),
    experience: random.between(0, 4),
    carriedOver: random.between(0, 2),
    acceptance: random.between(30, 90) / 100,
    conflicts: [
      home.code,
      ...random.sample(
        councils.map(({ code }) => code),
        2,
      ),
    ],
  };
}

function randomChallenge(random: SeededRandom, index: number, council: HostCouncil, weeks: readonly Week[]): Challenge {
  const offered = random.sample(weeks, random.between(0, 10)).map(({ index: week }) => week);
  const minSize = random.between(2, 7);
  return {
    id: `C${index}`,
    council,
    priority: random.between(1, 3),
    weeks: offered.sort((a, b) => a - b).map((week) => ({ week, cost: random.between(0, 20) })),
    minSize,
    maxSize: minSize + random.between(0, 2),
    kinds: Object.fromEntries(
      random.sample(KINDS, random.between(3, 6)).map((kind) => {
        const min = random.between(0, 2);
        return [kind, [min, min + random.between(0, 2)] as const];
      }),
    ),
    themes: random
      .sample(THEMES, random.between(0, 4))
      .map((theme) => ({ theme, weight: random.between(1, 3), experts: random.between(1, 2) })),
    pinnedWeek: null,
    pinnedPeers: [],
  };
}

/** Gives the year an earlier plan to stay close to, and pins some of it that no rule forbids. */
function putUnderWay(random: SeededRandom, problem: Problem): Problem {
  const earlier = randomPlan(problem, random.between(0, 1e9), false);
  const entryOf = new Map(earlier.challenges.map((entry) => [entry.id, entry]));
  const baseline: Baseline = {
    challenges: earlier.challenges.map((entry) => ({
      ...entry,
      ...(random.chance(0.5) ? { weekPrice: random.between(0, 9) } : {}),
      ...(random.chance(0.5)
        ? { prices: Object.fromEntries(entry.peers.map((id) => [id, random.between(0, 9)])) }
        : {}),
    })),
  };
  const pinnedPeers = new Set<string>();
  const pinnedWeeks = new Set<number>();
  const challenges = problem.challenges.map((challenge) => {
    const week = entryOf.get(challenge.id)?.week ?? null;
    const isAllowed = challenge.weeks.some((offer) => offer.week === week) && problem.weeks[week ?? -1]?.open;
    const hasKin = challenge.council.county !== null || challenge.council.class === 'county';
    const isFar = week !== null && [...pinnedWeeks].every((other) => Math.abs(other - week) > problem.managerRestWeeks);
    if (week === null || !isAllowed || hasKin || !isFar || random.chance(0.3)) return challenge;
    pinnedWeeks.add(week);
    const guest = random.pick(problem.peers);
    const isGood =
      !pinnedPeers.has(guest.id) &&
      guest.availability[week] !== 'N' &&
      !guest.conflicts.includes(challenge.council.code) &&
      (challenge.kinds[guest.kind]?.[1] ?? 0) > 0 &&
      guest.maxTravelKm === 400 &&
      !problem.challenges.some(({ council }) => council.code === guest.organisation) &&
      problem.budgetDays >= 6.5 * (pinnedPeers.size + 1);
    if (isGood) pinnedPeers.add(guest.id);
    return { ...challenge, pinnedWeek: week, pinnedPeers: isGood ? [guest.id] : [] };
  });
  return { ...problem, challenges, baseline };
}
