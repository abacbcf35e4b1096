import { introduceYear, viewEmptyYear, viewYears, type YearFacts } from './years.view.js';

const aYear = (changes: Partial<YearFacts> = {}): YearFacts => ({
  id: 'year-1',
  name: 'Programme year 2027',
  startsOn: '2027-04-05',
  weekCount: 52,
  isPilot: false,
  isDemonstration: false,
  challenges: 114,
  proposedPlans: 0,
  approvedPlan: null,
  ...changes,
});

describe('programme years in words', () => {
  it('introduces a year by its span and its challenges', () => {
    expect(introduceYear(aYear()).about).toBe('52 weeks, 5 April 2027 to 2 April 2028. 114 challenges commissioned.');
  });

  it('says of a pilot and of a demonstration what they are', () => {
    expect(introduceYear(aYear({ isPilot: true, isDemonstration: true })).about).toMatch(
      /A pilot: it counts in no statistics\. A demonstration: its people are fictional\.$/,
    );
  });

  it.each<[Partial<YearFacts>, string]>([
    [{}, 'Not planned yet'],
    [{ proposedPlans: 2 }, '2 plans proposed'],
    [{ proposedPlans: 2, approvedPlan: 'Plan 3' }, 'Plan 3 is approved'],
  ])('says how far %j is planned', (changes, plan) => {
    expect(viewYears([aYear(changes)])[0]).toMatchObject({ href: '/years/year-1', starts: '5 April 2027', plan });
  });

  it('says what to do next about a year without challenges, and one without a plan', () => {
    expect(viewEmptyYear({ challenges: 0 }).text).toContain('POST /api/challenges');
    expect(viewEmptyYear({ challenges: 1 }).text).toBe(
      '1 challenge waits for a week and a team. Press “Plan this year” below.',
    );
  });
});
