import { SOFT_TERMS, type SoftTerm } from '../../scheduling/problem.js';
import { describePlan, type PlanSummary, summaryLine } from './summary.js';

const nothing = Object.fromEntries(SOFT_TERMS.map((term) => [term, 0])) as Record<SoftTerm, number>;
const summary = (changes: Partial<PlanSummary> = {}): PlanSummary => ({
  profile: 'trebled',
  challenges: 114,
  scheduled: 114,
  vacanciesByKind: {},
  peers: 800,
  peersUsed: 612,
  days: 4433.5,
  budgetDays: 4500,
  hard: 0,
  medium: 0,
  soft: 4200,
  softByTerm: { ...nothing, weekPreference: 900, travelPer40Km: 1500 },
  worstTeam: { council: 'Kent', cost: 31 },
  seconds: 30.02,
  seed: 7,
  ...changes,
});

describe('the summary of the demonstration', () => {
  it('says what was scheduled, what it costs and which team is weakest', () => {
    const text = describePlan(summary());
    expect(text).toContain('114 of 114 scheduled, 0 deferred');
    expect(text).toContain('Vacancies      none');
    expect(text).toContain('4,433.5 of the budget of 4,500 (98.5 %)');
    expect(text).toContain('Kent, 31 points');
  });

  it('lists the terms that cost anything, dearest first', () => {
    const terms = describePlan(summary())
      .split('\n')
      .filter((line) => line.startsWith('  '));
    expect(terms.map((line) => line.trim().replace(/\s+/g, ' '))).toEqual([
      'travel per 40 km 1500',
      'week preference 900',
    ]);
  });

  it('names the shortage of the pool before trebling', () => {
    const vacanciesByKind = { leader: 60, 'chief-executive': 1, any: 0 };
    const text = describePlan(summary({ profile: 'pre-treble', scheduled: 110, vacanciesByKind }));
    expect(text).toContain('61: 60 leader, 1 chief-executive');
    expect(text).toContain('60 teams lack a leader');
    expect(text).toContain('1 team a chief executive');
    expect(text).toContain('4 challenges wait');
  });

  it('ends with one line for programs', () => {
    expect(JSON.parse(summaryLine(summary({ vacanciesByKind: { leader: 2, any: 1 } })))).toEqual({
      challenges: 114,
      scheduled: 114,
      vacancies: 3,
      peers: 800,
      days: 4433.5,
      budgetDays: 4500,
      hard: 0,
      medium: 0,
      soft: 4200,
      peersUsed: 612,
      seconds: 30.02,
      seed: 7,
    });
  });
});
