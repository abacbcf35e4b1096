import { TEAM_TERMS } from '../../matching/model.js';
import type { SoftTerm } from '../problem.js';
import { DEFAULT_WEIGHTS } from './catalogue.js';

/** Weights of the soft terms under a name, to start a year from. */
export interface WeightPreset {
  readonly id: 'default' | 'protect-dates' | 'protect-peers' | 'strongest-teams';
  readonly name: string;
  /** What it favours, and what pays for it. */
  readonly favours: string;
  readonly weights: Readonly<Record<SoftTerm, number>>;
}

const doubled = Object.fromEntries(TEAM_TERMS.map((term) => [term, 2 * DEFAULT_WEIGHTS[term]]));

/** Weights to choose from, the default first. Assumption: how far each leans; a year may set every weight itself. */
export const WEIGHT_PRESETS: readonly WeightPreset[] = [
  {
    id: 'default',
    name: 'Default',
    favours: 'Favours nobody: teams, dates and peers are weighed as in the demonstration year.',
    weights: DEFAULT_WEIGHTS,
  },
  {
    id: 'protect-dates',
    name: 'Protect councils’ dates',
    favours:
      'Favours the weeks that councils wish for, and dates once told: a week away counts four times as much, so that teams are weaker and peers travel further.',
    weights: { ...DEFAULT_WEIGHTS, weekPreference: 4, changeFromBaseline: 16 },
  },
  {
    id: 'protect-peers',
    name: 'Protect peers',
    favours:
      'Favours peers: journeys, weeks marked “if needed”, repeated use and absence near a home challenge count three times as much, so that councils move further from their wish and teams are weaker.',
    weights: { ...DEFAULT_WEIGHTS, ifNeeded: 12, travelPer40Km: 3, repeatUse: 6, homeAbsent: 18 },
  },
  {
    id: 'strongest-teams',
    name: 'Strongest teams',
    favours:
      'Favours the make-up of every team, and the weakest team above all: what a team lacks counts twice as much, so that councils move further from their wish and peers travel further.',
    weights: { ...DEFAULT_WEIGHTS, ...doubled, worstTeam: 4 },
  },
];
