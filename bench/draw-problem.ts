import { createDraw, type Draw } from '../src/demonstration/draw.js';
import { KIND_PROFILES } from '../src/demonstration/kinds.js';
import { CORE_THEMES, themesBeyondCore } from '../src/demonstration/themes.js';
import { type Challenge, type HostCouncil } from '../src/matching/model.js';
import { DEFAULT_WEIGHTS } from '../src/scheduling/constraints/catalogue.js';
import { type Problem, PROBLEM_FORMAT, type Week } from '../src/scheduling/problem.js';
import { drawCouncils } from './draw-councils.js';
import { drawPeers } from './draw-peers.js';

/** How large a year to draw. */
export interface ProblemSize {
  readonly peers: number;
  readonly challenges: number;
  /** Multiplies the share of weeks that suit people. */
  readonly readiness: number;
}

const FIRST_MONDAY = Date.UTC(2027, 3, 5);
const WEEK_MS = 7 * 86_400_000;
const WEEKS = 52;
/** Easter Monday week is over; the election in May, August and the turn of the year are closed. */
const CLOSED_WEEKS = new Set([4, 17, 18, 19, 20, 21, 37, 38, 51]);
const BUDGET_SEASON_FROM = 43;
const DAYS_OF_A_TEAM = 41;

/** A year in the exchange format with made-up councils and people; the same size and seed give the same document. */
export function drawProblem(size: ProblemSize, seed: number): Problem {
  const councils = drawCouncils(createDraw(seed, 'councils'));
  const draw = createDraw(seed, 'challenges');
  const hosts = draw.sample(councils, size.challenges);
  const weeks = drawWeeks(Math.max(1, Math.ceil(size.challenges / 28)));
  const openWeeks = weeks.filter(({ open }) => open).length;
  const kinds = KIND_PROFILES.map(({ kind }) => kind);
  const isLead = (kind: string): boolean => kind === 'leader' || kind === 'chief-executive';
  return {
    format: PROBLEM_FORMAT,
    name: `drawn-${size.peers}`,
    seed,
    weeks,
    managers: Math.max(1, Math.ceil(size.challenges / 10)),
    managerRestWeeks: 2,
    evenLoad: Math.ceil(size.challenges / openWeeks),
    kinds,
    leadKinds: kinds.filter(isLead),
    themes: [...new Set([...CORE_THEMES, ...councils.flatMap((council) => themesBeyondCore(council.class))])].sort(),
    daysPerDeployment: Object.fromEntries(kinds.map((kind) => [kind, kind === 'leader' ? 6.5 : 5.5])),
    budgetDays: DAYS_OF_A_TEAM * size.challenges,
    minGapWeeks: 4,
    kinGapWeeks: 4,
    maxAwayPerOrganisation: 1,
    maxVacancies: 3,
    vacancyWeights: Object.fromEntries(kinds.map((kind) => [kind, isLead(kind) ? 3 : 1])),
    deferralWeight: 10,
    weights: DEFAULT_WEIGHTS,
    challenges: hosts.map((host, index) => drawChallenge(draw, `challenge-${index + 1}`, host, weeks)),
    peers: drawPeers(createDraw(seed, 'peers'), size.peers, WEEKS, councils, size.readiness),
    baseline: null,
  };
}

function drawWeeks(capacity: number): Week[] {
  return Array.from({ length: WEEKS }, (_, index) => {
    const open = !CLOSED_WEEKS.has(index);
    const monday = new Date(FIRST_MONDAY + index * WEEK_MS).toISOString().slice(0, 10);
    return { index, monday, open, capacity: open ? capacity : 0 };
  });
}

function drawChallenge(draw: Draw, id: string, council: HostCouncil, weeks: readonly Week[]): Challenge {
  const open = weeks.filter((week) => week.open);
  const span = 8 + draw.below(12);
  const from = draw.below(open.length - span);
  const wish = from + draw.below(span);
  const cost = (place: number, week: number): number =>
    Math.abs(place - wish) + (week >= BUDGET_SEASON_FROM ? 12 : 0) + (council.county === null ? 0 : 1);
  return {
    id,
    council,
    priority: draw.weighted([
      [1, 75],
      [2, 20],
      [3, 5],
    ]),
    weeks: open.slice(from, from + span).map(({ index }, i) => ({ week: index, cost: cost(from + i, index) })),
    minSize: council.class === 'district' ? 6 : council.class === 'county' ? 8 : 7,
    maxSize: 8,
    kinds: {
      leader: [1, 1],
      'chief-executive': [1, 1],
      councillor: [1, 2],
      officer: [council.class === 'district' ? 1 : 2, 4],
      voluntary: [1, 2],
      health: [draw.chance(0.7) ? 1 : 0, 2],
    },
    themes: [...draw.sample(CORE_THEMES, 2), ...draw.sample(themesBeyondCore(council.class), 3 + draw.below(3))].map(
      (theme) => ({ theme, weight: 1 + draw.below(3), experts: draw.chance(0.35) ? 2 : 1 }),
    ),
    pinnedWeek: null,
    pinnedPeers: [],
  };
}
