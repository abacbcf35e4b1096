import { type Capacity } from '../../../scheduling/capacity/assess-capacity.js';
import { type PoolNeeded } from '../../../scheduling/capacity/pool-needed.js';
import { sayCapacity, sayResource } from '../../../scheduling/capacity/say-capacity.js';
import { sentenceCase, type Wording } from '../../../scheduling/explanation/wording.js';
import { type Problem } from '../../../scheduling/problem.js';
import { type CapacityChart, viewChart } from './capacity-chart.view.js';
import { sayDate } from '../../platform/clock/plain-date.js';
import { sayCount, sayMonth, sayNumber } from './wording.js';

/** Places listed; what is beyond is in the API. */
const MOST_POSTS = 30;

/** A table whose first column names its rows; the other columns are figures unless `isText`. */
export interface FigureTable {
  readonly id: string;
  readonly caption: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly isText: boolean;
}

/** What a programme year can do, as its page shows it. */
export interface CapacityView {
  readonly asked: string;
  readonly wasStopped: boolean;
  readonly needed: readonly string[];
  readonly neededTable: FigureTable;
  readonly least: readonly string[];
  readonly posts: FigureTable;
  readonly morePosts: string;
  readonly breaks: readonly string[];
  readonly breaksTable: FigureTable;
  readonly budgetTable: FigureTable;
  readonly budget: string;
  readonly curves: readonly {
    readonly id: string;
    readonly heading: string;
    readonly sentence: string;
    readonly chart: CapacityChart;
    readonly table: FigureTable;
  }[];
  readonly kinds: FigureTable;
  readonly regions: FigureTable;
  readonly months: FigureTable;
}

/** Puts the page together. Party is not among it: the rows on parties are withheld before. */
export function viewCapacity(capacity: Capacity, problem: Problem, say: Wording): CapacityView {
  const sentences = sayCapacity(capacity, say);
  const { balance } = capacity;
  const nameOf = (kind: string): string => sentenceCase(say.kind(kind));
  const table = (id: string, caption: string, heads: readonly string[], rows: readonly (readonly string[])[]) => ({
    id,
    caption,
    heads,
    rows,
    isText: false,
  });
  return {
    asked: sayCount(capacity.asked, 'challenge'),
    wasStopped: capacity.wasStopped,
    needed: sentences.needed,
    neededTable: table(
      'needed',
      'Peers needed',
      ['Kind', 'Now', 'If all say yes', 'If each serves once', 'With refusals'],
      capacity.needed.map((needed) => [nameOf(needed.kind), ...neededCells(needed)]),
    ),
    least: sentences.leastVacancies,
    ...viewPosts(capacity, problem, say),
    breaks: sentences.breaksFirst,
    breaksTable: table(
      'breaks',
      'Challenges that each is enough for',
      ['What', 'If all say yes', 'With refusals', 'Left over'],
      capacity.breaksFirst.map(({ resource, enoughFor, expectedFor, slack }) => [
        sayResource(resource, say),
        sayNumber(Math.floor(enoughFor)),
        sayNumber(Math.floor(expectedFor)),
        `${slack > 0 ? '+' : ''}${Math.round(slack * 100)} %`,
      ]),
    ),
    budget: sentences.budget[0] ?? 'There is no challenge to reckon with.',
    budgetTable: table(
      'budget',
      'Challenges that the budget buys',
      ['Days for a deployment', 'Days for the usual team', 'Challenges'],
      capacity.purchases.map(({ daysPerDeployment, teamDays, challenges }) => [
        daysPerDeployment === null ? 'As set for each kind' : String(daysPerDeployment),
        sayNumber(teamDays),
        challenges === null ? 'no limit' : sayNumber(challenges),
      ]),
    ),
    curves: capacity.curves.map((curve, i) => ({
      id: `curve-${i}`,
      heading: `Number of peers: ${say.kind(curve.kind)}`,
      sentence: sentences.curves[i]!,
      chart: viewChart(curve, `curve-${i}`, say.kind(curve.kind)),
      table: table(
        `curve-${i}-table`,
        `Places empty at least and complete teams at most, by the number of peers of the kind ${say.kind(curve.kind)}`,
        ['Peers', 'Empty places', 'Complete teams', 'Empty with refusals', 'Complete with refusals'],
        curve.points.map((point) => [
          `${sayNumber(point.peers)}${marksOf(curve, point.peers)}`,
          sayNumber(point.emptyPlaces),
          sayNumber(point.completeTeams),
          sayNumber(point.emptyPlacesExpected),
          sayNumber(point.completeTeamsExpected),
        ]),
      ),
    })),
    kinds: table(
      'kinds',
      'Demand and supply by kind',
      ['Kind', 'Least places', 'Peers', 'Deployments they can give', 'With refusals'],
      [
        ...balance.kinds.map((each) => [
          nameOf(each.kind),
          sayNumber(each.places),
          sayNumber(each.peers),
          sayNumber(each.deployments),
          sayNumber(Math.round(each.expected)),
        ]),
        ['Any kind', sayNumber(balance.anyKind), '', '', ''],
      ],
    ),
    regions: table(
      'regions',
      'Demand and supply by region',
      ['Region', 'Challenges', 'Least places', 'Peers', 'Deployments they can give'],
      balance.regions.map((each) => [
        each.region,
        sayNumber(each.challenges),
        sayNumber(each.places),
        sayNumber(each.peers),
        sayNumber(each.deployments),
      ]),
    ),
    months: table(
      'months',
      'Demand and supply by month',
      ['Month', 'Open weeks', 'Room for', 'Managers for', 'Challenges on offer', 'Places', 'Deployments'],
      balance.months.map((each) => [
        sayMonth(`${each.month}-01`),
        sayNumber(each.openWeeks),
        sayNumber(each.capacity),
        sayNumber(each.managed),
        sayNumber(each.challenges),
        sayNumber(Math.round(each.places)),
        sayNumber(each.deployments),
      ]),
    ),
  };
}

function viewPosts(
  { leastVacancies: { empty } }: Capacity,
  { weeks, challenges }: Problem,
  say: Wording,
): Pick<CapacityView, 'posts' | 'morePosts'> {
  const known = new Set(challenges.map(({ id }) => id));
  const shown = empty.filter(({ challenge }) => known.has(challenge)).slice(0, MOST_POSTS);
  const more = empty.length - shown.length;
  return {
    posts: {
      id: 'posts',
      caption: 'Places that the plan found leaves empty',
      heads: ['Council', 'Place', 'Week of'],
      rows: shown.map(({ challenge, kind, count, week }) => [
        say.council(challenge),
        kind === null ? sayCount(count, 'place') + ' of any kind' : sayCount(count, `${say.kind(kind)} place`),
        week === null ? 'Deferred' : sayDate(weeks[week]!.monday),
      ]),
      isText: true,
    },
    morePosts: more > 0 ? `And ${sayNumber(more)} more, which the API lists.` : '',
  };
}

function neededCells({ now, needed, neededOnceEach, neededExpected }: PoolNeeded): string[] {
  const cell = (peers: number | null): string =>
    peers === null ? 'out of reach' : `${sayNumber(peers)} (× ${(peers / now).toFixed(1)})`;
  return [sayNumber(now), cell(needed), cell(neededOnceEach), cell(neededExpected)];
}

function marksOf(curve: Capacity['curves'][number], peers: number): string {
  const marks = [
    ...(peers === curve.now ? ['now'] : []),
    ...(peers === curve.knee ? ['knee'] : []),
    ...(peers === curve.kneeExpected ? ['knee with refusals'] : []),
  ];
  return marks.length === 0 ? '' : ` (${marks.join(', ')})`;
}
