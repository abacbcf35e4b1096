import { SOFT_TERMS } from '../../src/scheduling/problem.js';
import { type ChallengeRow, type YearView } from '../../src/modules/planning/views/year.view.js';

const MONDAYS = ['2027-04-19', '2027-04-26', '2027-05-03', '2027-05-10'];

/** A challenge on site in week 0 with two members and no vacancy, on offer in weeks 0 and 1. */
export const aRow = (id: string, changes: Partial<ChallengeRow> = {}): ChallengeRow => ({
  id,
  reference: `C-${id}`,
  council: { code: id, name: `Council ${id}`, class: 'unitary', region: 'North East' },
  priority: 1,
  weeksOnOffer: [0, 1],
  week: 0,
  weekCost: 0,
  members: [aMember('one'), aMember('two')],
  vacancies: [],
  ...changes,
});

const aMember = (id: string): ChallengeRow['members'][number] => ({
  id,
  reference: `P-${id}`,
  name: `Peer ${id}`,
  kind: 'officer',
  kindName: 'Officer',
  organisation: 'Home Council',
  isIfNeeded: false,
});

export const aVacancy = (kind: string | null, kindName: string) => ({ kind, kindName });

/** Four weeks from 19 April 2027, the third of them closed. */
export function aYearView(challenges: readonly ChallengeRow[], changes: Partial<YearView> = {}): YearView {
  const load = (week: number) => challenges.filter((row) => row.week === week).length;
  const scheduled = challenges.filter(({ week }) => week !== null).length;
  const figures: YearView['figures'] = {
    scheduled,
    deferred: challenges.length - scheduled,
    vacancies: { total: 0, byKind: {} },
    days: 4486.5,
    budgetDays: 4500,
    peersUsed: 2,
    worstTeam: null,
    weeklyLoad: MONDAYS.map((_, week) => load(week)),
  };
  return {
    plan: { id: 'plan-1', name: 'Year, plan 1', state: 'proposed', createdAt: '2026-11-24T09:30:00.000Z' },
    weeks: MONDAYS.map((monday, index) => ({
      index,
      monday,
      open: index !== 2,
      capacity: index === 2 ? 0 : 2,
      load: load(index),
      reasons: index === 2 ? ['A bank holiday.'] : [],
    })),
    challenges,
    days: { used: figures.days, budget: figures.budgetDays },
    figures,
    score: {
      hard: 0,
      medium: 0,
      soft: 30,
      bound: null,
      terms: SOFT_TERMS.map((id) => ({
        id,
        statement: `About ${id}.`,
        unit: 'point',
        amount: 0,
        weight: 1,
        points: 0,
      })),
    },
    ...changes,
  };
}
