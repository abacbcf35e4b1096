import { daysBetween, type IsoDate } from '../platform/clock/iso-date.js';
import { type AskingSettings } from '../programmes/asking-settings.js';
import { dueAfterWorkingDays, londonDate } from '../programmes/deadlines.js';

const DAY_MS = 86_400_000;

/** Whole weeks from today in London until a Monday; negative once it has passed. */
export const weeksUntil = (now: Date, monday: IsoDate): number => Math.floor(daysBetween(londonDate(now), monday) / 7);

/** When a peer who is asked now has to have answered: the nearer the week, the sooner; 24 hours at last. */
export function peerDueAt(now: Date, monday: IsoDate, settings: AskingSettings): Date {
  const ahead = weeksUntil(now, monday);
  const today = londonDate(now);
  if (ahead > settings.mediumAnswerFrom) return dueAfterWorkingDays(today, settings.longAnswerDays);
  if (ahead > settings.shortAnswerFrom) return dueAfterWorkingDays(today, settings.mediumAnswerDays);
  if (ahead > settings.urgentAnswerFrom) return dueAfterWorkingDays(today, settings.shortAnswerDays);
  return new Date(now.getTime() + DAY_MS);
}

/** When a sounding has to be answered. */
export const soundingDueAt = (now: Date, settings: AskingSettings): Date =>
  dueAfterWorkingDays(londonDate(now), settings.soundingDays);

/** When a council has to have answered to its week. */
export const councilDueAt = (now: Date, settings: AskingSettings): Date =>
  dueAfterWorkingDays(londonDate(now), settings.councilAnswerDays);
