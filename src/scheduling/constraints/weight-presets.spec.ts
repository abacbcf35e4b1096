import { TEAM_TERMS } from '../../matching/model.js';
import { SOFT_TERMS } from '../problem.js';
import { DEFAULT_WEIGHTS } from './catalogue.js';
import { WEIGHT_PRESETS } from './weight-presets.js';

const of = (id: string) => WEIGHT_PRESETS.find((preset) => preset.id === id)!.weights;

describe('the presets of weights', () => {
  it('begin with the default, weigh every term with a whole number, and say what they favour', () => {
    expect(WEIGHT_PRESETS[0]!.weights).toEqual(DEFAULT_WEIGHTS);
    for (const { weights, favours } of WEIGHT_PRESETS) {
      expect(Object.keys(weights).sort()).toEqual([...SOFT_TERMS].sort());
      expect(Object.values(weights).every((weight) => Number.isInteger(weight) && weight >= 0)).toBe(true);
      expect(favours).toMatch(/^Favours .+\.$/);
    }
  });

  it('favour what they say: dates, peers, or teams', () => {
    const raised = (id: string) => SOFT_TERMS.filter((term) => of(id)[term] > DEFAULT_WEIGHTS[term]);
    expect(raised('protect-dates')).toEqual(['weekPreference', 'changeFromBaseline']);
    expect(raised('protect-peers')).toEqual(['ifNeeded', 'travelPer40Km', 'repeatUse', 'homeAbsent']);
    expect(raised('strongest-teams')).toEqual([...TEAM_TERMS, 'worstTeam']);
  });
});
