import { CALENDAR_SETTINGS, defaultCalendarSettings, readCalendarSettings } from './calendar-settings.js';

describe('calendar settings', () => {
  it('have defaults inside their ranges', () => {
    for (const setting of Object.values(CALENDAR_SETTINGS)) {
      expect(setting.default).toBeGreaterThanOrEqual(setting.least);
      expect(setting.default).toBeLessThanOrEqual(setting.most);
    }
    expect(readCalendarSettings({})).toEqual({ ok: true, settings: defaultCalendarSettings() });
    expect(readCalendarSettings(defaultCalendarSettings())).toEqual({ ok: true, settings: defaultCalendarSettings() });
  });

  it('take what is given and leave the rest at its default', () => {
    expect(readCalendarSettings({ afterPollPoints: 20 })).toEqual({
      ok: true,
      settings: { ...defaultCalendarSettings(), afterPollPoints: 20 },
    });
  });

  it.each([
    [{ afterPollPoints: -1 }, 'afterPollPoints is -1. Give a whole number of points from 0 to 1000.'],
    [{ leastSiteDays: 2 }, 'leastSiteDays is 2. Give a whole number of days from 3 to 5.'],
    [{ leadTimeWeeks: 1.5 }, 'leadTimeWeeks is 1.5.'],
    [{ leadTimeWeeks: '16' }, 'leadTimeWeeks is "16".'],
    [{ leadTimeWeeks: null }, 'leadTimeWeeks is null.'],
    [
      { budgetSeasonFrom: 230 },
      'budgetSeasonFrom is 230. Give a whole number of month and day (MMDD) from 101 to 331.',
    ],
    [{ budgetSeasonFrom: 315 }, 'budgetSeasonTo is 310, before budgetSeasonFrom, 315.'],
    [{ nonsense: 1 }, '"nonsense" is no setting of the calendar. Use one of: leastSiteDays, '],
    [{ constructor: 1 }, '"constructor" is no setting'],
  ])('refuse %j and say what is allowed', (values, message) => {
    const outcome = readCalendarSettings(values);
    expect(outcome.ok ? '' : outcome.faults[0]?.message).toContain(message);
  });

  it('report every fault, not the first alone', () => {
    const outcome = readCalendarSettings({ leadTimeWeeks: -1, nonsense: 2, christmasWeeks: 9 });
    expect(outcome.ok ? [] : outcome.faults.map((fault) => fault.name)).toEqual([
      'leadTimeWeeks',
      'nonsense',
      'christmasWeeks',
    ]);
  });
});
