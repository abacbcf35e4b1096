import { PROBLEM_FORMAT, SOFT_TERMS, type BaselineChallenge, type SoftTerm } from '../problem.js';
import {
  at,
  dictionary,
  entries,
  fields,
  flag,
  list,
  literal,
  name,
  nullOr,
  number,
  orElse,
  record,
  show,
  text,
  type Reader,
} from './reader.js';

/**
 * Most that a count, weight, cost or price may be.
 * Assumption: far above any real year, and low enough for sums of them to stay exact.
 */
const MOST = 1_000_000;
/** Most that a distance in metres or a number of days may be. Assumption, as above. */
const FARTHEST = 1_000_000_000;

const count = number(0, MOST, 1);
const points = number(0, MOST, 1);
const days = number(0, FARTHEST, 0.5);
const metres = number(-FARTHEST, FARTHEST);
const weekIndex = number(0, MOST, 1);

const week = fields({ index: weekIndex, monday: text, open: flag, capacity: count });

const bounds: Reader<readonly [min: number, max: number]> = (value, path, report) => {
  if (Array.isArray(value) && value.length === 2) {
    const [min, max] = value.map((end, i) => count(end, at(path, i), report));
    return min === undefined || max === undefined ? undefined : [min, max];
  }
  report(path, `is ${show(value)}; give a list of two, the least and the most members`);
  return undefined;
};

const challenge = fields({
  id: name,
  council: record({
    code: name,
    name: text,
    class: text,
    county: nullOr(name),
    region: text,
    easting: metres,
    northing: metres,
    control: nullOr(text),
  }),
  priority: number(1, 3, 1),
  weeks: list(record({ week: weekIndex, cost: points })),
  minSize: count,
  maxSize: count,
  kinds: dictionary(bounds),
  themes: list(record({ theme: name, weight: points, experts: count })),
  pinnedWeek: nullOr(weekIndex),
  pinnedPeers: list(name),
});

const peer = fields({
  id: name,
  kind: name,
  party: nullOr(text),
  organisation: name,
  councilClass: nullOr(text),
  region: text,
  easting: metres,
  northing: metres,
  themes: list(name),
  availability: text,
  maxDays: days,
  maxTravelKm: number(0, FARTHEST),
  experience: count,
  carriedOver: count,
  acceptance: number(0, 1),
  conflicts: list(name),
});

/** A baseline is a plan, in which unknown fields are passed over; what it leaves out takes the format's default. */
const baselineChallenge: Reader<BaselineChallenge> = record(
  {
    id: name,
    week: orElse(null, nullOr(weekIndex)),
    peers: orElse([], list(name)),
    weekPrice: orElse(3, points),
    prices: orElse({}, dictionary(points)),
  },
  'are passed over',
);

/** The whole problem document. Weeks, challenges and peers keep the fields that could be read. */
export const problemShape = fields({
  format: literal(PROBLEM_FORMAT),
  name: text,
  seed: nullOr(number(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)),
  weeks: entries(week),
  managers: count,
  managerRestWeeks: count,
  evenLoad: count,
  kinds: list(name),
  leadKinds: list(name),
  themes: list(name),
  daysPerDeployment: dictionary(days),
  budgetDays: days,
  minGapWeeks: count,
  kinGapWeeks: count,
  maxAwayPerOrganisation: count,
  maxVacancies: count,
  vacancyWeights: dictionary(points),
  deferralWeight: points,
  weights: record(Object.fromEntries(SOFT_TERMS.map((term) => [term, points])) as Record<SoftTerm, Reader<number>>),
  challenges: entries(challenge),
  peers: entries(peer),
  baseline: nullOr(record({ challenges: entries(baselineChallenge) }, 'are passed over')),
});

/** A problem as far as it could be read: whatever was faulty is undefined, and reported. */
export type ProblemDraft = NonNullable<ReturnType<typeof problemShape>>;
export type WeekDraft = NonNullable<ReturnType<typeof week>>;
export type ChallengeDraft = NonNullable<ReturnType<typeof challenge>>;
export type PeerDraft = NonNullable<ReturnType<typeof peer>>;

/** Whether every field of a draft could be read. */
export function isWhole<T extends object>(draft: Partial<T> | undefined): draft is Required<T> {
  return draft !== undefined && Object.values(draft).every((value) => value !== undefined);
}
