import { type Capacity } from '../scheduling/capacity/assess-capacity.js';
import { type EmptyPost } from '../scheduling/capacity/least-vacancies.js';
import { sayCapacity, sayResource } from '../scheduling/capacity/say-capacity.js';
import { type Wording, wordingOf } from '../scheduling/explanation/wording.js';
import { type Problem } from '../scheduling/problem.js';

const POSTS_SHOWN = 20;

/** What a programme can do, as lines of text. */
export function tellCapacity(problem: Problem, capacity: Capacity): string {
  const say = wordingOf(problem);
  const sentences = sayCapacity(capacity, say);
  const { balance, curves, breaksFirst, leastVacancies } = capacity;
  const { empty } = leastVacancies;
  const sections: [heading: string, lines: string[]][] = [
    [`How many who can lead do ${number(capacity.asked)} challenges need?`, [...sentences.needed]],
    ['The least vacancies', [...sentences.leastVacancies, ...tellPosts(empty, say)]],
    [
      'What breaks first (challenges that it is enough for: when all say yes, and with the refusals to be expected)',
      [
        ...sentences.breaksFirst,
        ...breaksFirst.map(
          ({ resource, enoughFor, expectedFor, slack }) =>
            `${cell(Math.floor(enoughFor))}${cell(Math.floor(expectedFor))}${percent(slack)}  ${sayResource(resource, say)}`,
        ),
      ],
    ],
    ['What the budget buys', [...sentences.budget]],
    ...curves.map(({ kind, points, knee, kneeExpected }, i): [string, string[]] => [
      `${say.kind(kind)}: places empty at least and complete teams at most, by the number of peers`,
      [
        sentences.curves[i]!,
        '   peers   empty  complete   with refusals: empty  complete',
        ...points.map(
          (point) =>
            `${cell(point.peers)}${cell(point.emptyPlaces)}${cell(point.completeTeams, 10)}` +
            `${cell(point.emptyPlacesExpected, 23)}${cell(point.completeTeamsExpected, 10)}` +
            `${point.peers === knee ? '  knee' : ''}${point.peers === kneeExpected ? '  knee with refusals' : ''}`,
        ),
      ],
    ]),
    [
      'By kind',
      [
        '  places   peers  deployments  expected',
        ...balance.kinds.map(
          (each) => `${cell(each.places)}${cell(each.peers)}${supply(each, 13)}  ${say.kind(each.kind)}`,
        ),
        `${cell(balance.anyKind)}${' '.repeat(31)}  any kind`,
      ],
    ],
    [
      'By party (challenges at councils that it controls; its elected members; its leaders)',
      [
        'councils members  deployments  expected leaders  deployments',
        ...balance.parties.map((each) =>
          each.party === null
            ? `${cell(each.challenges)}${' '.repeat(52)}  no overall control: two parties are wished for`
            : `${cell(each.challenges)}${cell(each.peers)}${supply(each, 13)}${cell(each.leaders.peers)}${cell(each.leaders.deployments, 13)}  ${each.party}`,
        ),
      ],
    ],
    [
      'By region (challenges and their places; peers who live there)',
      [
        'challenges  places   peers  deployments  expected',
        ...balance.regions.map(
          (each) =>
            `${cell(each.challenges, 10)}${cell(each.places)}${cell(each.peers)}${supply(each, 13)}  ${each.region}`,
        ),
      ],
    ],
    [
      'By month (places if challenges were spread evenly over the weeks that they offer)',
      [
        'open weeks capacity managers challenges only here  places  deployments',
        ...balance.months.map(
          (each) =>
            `${cell(each.openWeeks, 10)}${cell(each.capacity, 9)}${cell(each.managed, 9)}${cell(each.challenges, 11)}` +
            `${cell(each.onlyHere, 10)}${cell(Math.round(each.places))}${cell(each.deployments, 13)}  ${each.month}`,
        ),
      ],
    ],
  ];
  const parts = sections
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines]) => [heading, ...lines, ''].join('\n'));
  const stopped = capacity.wasStopped
    ? ['Time ran out: some of the proof or of the curves may be missing. Give more --seconds.\n']
    : [];
  return [...stopped, ...parts].join('\n');
}

function tellPosts(empty: readonly EmptyPost[], say: Wording): string[] {
  const lines = empty
    .slice(0, POSTS_SHOWN)
    .map(
      ({ challenge, kind, count, week }) =>
        `  ${say.council(challenge)}: ${count} × ${kind === null ? 'any kind' : say.kind(kind)}, ${week === null ? 'deferred' : say.week(week)}`,
    );
  const more = empty.length - lines.length;
  return more > 0 ? [...lines, `  and ${more} more posts: see --json`] : lines;
}

const supply = (
  { deployments, expected }: { readonly deployments: number; readonly expected: number },
  width: number,
): string => `${cell(deployments, width)}${cell(Math.round(expected), 10)}`;
const cell = (value: number, width = 8): string => number(value).padStart(width);
const number = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 1 });
const percent = (share: number): string => `${share > 0 ? '+' : ''}${Math.round(share * 100)} %`.padStart(9);
