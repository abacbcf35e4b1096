import { addDays, addWeeks, type IsoDate } from '../../platform/clock/iso-date.js';
import { sayDate } from '../../platform/clock/plain-date.js';
import { sayCount } from './wording.js';

/** A programme year as its pages are told of it. */
export interface YearFacts {
  readonly id: string;
  readonly name: string;
  readonly startsOn: IsoDate;
  readonly weekCount: number;
  readonly isPilot: boolean;
  readonly isDemonstration: boolean;
  readonly challenges: number;
  readonly proposedPlans: number;
  readonly approvedPlan: string | null;
}

export interface YearIntroduction {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly challenges: number;
}

/** A year's heading and the sentence under it. */
export const introduceYear = ({ id, name, challenges, ...year }: YearFacts): YearIntroduction => ({
  id,
  name,
  challenges,
  about: [
    `${sayCount(year.weekCount, 'week')}, ${saySpan(year)}. ${sayCount(challenges, 'challenge')} commissioned.`,
    ...(year.isPilot ? ['A pilot: it counts in no statistics.'] : []),
    ...(year.isDemonstration ? ['A demonstration: its people are fictional.'] : []),
  ].join(' '),
});

const saySpan = ({ startsOn, weekCount }: Pick<YearFacts, 'startsOn' | 'weekCount'>): string =>
  `${sayDate(startsOn)} to ${sayDate(addDays(addWeeks(startsOn, weekCount), -1))}`;

/** The list of years. */
export const viewYears = (years: readonly YearFacts[]) =>
  years.map((year) => ({
    href: `/years/${year.id}`,
    name: year.name,
    starts: sayDate(year.startsOn),
    weeks: String(year.weekCount),
    challenges: String(year.challenges),
    plan: sayPlans(year),
  }));

function sayPlans({ approvedPlan, proposedPlans }: YearFacts): string {
  if (approvedPlan !== null) return `${approvedPlan} is approved`;
  return proposedPlans === 0 ? 'Not planned yet' : `${sayCount(proposedPlans, 'plan')} proposed`;
}

/** What to do about a year that has no plan. */
export const viewEmptyYear = ({ challenges }: Pick<YearFacts, 'challenges'>) =>
  challenges === 0
    ? {
        heading: 'No challenge is commissioned for this year',
        text: 'Load peers and commissions by file, or add challenges one by one with POST /api/challenges. The README shows the first ten minutes.',
        action: { href: '/api/docs', text: 'Open the API' },
      }
    : {
        heading: 'This year has no plan yet',
        text: `${sayCount(challenges, 'challenge waits', 'challenges wait')} for a week and a team. Press “Plan this year” below.`,
      };
