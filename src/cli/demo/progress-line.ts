import { type Score } from '../../scheduling/plan.js';

/** How far a plan run is. */
export interface PlanProgress {
  readonly elapsedMs: number;
  readonly limitMs: number;
  /** Best so far; null until there is a plan. */
  readonly best: (Score & { readonly vacancies: number }) | null;
}

const BAR_WIDTH = 24;

/** One line: a bar, the time, and the best plan so far. */
export function formatProgress({ elapsedMs, limitMs, best }: PlanProgress): string {
  const share = Math.min(1, Math.max(0, elapsedMs / limitMs));
  const filled = Math.round(share * BAR_WIDTH);
  const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)}`;
  const time = `${(elapsedMs / 1000).toFixed(0).padStart(3)} of ${(limitMs / 1000).toFixed(0)} s`;
  if (!best) return `${bar} ${time}  reading the year`;
  return `${bar} ${time}  best so far: hard ${best.hard}, medium ${best.medium}, soft ${best.soft}  vacancies ${best.vacancies}`;
}
