import { defaultProgrammeSettings } from '../programmes/programme-settings.js';
import { replanRulesOf } from './replan-rules.js';

describe('what a replan may change', () => {
  it('follows the settings of the year, and costs more the more was said', () => {
    const { planning } = defaultProgrammeSettings();
    const { from, freezeWeeks, prices } = replanRulesOf({ ...planning, freezeWeeks: 3 }, 7);
    expect([from, freezeWeeks]).toEqual([7, 3]);
    const rising = [prices.proposed, prices.offered, prices.accepted, prices.confirmed];
    expect(rising).toEqual([...rising].sort((a, b) => a - b));
    expect(new Set(rising).size).toBe(4);
  });
});
