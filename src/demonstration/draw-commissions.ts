import { type CommissionRow } from '../modules/challenges/import-commissions.js';
import { type KindRange, type ThemeWish } from '../modules/challenges/import-team-cells.js';
import { addDays, addWeeks, type IsoDate } from '../modules/platform/clock/iso-date.js';
import { calendarOfWeeks, type CalendarWeek } from '../modules/programmes/calendar-of-weeks.js';
import { defaultCalendarSettings } from '../modules/programmes/calendar-settings.js';
import { usualPartyConferences } from '../modules/programmes/party-conferences.js';
import { ordinaryElectionDay } from '../modules/programmes/pre-election-period.js';
import { weeksOnOffer } from '../modules/programmes/weeks-on-offer.js';
import { createDraw, type Draw } from './draw.js';
import { DEMONSTRATION_YEAR, type DemonstrationCouncil, type DemonstrationRequest } from './request.js';
import { CORE_THEMES, themesBeyondCore } from './themes.js';

/** How likely a council whose polls are not known votes in the year's first spring, and in the next (those by thirds). */
const POLL_CHANCES: Readonly<Record<string, readonly [first: number, next: number]>> = {
  county: [0, 0],
  district: [0.9, 0.35],
  unitary: [0.6, 0.3],
  metropolitan: [1, 1],
  london: [0, 0],
};
const PRIORITY_WEIGHTS = [
  [1, 75],
  [2, 20],
  [3, 5],
] as const;
const LARGEST_TEAM = 8;
const SHORTEST_WINDOW_WEEKS = 8;
const LONGEST_WINDOW_WEEKS = 20;
const HEALTH_SHARE = 0.7;
const SECOND_EXPERT_SHARE = 0.35;
const BLOCKED_WEEK_SHARE = 0.1;
const RISK_DATE_SHARE = 0.6;

/** The commissions of a year: every class of council in its share, each council once. */
export function drawCommissions(
  { seed, councils }: DemonstrationRequest,
  control: ReadonlyMap<string, string | null>,
): CommissionRow[] {
  const draw = createDraw(seed, 'commissions');
  const calendar = calendarOfWeeks(DEMONSTRATION_YEAR, defaultCalendarSettings(), []);
  const hosts = drawHosts(draw, councils, DEMONSTRATION_YEAR.challenges);
  return hosts.map(({ host, rank }, index) => {
    const reference = `DEMO-${String(index + 1).padStart(3, '0')}`;
    return drawCommission(draw, reference, host, rank, control.get(host.code) ?? null, calendar);
  });
}

/** Hosts in random order, with each one's rank among those of its class; shares are rounded so that they add up. */
function drawHosts(
  draw: Draw,
  councils: readonly DemonstrationCouncil[],
  count: number,
): { host: DemonstrationCouncil; rank: number }[] {
  const classes = [...new Set(councils.map((council) => council.class))].sort();
  let share = 0;
  let taken = 0;
  const hosts = classes.flatMap((each) => {
    const ofClass = councils.filter((council) => council.class === each);
    share += (count * ofClass.length) / councils.length;
    const here = Math.round(share) - taken;
    taken += here;
    return draw.sample(ofClass, here).map((host, rank) => ({ host, rank }));
  });
  return draw.shuffle(hosts);
}

function drawCommission(
  draw: Draw,
  reference: string,
  host: DemonstrationCouncil,
  rank: number,
  control: string | null,
  calendar: readonly CalendarWeek[],
): CommissionRow {
  const polls = drawPolls(draw, host);
  const usable = usableWeeks(calendar, host, control, polls);
  const span = Math.min(
    usable.length,
    SHORTEST_WINDOW_WEEKS + draw.below(LONGEST_WINDOW_WEEKS - SHORTEST_WINDOW_WEEKS + 1),
  );
  const wishAt = draw.below(usable.length);
  const from = Math.min(usable.length - span, Math.max(0, wishAt - draw.below(span)));
  const window = usable.slice(from, from + span);
  const [wish, earliest, latest] = [usable[wishAt]!, window[0]!, window.at(-1)!];
  const blocked = span > SHORTEST_WINDOW_WEEKS && draw.chance(BLOCKED_WEEK_SHARE) ? draw.pick(window) : wish;
  return {
    reference,
    council: host.code,
    partners: [`Local strategic partnership of ${host.name}`],
    commissioned_on: addDays(addWeeks(earliest, -17 - draw.below(24)), draw.below(5)),
    wish,
    earliest,
    latest,
    blocked_weeks: blocked === wish ? null : [blocked],
    priority: draw.weighted(PRIORITY_WEIGHTS),
    min_size: leastSize(host.class, rank),
    max_size: LARGEST_TEAM,
    kinds: drawKinds(draw, host.class),
    themes: drawThemes(draw, host.class),
    control: control ?? 'none',
    polls,
    assessment_date: addWeeks(earliest, -8 - draw.below(7)),
    risk_assessment_date: draw.chance(RISK_DATE_SHARE) ? addWeeks(latest, 6 + draw.below(12)) : null,
  };
}

/** Two districts in five want seven, the others six; counties eight, everyone else seven. */
function leastSize(councilClass: string, rank: number): number {
  if (councilClass === 'county') return 8;
  return councilClass === 'district' && rank % 5 < 3 ? 6 : 7;
}

function drawPolls(draw: Draw, host: DemonstrationCouncil): IsoDate[] {
  const firstYear = Number(DEMONSTRATION_YEAR.startMonday.slice(0, 4));
  const chances = POLL_CHANCES[host.class] ?? [0, 0];
  return [firstYear, firstYear + 1].flatMap((year, spring) => {
    const isDrawn = draw.chance(chances[spring] ?? 0);
    const answer = host.pollIn(year);
    const day = ordinaryElectionDay(year);
    return day !== null && (answer === 'poll' || (answer === 'unknown' && isDrawn)) ? [day] : [];
  });
}

/** The weeks that the service will offer to the council whatever it wishes. */
function usableWeeks(
  calendar: readonly CalendarWeek[],
  host: DemonstrationCouncil,
  controllingParty: string | null,
  polls: readonly IsoDate[],
): IsoDate[] {
  const facts = {
    council: host.name,
    validFrom: null,
    validTo: null,
    polls: polls.map((day) => ({ day, certain: true, source: 'demonstration', periodFrom: null })),
    controllingParty,
    isControlKnown: true,
    blockedWeeks: [],
    wish: null,
    window: null,
    commissionedOn: null,
    riskAssessmentDate: null,
    overrides: [],
  };
  const conferences = usualPartyConferences(Number(DEMONSTRATION_YEAR.startMonday.slice(0, 4)));
  return weeksOnOffer(calendar, facts, defaultCalendarSettings(), conferences)
    .filter(({ onOffer }) => onOffer)
    .map(({ monday }) => monday);
}

function drawKinds(draw: Draw, councilClass: string): KindRange[] {
  return [
    { kind: 'leader', least: 1, most: 1 },
    { kind: 'chief-executive', least: 1, most: 1 },
    { kind: 'councillor', least: 1, most: 2 },
    { kind: 'officer', least: councilClass === 'district' ? 1 : 2, most: 4 },
    { kind: 'voluntary', least: 1, most: 2 },
    { kind: 'health', least: draw.chance(HEALTH_SHARE) ? 1 : 0, most: 2 },
  ];
}

function drawThemes(draw: Draw, councilClass: string): ThemeWish[] {
  const core = draw.sample(CORE_THEMES, 2);
  const others = draw.sample(themesBeyondCore(councilClass), 3 + draw.below(3));
  return [...core, ...others].sort().map((theme) => ({
    theme,
    weight: 1 + draw.below(3),
    experts: draw.chance(SECOND_EXPERT_SHARE) ? 2 : 1,
  }));
}
