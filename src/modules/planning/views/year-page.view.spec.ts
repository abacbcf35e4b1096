import { aRow, aVacancy, aYearView } from '../../../../test/support/a-year-view.js';
import { viewPlanOptions, viewPlanPart } from './year-page.view.js';
import { type YearView } from './year.view.js';

const EVERYTHING = {
  region: null,
  councilClass: null,
  onlyVacancies: false,
  onlyDeferred: false,
  sort: 'week',
} as const;
const partOf = (year: YearView) => viewPlanPart(year, EVERYTHING, 'year-1', 800);
const figure = (year: YearView, key: string) => partOf(year).figures.find((each) => each.key === key);

describe('the page of a year', () => {
  const whole = aYearView([aRow('a'), aRow('b', { week: null })]);

  it('says how many challenges have a week and how many peers the year takes', () => {
    expect(figure(whole, 'Challenges')?.text).toBe('1 scheduled, 1 deferred');
    expect(figure(whole, 'Peers used')?.text).toBe('2 of 800 accredited');
  });

  it('names vacancies by kind, or says that there are none', () => {
    const leader = aVacancy('leader', 'Leader');
    const short = aYearView([
      aRow('a', { vacancies: [leader] }),
      aRow('b', { vacancies: [leader, aVacancy(null, 'Any kind')] }),
    ]);
    expect(figure(short, 'Vacancies')?.text).toBe('3: 2 leader places, 1 place of any kind');
    expect(figure(whole, 'Vacancies')?.text).toBe('None');
  });

  it('sets the days used against the budget, a budget of nothing too', () => {
    expect(partOf(whole).days).toEqual({ used: 4486.5, budget: 4500, text: '4,486.5 of 4,500 working days (99.7%)' });
    expect(partOf(aYearView([], { days: { used: 0, budget: 0 } })).days.text).toBe('0 of 0 working days');
  });

  it('says how far its quality is from the best possible, once that is proven', () => {
    const proven = { ...whole, score: { ...whole.score, bound: { medium: 0, soft: 25 } } };
    expect(figure(proven, 'Quality (soft)')?.hint).toBe('Within 20% of the best possible.');
    expect(figure(whole, 'Quality (soft)')?.hint).toBe('Fewer is better. It compares plans of one year.');
  });

  it('leads to the weakest team', () => {
    const year = aYearView([aRow('a')]);
    const weak = { ...year, figures: { ...year.figures, worstTeam: { challenge: 'a', cost: 38 } } };
    expect(figure(weak, 'Weakest team')).toEqual({
      key: 'Weakest team',
      text: 'Council a',
      href: '/years/year-1/challenges/a?plan=plan-1',
      hint: '38 points of team quality lost.',
    });
    expect(figure(year, 'Weakest team')?.text).toBe('None: no team loses a point.');
  });

  it('puts the terms that cost most first', () => {
    const terms = whole.score.terms.map((term, at) => ({ ...term, points: at }));
    const { score } = whole;
    const sorted = partOf({ ...whole, score: { ...score, terms } }).terms;
    expect(sorted[0]).toMatchObject({ statement: 'About changeFromBaseline.', points: String(terms.length - 1) });
  });

  it('lists every closed week with its reasons', () => {
    expect(partOf(whole).closedWeeks).toEqual([{ week: '3 May 2027', reasons: 'A bank holiday.' }]);
  });

  it.each([
    ['proposed', true, false],
    ['approved', false, true],
    ['superseded', false, false],
  ])('offers what can be done with a plan that is %s', (state, canApprove, canWithdraw) => {
    expect(partOf({ ...whole, plan: { ...whole.plan, state } })).toMatchObject({ canApprove, canWithdraw });
  });

  it('offers the plans of the year with score and time', () => {
    const plan = {
      name: 'Plan 2',
      state: 'proposed',
      createdAt: new Date('2026-11-24T09:30:00Z'),
      medium: 0,
      soft: 4707,
    };
    expect(viewPlanOptions([{ id: 'two', ...plan }], 'two')).toEqual([
      {
        value: 'two',
        text: 'Plan 2 (proposed): medium 0, soft 4,707, 24 November 2026 at 09:30',
        selected: true,
      },
    ]);
  });
});
