import { z } from 'zod';
import { WEIGHT_PRESETS } from '../../scheduling/constraints/weight-presets.js';
import { type PresetId } from './searches-of-run.js';
import { BOARD_SORTS, type BoardChoice } from './views/board.view.js';

/** What the address of a year page may choose. A value that means nothing counts as not given: a link may be old. */
export const yearPageQuery = z.object({
  plan: z.uuid().nullable().catch(null).default(null),
  region: z.string().trim().max(100).catch('').default(''),
  class: z.string().trim().max(100).catch('').default(''),
  sort: z.enum(BOARD_SORTS).catch('week').default('week'),
  only: z
    .union([z.string(), z.array(z.string())])
    .catch([])
    .default([]),
  view: z.enum(['board', 'list']).catch('board').default('board'),
});
export type YearPageQuery = z.infer<typeof yearPageQuery>;

/** What the pages of questions about a plan may be asked. A value that means nothing counts as not given. */
export const whyNotPageQuery = z.object({
  plan: z.uuid().nullable().catch(null).default(null),
  peer: z.string().trim().max(100).catch('').default(''),
  /** Which of several peers of one name is meant. */
  peerId: z.uuid().nullable().catch(null).default(null),
  /** An index; nothing after the sign is no week, and not the first. */
  week: z
    .preprocess((value) => (value === '' ? null : value), z.coerce.number().int().min(0).max(1000).nullable())
    .catch(null)
    .default(null),
});
export type WhyNotPageQuery = z.infer<typeof whyNotPageQuery>;

export const toBoardChoice = ({ region, class: councilClass, sort, only }: YearPageQuery): BoardChoice => ({
  region: region || null,
  councilClass: councilClass || null,
  onlyVacancies: [only].flat().includes('vacancies'),
  onlyDeferred: [only].flat().includes('deferred'),
  sort,
});

/** The address of the same page with the board as a list, or the other way round. */
export function otherViewHref(yearId: string, planId: string, query: YearPageQuery): string {
  const params = new URLSearchParams({ plan: planId });
  for (const name of ['region', 'class'] as const) if (query[name]) params.set(name, query[name]);
  if (query.sort !== 'week') params.set('sort', query.sort);
  for (const value of [query.only].flat()) params.append('only', value);
  if (query.view === 'board') params.set('view', 'list');
  return `/years/${yearId}?${params.toString()}`;
}

export const analysisPageQuery = z.object({ by: z.enum(['term', 'council', 'person']).catch('term').default('term') });
export type AnalysisPageQuery = z.infer<typeof analysisPageQuery>;

/** Without a plan to compare with, the one before is meant. */
export const comparisonPageQuery = z.object({ with: z.uuid().nullable().catch(null).default(null) });
export type ComparisonPageQuery = z.infer<typeof comparisonPageQuery>;

/** How many challenges a programme is to have, as it was typed; empty for those of the year. */
export const capacityPageQuery = z.object({ challenges: z.string().trim().max(20).catch('').default('') });
export type CapacityPageQuery = z.infer<typeof capacityPageQuery>;
/** Without a preset the weights of the year are shown. */
export const newRunPageQuery = z.object({
  preset: z
    .enum(WEIGHT_PRESETS.map(({ id }) => id) as [PresetId])
    .nullable()
    .catch(null)
    .default(null),
});
export type NewRunPageQuery = z.infer<typeof newRunPageQuery>;
