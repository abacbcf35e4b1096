/**
 * The facts of one planning year: the exchange format `peer-challenge-problem/1` as types. Units: weeks are indexes into
 * `weeks`, positions metres on the British National Grid, days working days in multiples of 0.5, weights integers >= 0.
 * Source: docs/planning/PROBLEM.md.
 */
import { TEAM_TERMS, type Challenge, type Peer } from '../matching/model.js';

export const PROBLEM_FORMAT = 'peer-challenge-problem/1';

/** The soft terms, team terms first, in the order of docs/planning/PROBLEM.md. */
export const SOFT_TERMS = [
  ...TEAM_TERMS,
  'worstTeam',
  'weekPreference',
  'weekOverload',
  'regionLoad',
  'ifNeeded',
  'travelPer40Km',
  'repeatUse',
  'homeAbsent',
  'changeFromBaseline',
] as const;
export type SoftTerm = (typeof SOFT_TERMS)[number];

export interface Week {
  readonly index: number;
  /** Monday, ISO date. */
  readonly monday: string;
  readonly open: boolean;
  /** Challenges that may be on site at once. */
  readonly capacity: number;
}

/** An earlier plan's challenge, to stay close to. */
export interface BaselineChallenge {
  readonly id: string;
  readonly week: number | null;
  readonly peers: readonly string[];
  /** What moving the week counts; 3 when absent. */
  readonly weekPrice?: number;
  /** What losing a member counts, by peer id; 1 each when absent. */
  readonly prices?: Readonly<Record<string, number>>;
}

export interface Baseline {
  readonly challenges: readonly BaselineChallenge[];
}

export interface Problem {
  readonly format: typeof PROBLEM_FORMAT;
  readonly name: string;
  readonly seed: number | null;
  readonly weeks: readonly Week[];
  readonly managers: number;
  readonly managerRestWeeks: number;
  readonly evenLoad: number;
  readonly kinds: readonly string[];
  readonly leadKinds: readonly string[];
  readonly themes: readonly string[];
  readonly daysPerDeployment: Readonly<Record<string, number>>;
  readonly budgetDays: number;
  readonly minGapWeeks: number;
  readonly kinGapWeeks: number;
  readonly maxAwayPerOrganisation: number;
  readonly maxVacancies: number;
  readonly vacancyWeights: Readonly<Record<string, number>>;
  readonly deferralWeight: number;
  readonly weights: Readonly<Record<SoftTerm, number>>;
  readonly challenges: readonly Challenge[];
  readonly peers: readonly Peer[];
  readonly baseline: Baseline | null;
}
