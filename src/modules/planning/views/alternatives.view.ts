import { type Tradeoff } from '../../../scheduling/weigh-alternatives.js';
import { type PlanFigures } from '../plan-figures.js';
import { type PresetId, presetOf } from '../searches-of-run.js';
import { sayNumber } from './wording.js';

/** A plan as it is set beside others. */
export interface AlternativeFacts {
  readonly stored: {
    readonly id: string;
    readonly name: string;
    readonly options: { readonly preset?: PresetId };
    readonly medium: number;
    readonly soft: number;
    readonly figures: Pick<PlanFigures, 'deferred' | 'vacancies' | 'peersUsed' | 'days'>;
  };
}

export interface TradeoffLine {
  readonly id: string;
  readonly statement: string;
  readonly points: number;
  readonly sentence: string;
}

export interface AlternativeLine {
  readonly id: string;
  readonly name: string;
  readonly preset: string;
  readonly favours: string;
  readonly href: string;
  readonly score: { readonly medium: number; readonly soft: number };
  readonly figures: readonly { readonly key: string; readonly text: string }[];
  /** At most ten, by the weights of the year. */
  readonly givesUp: readonly TradeoffLine[];
  readonly wins: readonly TradeoffLine[];
}

/** Plans different in kind, side by side. */
export interface AlternativesView {
  readonly runId: string;
  readonly yearId: string;
  readonly plans: readonly AlternativeLine[];
}

export function viewAlternatives(
  runId: string,
  yearId: string,
  facts: readonly AlternativeFacts[],
  tradeoffs: readonly Tradeoff[],
): AlternativesView {
  const nameOf = ({ stored }: AlternativeFacts): string =>
    stored.options.preset === undefined ? stored.name : presetOf(stored.options.preset).name;
  const names = facts.map(nameOf);
  const toLine =
    (word: 'worse' | 'better') =>
    ({ id, statement, change, against }: Tradeoff['givesUp'][number]) => ({
      id,
      statement,
      points: change,
      sentence: `${sayNumber(Math.abs(change))} ${Math.abs(change) === 1 ? 'point' : 'points'} ${word} than “${names[against]!}”: ${statement}`,
    });
  return {
    runId,
    yearId,
    plans: facts.map((each, i) => {
      const { id, name, options, medium, soft, figures } = each.stored;
      return {
        id,
        name,
        preset: names[i]!,
        favours: options.preset === undefined ? '' : presetOf(options.preset).favours,
        href: `/years/${yearId}?plan=${id}`,
        score: { medium, soft },
        figures: [
          { key: 'Vacancies', text: sayNumber(figures.vacancies.total) },
          { key: 'Deferred', text: sayNumber(figures.deferred) },
          { key: 'Quality, by the year’s weights', text: sayNumber(soft) },
          { key: 'Peers deployed', text: sayNumber(figures.peersUsed) },
          { key: 'Working days', text: sayNumber(figures.days) },
        ],
        givesUp: tradeoffs[i]!.givesUp.map(toLine('worse')),
        wins: tradeoffs[i]!.wins.map(toLine('better')),
      };
    }),
  };
}
