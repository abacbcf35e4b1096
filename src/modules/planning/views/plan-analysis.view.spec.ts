import { aChallenge, aCouncil, aPeer, aProblem } from '../../../../test/support/tiny-problem.js';
import { exchangeRates } from '../../../scheduling/exchange-rates.js';
import { explainPlan } from '../../../scheduling/explain-plan.js';
import { groupAnalysis } from '../../../scheduling/explain-plan-groups.js';
import { type AnalysisGrouping, sayScore, viewAnalysis } from './plan-analysis.view.js';

const NAMES = { peer: (id: string) => `Amina ${id}` };
const problem = aProblem({
  challenges: [
    aChallenge('C1', { council: aCouncil('KEN', { name: 'Kent' }), weeks: [{ week: 0, cost: 3 }] }),
    aChallenge('C2', { council: aCouncil('SRY', { name: 'Surrey', region: 'South' }) }),
    aChallenge('C3', { council: aCouncil('YOR', { name: 'York' }), weeks: [{ week: 0, cost: 5 }] }),
  ],
  peers: [aPeer('1', { carriedOver: 1 }), aPeer('2', { easting: 450_000 })],
});
const plan = {
  problem: 'tiny',
  challenges: [
    { id: 'C1', week: 0, peers: ['1'] },
    { id: 'C2', week: null, peers: [] },
    { id: 'C3', week: 0, peers: ['2'] },
  ],
};
const analysis = explainPlan(problem, plan, NAMES);
const view = (by: AnalysisGrouping) =>
  viewAnalysis({
    planId: 'p',
    yearId: 'y',
    by,
    analysis,
    grouped: by === 'term' ? null : groupAnalysis(problem, plan, analysis, by, NAMES),
    rates: exchangeRates(problem.weights, 4),
  });

describe('the page that explains a plan', () => {
  it('lists rules and wishes by level, the dearest first, and says what is well', () => {
    const { tables, figures } = view('term');
    expect(figures.map(({ text }) => text)).toEqual(['0', '10 points', `${analysis.soft} points`]);
    expect(tables.map(({ rowHead, pointsHead }) => `${rowHead}, ${pointsHead}`)).toEqual([
      'Rule, Breaches',
      'What is wished for, Points',
      'What is wished for, Points',
    ]);
    expect(tables.map(({ id, whenEmpty, rows }) => [id, rows.length > 0 ? '' : whenEmpty])).toEqual([
      ['hard', 'The plan keeps every rule.'],
      ['medium', ''],
      ['soft', ''],
    ]);
    expect(tables[2]!.rows[0]).toEqual({
      title: 'A challenge takes place in the week that the council wishes.',
      href: null,
      hint: '8 missed × weight 1',
      points: '8',
      summary: '2 cases',
      more: '',
      matches: [
        { points: '5', sentence: 'York is in the week of 5 April 2027, at a cost of 5; no week on offer is better.' },
        { points: '3', sentence: 'Kent is in the week of 5 April 2027, at a cost of 3; no week on offer is better.' },
      ],
    });
  });

  it('links each council to its team and leaves the year as a whole to the end', () => {
    const [councils, rest] = view('council').tables;
    expect(councils!.rows.map(({ title, href }) => [title, href])).toEqual([
      ['Surrey', '/years/y/challenges/C2?plan=p'],
      ['York', '/years/y/challenges/C3?plan=p'],
      ['Kent', '/years/y/challenges/C1?plan=p'],
    ]);
    expect(rest).toMatchObject({ heading: 'What is no single council’s', rows: [{ title: 'The year as a whole' }] });
  });

  it('says what each person’s deployments cost', () => {
    const { tables, tabs } = view('person');
    expect(tables[0]!.rows.map(({ title, hint, points }) => [title, hint, points])).toEqual([
      ['Amina 1', '1 deployment: Kent', '2 soft'],
      ['Amina 2', '1 deployment: York', '1 soft'],
    ]);
    expect(tabs.filter(({ isCurrent }) => isCurrent)).toEqual([
      { text: 'By person', href: '/plans/p/analysis?by=person', isCurrent: true },
    ]);
  });

  it('lists a hundred cases of a row and sums up the others', () => {
    const matches = Array.from({ length: 103 }, () => analysis.terms.at(-1)!.matches[0]!);
    const long = { ...analysis, terms: [{ ...analysis.terms.at(-1)!, matches }] };
    const [, , soft] = viewAnalysis({
      planId: 'p',
      yearId: 'y',
      by: 'term',
      analysis: long,
      grouped: null,
      rates: [],
    }).tables;
    expect(soft!.rows[0]!.matches).toHaveLength(100);
    expect(soft!.rows[0]!.more).toBe(`And 3 more, ${3 * matches[0]!.points} points together.`);
  });

  it('says a score by its levels', () => {
    expect([sayScore({ hard: 1, medium: 0, soft: 4 }), sayScore({ hard: 0, medium: 12, soft: 0 })]).toEqual([
      '1 hard, 4 soft',
      '12 medium',
    ]);
  });

  it('says what a point is worth', () => {
    expect(view('term').rates).toContain(
      'One peer travelling 40 km further = 1 point = one council moved 2 weeks from its wish = 1 deployment in a week marked “if needed”.',
    );
  });
});
