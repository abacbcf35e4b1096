import { DEFAULT_WEIGHTS } from '../../scheduling/constraints/catalogue.js';
import { readYearSettings } from './read-year-settings.js';

describe('the settings of a year', () => {
  it('take every default where nothing is said', () => {
    expect(readYearSettings({}, {})).toMatchObject({
      ok: true,
      calendar: { leadTimeWeeks: 16 },
      limits: { minGapWeeks: 4, accreditationMarginDays: 90 },
      weights: DEFAULT_WEIGHTS,
    });
  });

  it('take what is said', () => {
    const read = readYearSettings({ calendar: { leadTimeWeeks: 20 }, planning: { minGapWeeks: 6 } }, { oneParty: 0 });
    expect(read).toMatchObject({
      ok: true,
      calendar: { leadTimeWeeks: 20 },
      limits: { minGapWeeks: 6, kinGapWeeks: 4 },
      weights: { ...DEFAULT_WEIGHTS, oneParty: 0 },
    });
  });

  it.each([
    [{ other: {} }, {}, '"other" is no group of settings'],
    [{ planning: { gap: 4 } }, {}, '"gap" is no limit of planning'],
    [{ planning: { minGapWeeks: 4.5 } }, {}, 'minGapWeeks is 4.5. Give a whole number of weeks from 0 to 26.'],
    [{ calendar: { leadTimeWeeks: -1 } }, {}, 'leadTimeWeeks is -1'],
    [{}, { beauty: 1 }, '"beauty" is no term of the score'],
    [{}, { oneParty: '10' }, 'The weight of oneParty is "10"'],
  ])('%j and %j are refused: %s', (settings, weights, fault) => {
    const read = readYearSettings(settings, weights);
    expect(read.ok ? [] : read.faults).toEqual([expect.stringContaining(fault)]);
  });
});
