import { type WeightPreset, WEIGHT_PRESETS } from '../../scheduling/constraints/weight-presets.js';
import { SOFT_TERMS, type SoftTerm } from '../../scheduling/problem.js';
import { MAX_WEIGHT } from '../programmes/programme-settings.js';

export type Weights = Readonly<Record<SoftTerm, number>>;
export type PresetId = WeightPreset['id'];

/** The presets that plans different in kind are made with. */
export const ALTERNATIVE_PRESETS = ['protect-dates', 'protect-peers', 'strongest-teams'] as const satisfies PresetId[];

/** What a run was asked to search for. */
export interface SearchWish {
  readonly preset?: PresetId;
  readonly weights?: Weights;
  readonly alternatives?: true;
}

/** One search of a run: the weights it looks with. The plan is judged by those of the year all the same. */
export interface Search {
  readonly weights: Weights;
  /** The preset that the weights come from; null for the year's own, and those set by hand. */
  readonly preset: PresetId | null;
}

/** Nobody may weigh a term higher. */
export const MOST_WEIGHT = MAX_WEIGHT;

export const presetOf = (id: PresetId): WeightPreset => WEIGHT_PRESETS.find((preset) => preset.id === id)!;

/** The searches of a run, one after the other: three for alternatives, else one. */
export function searchesOf({ preset, weights, alternatives }: SearchWish, ofYear: Weights): Search[] {
  if (alternatives) return ALTERNATIVE_PRESETS.map((id) => ({ weights: presetOf(id).weights, preset: id }));
  if (weights) return [{ weights, preset: null }];
  if (preset) return [{ weights: presetOf(preset).weights, preset }];
  return [{ weights: ofYear, preset: null }];
}

/** Whether a search weighs as the year does, so that what it says of points holds for the year. */
export const isWeighedAs = ({ weights }: Search, ofYear: Weights): boolean =>
  SOFT_TERMS.every((term) => weights[term] === ofYear[term]);

/** How many seconds a run may search, all its searches together. */
export const secondsOf = ({
  seconds,
  alternatives,
}: {
  readonly seconds: number;
  readonly alternatives?: true;
}): number => (alternatives ? seconds * ALTERNATIVE_PRESETS.length : seconds);

/** Weights as a form sends them, one field `weight-<term>` each; null where the form has none, and every fault. */
export function readWeightFields(body: Readonly<Record<string, unknown>>): {
  readonly weights: Weights | null;
  readonly faults: readonly { readonly field: string; readonly message: string }[];
} {
  if (!SOFT_TERMS.some((term) => `weight-${term}` in body)) return { weights: null, faults: [] };
  const faults: { field: string; message: string }[] = [];
  const entries = SOFT_TERMS.map((term) => {
    const sent = body[`weight-${term}`];
    const text = typeof sent === 'string' ? sent.trim() : '';
    const isFit = /^\d{1,4}$/.test(text) && Number(text) <= MOST_WEIGHT;
    if (!isFit)
      faults.push({ field: `weight-${term}`, message: `Enter a whole number of points from 0 to ${MOST_WEIGHT}` });
    return [term, isFit ? Number(text) : 0] as const;
  });
  return { weights: Object.fromEntries(entries) as Weights, faults };
}
