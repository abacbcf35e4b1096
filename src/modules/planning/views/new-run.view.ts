import { WEIGHT_PRESETS } from '../../../scheduling/constraints/weight-presets.js';
import { exchangeRates } from '../../../scheduling/exchange-rates.js';
import { type SoftTerm } from '../../../scheduling/problem.js';
import { MOST_WEIGHT, type PresetId, type Weights } from '../searches-of-run.js';

/** The page on which a coordinator says what a run shall weigh. */
export interface NewRunView {
  readonly presets: readonly {
    readonly href: string;
    readonly name: string;
    readonly favours: string;
    readonly isChosen: boolean;
  }[];
  /** What the weights below come from, in words. */
  readonly source: string;
  readonly weights: readonly WeightLine[];
  readonly mostWeight: number;
}

export interface WeightLine {
  readonly field: string;
  readonly term: SoftTerm;
  /** "One team without the controlling party". */
  readonly label: string;
  /** What one such case trades for, by these weights. */
  readonly rate: string;
  readonly value: string;
  /** Where the slider ends; the field beside it goes further. */
  readonly sliderEnd: number;
}

/** A slider that reaches a little beyond what is usual is finer than one that reaches to the limit. */
const SLIDER_END = 20;

export function viewNewRun(
  yearId: string,
  weights: Weights,
  wishDivisor: number,
  chosen: PresetId | 'year' | 'by-hand',
): NewRunView {
  const href = (preset: string): string => `/years/${yearId}/plan-runs/new?preset=${preset}`;
  const preset = WEIGHT_PRESETS.find(({ id }) => id === chosen);
  return {
    presets: [
      {
        href: `/years/${yearId}/plan-runs/new`,
        name: 'The weights of this year',
        favours: 'What this year has agreed on; every plan is judged by these.',
        isChosen: chosen === 'year',
      },
      ...WEIGHT_PRESETS.map(({ id, name, favours }) => ({ href: href(id), name, favours, isChosen: id === chosen })),
    ],
    source: preset?.name ?? (chosen === 'year' ? 'The weights of this year' : 'Set by hand'),
    weights: exchangeRates(weights, wishDivisor).map(({ term, match, sentence }) => ({
      field: `weight-${term}`,
      term,
      label: `${match.charAt(0).toUpperCase()}${match.slice(1)}`,
      // The label says the match already.
      rate: sentence.slice(match.length).replace(/^ (= )?/, ''),
      value: String(weights[term]),
      sliderEnd: Math.min(MOST_WEIGHT, Math.max(SLIDER_END, 2 * weights[term])),
    })),
    mostWeight: MOST_WEIGHT,
  };
}
