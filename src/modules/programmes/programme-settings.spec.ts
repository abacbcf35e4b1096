import {
  defaultProgrammeSettings,
  describeSettings,
  describeWeights,
  readProgrammeSettings,
  readWeights,
} from './programme-settings.js';

describe('the settings of a programme year', () => {
  it('start with the practice of the exchange format', () => {
    expect(defaultProgrammeSettings().planning).toEqual({
      minGapWeeks: 4,
      kinGapWeeks: 4,
      maxAwayPerOrganisation: 1,
      maxVacancies: 3,
      deferralWeight: 10,
      accreditationMarginDays: 90,
      freezeWeeks: 8,
      movedWeekPrice: 3,
      proposedPlacePrice: 1,
      offeredPlacePrice: 2,
      acceptedPlacePrice: 5,
      confirmedPlacePrice: 10,
    });
  });

  it('change by name, whatever they govern, and keep the rest', () => {
    const base = readProgrammeSettings({ kinGapWeeks: 6 }).settings;
    const { settings, faults } = readProgrammeSettings({ minGapWeeks: 5, christmasWeeks: 3, shortAnswerDays: 2 }, base);
    expect(faults).toEqual([]);
    expect(settings.planning).toMatchObject({ minGapWeeks: 5, kinGapWeeks: 6 });
    expect(settings.calendar.christmasWeeks).toBe(3);
    expect(settings.asking).toMatchObject({ shortAnswerDays: 2, longAnswerDays: 10 });
  });

  it.each([
    [{ minGapWeek: 4 }, 'minGapWeek', '"minGapWeek" is no setting.'],
    [{ minGapWeeks: 4.5 }, 'minGapWeeks', 'minGapWeeks is 4.5. Give a whole number of weeks from 0 to 26.'],
    [{ maxVacancies: '3' }, 'maxVacancies', 'maxVacancies is "3".'],
    [{ christmasWeeks: 9 }, 'christmasWeeks', 'Give a whole number of weeks from 1 to 4.'],
    [{ nextOfferWaits: 2 }, 'nextOfferWaits', 'nextOfferWaits is 2.'],
    [{ budgetSeasonTo: 131 }, 'budgetSeasonTo', 'Let the season end after it begins.'],
  ])('refuse %j', (values, name, message) => {
    const { faults } = readProgrammeSettings(values);
    expect(faults.map((fault) => fault.name)).toEqual([name]);
    expect(faults[0]!.message).toContain(message);
  });

  it('are told with their value, range and meaning', () => {
    const { settings } = readProgrammeSettings({ maxVacancies: 2 });
    expect(describeSettings(settings)).toContainEqual({
      name: 'maxVacancies',
      group: 'planning',
      value: 2,
      default: 3,
      unit: 'places',
      least: 0,
      most: 12,
      meaning: 'A team that is short of more places is not sent: its challenge is deferred.',
    });
  });
});

describe('the weights of a programme year', () => {
  it('are told in words', () => {
    const { weights } = readWeights({ controlAbsent: 0, travelPer40Km: 1, oneParty: 20 });
    const words = new Map(describeWeights(weights).map(({ term, sentence }) => [term, sentence]));
    expect(words.get('controlAbsent')).toMatch(/It does not count\.$/);
    expect(words.get('travelPer40Km')).toContain('1 point for each full 40 km');
    expect(words.get('oneParty')).toBe('Elected members of a team are not all of one party. 20 points for each team.');
    expect(words.size).toBe(18);
  });

  it.each([
    [{ controlMissing: 3 }, '"controlMissing" is no soft term.'],
    [{ oneParty: -1 }, 'oneParty is -1. Give a whole number of points from 0 to 1000.'],
    [{ oneParty: 1.5 }, 'oneParty is 1.5.'],
  ])('refuse %j', (values, message) => {
    expect(readWeights(values).faults[0]!.message).toContain(message);
  });
});
