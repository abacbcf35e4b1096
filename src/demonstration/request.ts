import { type IsoDate } from '../modules/platform/clock/iso-date.js';
import { type ElectionAnswer } from '../modules/programmes/pre-election-period.js';

/** The year that the demonstration plans. Source: developing the new performance framework for localities (2007): 4,500 days. */
export const DEMONSTRATION_YEAR = {
  startMonday: '2027-04-05' as IsoDate,
  weeks: 52,
  challenges: 114,
  peers: 800,
  budgetDays: 4500,
} as const;

/** `trebled`: the pool after leaders and chief executives were trebled; `pre-treble`: the same pool with a third of them. */
export const DEMONSTRATION_PROFILES = ['trebled', 'pre-treble'] as const;
export type DemonstrationProfile = (typeof DEMONSTRATION_PROFILES)[number];

/** A real council that exists throughout the year. */
export interface DemonstrationCouncil {
  readonly code: string;
  readonly name: string;
  readonly class: string;
  readonly region: string;
  /** Metres on the British National Grid. */
  readonly easting: number;
  readonly northing: number;
  /** Whether it polls in a year; what is unknown is made up for the councils that are challenged. */
  readonly pollIn: (year: number) => ElectionAnswer;
}

/** What a demonstration year is drawn from. Every draw follows from the seed. */
export interface DemonstrationRequest {
  readonly seed: number;
  readonly profile: DemonstrationProfile;
  /** At least 120, for no council gives two leaders; in an order that does not change. */
  readonly councils: readonly DemonstrationCouncil[];
}
