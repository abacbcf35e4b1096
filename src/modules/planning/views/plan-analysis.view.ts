import { type ExchangeRate } from '../../../scheduling/exchange-rates.js';
import { type Level, type PlanAnalysis, type PlanMatch, type TermAnalysis } from '../../../scheduling/explain-plan.js';
import { type GroupedAnalysis, type Grouping, type MatchGroup } from '../../../scheduling/explain-plan-groups.js';
import { type Score } from '../../../scheduling/plan.js';
import { sayCount, sayNumber } from './wording.js';

/** Matches that one row lists; what is beyond is summed up. */
const MOST_MATCHES = 100;

export type AnalysisGrouping = 'term' | Grouping;

/** The page that accounts for every point of a plan. */
export interface AnalysisView {
  readonly by: AnalysisGrouping;
  readonly figures: readonly { readonly key: string; readonly text: string }[];
  readonly tabs: readonly { readonly text: string; readonly href: string; readonly isCurrent: boolean }[];
  readonly tables: readonly AnalysisTable[];
  /** What a point is worth, in sentences. */
  readonly rates: readonly string[];
}

export interface AnalysisTable {
  readonly id: string;
  readonly heading: string;
  /** Over the first column and over the second. */
  readonly rowHead: string;
  readonly pointsHead: string;
  readonly rows: readonly AnalysisRow[];
  /** What to say where there are no rows. */
  readonly whenEmpty: string;
}

export interface AnalysisRow {
  readonly title: string;
  readonly href: string | null;
  readonly hint: string;
  readonly points: string;
  readonly summary: string;
  readonly matches: readonly { readonly points: string; readonly sentence: string }[];
  /** "And 12 more, 40 points together."; empty when all are listed. */
  readonly more: string;
}

/** What the page is made from. */
export interface AnalysisFacts {
  readonly planId: string;
  readonly yearId: string;
  readonly by: AnalysisGrouping;
  readonly analysis: PlanAnalysis;
  /** Null for `by: 'term'`. */
  readonly grouped: GroupedAnalysis | null;
  readonly rates: readonly ExchangeRate[];
}

const TABS: Readonly<Record<AnalysisGrouping, string>> = {
  term: 'By rule and wish',
  council: 'By council',
  person: 'By person',
};

const LEVELS: Readonly<Record<Level, { readonly heading: string; readonly whenEmpty: string }>> = {
  hard: { heading: 'Rules broken (hard)', whenEmpty: 'The plan keeps every rule.' },
  medium: {
    heading: 'Vacancies and deferrals (medium)',
    whenEmpty: 'Every team is whole and every challenge has a week.',
  },
  soft: { heading: 'Quality (soft)', whenEmpty: 'Nothing: the plan grants every wish.' },
};

/** Puts the page together. Cost: linear in the matches shown. */
export function viewAnalysis(facts: AnalysisFacts): AnalysisView {
  const { analysis, planId, by, grouped, rates } = facts;
  return {
    by,
    figures: [
      { key: LEVELS.hard.heading, text: sayNumber(analysis.hard) },
      { key: LEVELS.medium.heading, text: sayCount(analysis.medium, 'point') },
      { key: LEVELS.soft.heading, text: sayCount(analysis.soft, 'point') },
    ],
    tabs: (Object.keys(TABS) as AnalysisGrouping[]).map((each) => ({
      text: TABS[each],
      href: `/plans/${planId}/analysis${each === 'term' ? '' : `?by=${each}`}`,
      isCurrent: each === by,
    })),
    tables: grouped === null ? termTables(analysis) : groupTables(facts, grouped),
    rates: rates.map(({ sentence }) => sentence),
  };
}

function termTables({ terms }: PlanAnalysis): AnalysisTable[] {
  return (Object.keys(LEVELS) as Level[]).map((level) => ({
    id: level,
    ...LEVELS[level],
    rowHead: level === 'hard' ? 'Rule' : 'What is wished for',
    pointsHead: level === 'hard' ? 'Breaches' : 'Points',
    rows: terms
      .filter((term) => term.level === level)
      .sort((a, b) => b.points - a.points)
      .map(termRow),
  }));
}

function termRow({ id, statement, level, amount, weight, points, matches }: TermAnalysis): AnalysisRow {
  return {
    title: statement,
    href: null,
    hint:
      level !== 'soft' || weight === null || id === 'partyBalance'
        ? ''
        : `${sayNumber(amount)} missed × weight ${sayNumber(weight)}`,
    points: sayNumber(points),
    summary: level === 'hard' ? sayCount(matches.length, 'breach', 'breaches') : sayCount(matches.length, 'case'),
    ...listMatches(matches),
  };
}

function groupTables({ yearId, planId, by }: AnalysisFacts, { groups, rest }: GroupedAnalysis): AnalysisTable[] {
  const isCouncil = by === 'council';
  const hrefOf = (group: MatchGroup) => (isCouncil ? `/years/${yearId}/challenges/${group.id}?plan=${planId}` : null);
  const heads = { rowHead: isCouncil ? 'Council' : 'Person', pointsHead: 'Points' };
  const others: AnalysisTable = {
    id: 'rest',
    heading: isCouncil ? 'What is no single council’s' : 'What is no single person’s',
    whenEmpty: '',
    ...heads,
    rowHead: 'Year',
    rows: [
      {
        title: 'The year as a whole',
        href: null,
        hint: isCouncil
          ? 'Full weeks, regions with several challenges at once, and peers who are asked again'
          : 'What teams, weeks and regions lack, whoever is deployed',
        points: sayScore(rest),
        summary: sayCount(rest.matches.length, 'case'),
        ...listMatches(rest.matches),
      },
    ],
  };
  return [
    {
      id: 'groups',
      heading: isCouncil ? 'What each council’s challenge costs' : 'What each person’s deployments cost',
      whenEmpty: 'Nothing.',
      ...heads,
      rows: groups.map((group) => ({
        title: group.name,
        href: hrefOf(group),
        hint: group.about,
        points: sayScore(group),
        summary: sayCount(group.matches.length, 'case'),
        ...listMatches(group.matches),
      })),
    },
    ...(rest.matches.length > 0 ? [others] : []),
  ];
}

function listMatches(matches: readonly PlanMatch[]): Pick<AnalysisRow, 'matches' | 'more'> {
  const others = matches.slice(MOST_MATCHES);
  const points = others.reduce((sum, match) => sum + match.points, 0);
  return {
    matches: matches
      .slice(0, MOST_MATCHES)
      .map(({ points: cost, sentence }) => ({ points: sayNumber(cost), sentence })),
    more: others.length === 0 ? '' : `And ${sayNumber(others.length)} more, ${sayCount(points, 'point')} together.`,
  };
}

/** "1 hard, 10 medium, 4 soft"; levels without a point are left out. */
export const sayScore = ({ hard, medium, soft }: Score): string =>
  [
    ...(hard === 0 ? [] : [`${sayNumber(hard)} hard`]),
    ...(medium === 0 ? [] : [`${sayNumber(medium)} medium`]),
    ...(soft === 0 ? [] : [`${sayNumber(soft)} soft`]),
  ].join(', ');
