/** What can be set on a search. */
export interface SearchOptions {
  readonly mediumPrice: number;
  readonly hottest: number;
  readonly hottestWhenShort: number;
  readonly coldest: number;
  readonly warmStart: number;
  readonly polishHottest: number;
  readonly polishColdest: number;
  readonly firstCooling: number;
  readonly firstHottest: number;
  readonly weekMoves: number;
  readonly weekSwaps: number;
  readonly deferralMoves: number;
  readonly otherKinds: number;
  readonly takeBusy: number;
  readonly refillHope: number;
  readonly weekHope: number;
  readonly tries: number;
  readonly sample: number;
  readonly exchanges: number;
  readonly exchangePatience: number;
  readonly columnsFrom: number;
  readonly columnsFromLarge: number;
  readonly assertEvery: number;
}

/** One option as data, so that documents and forms can be made from it. */
export interface OptionFact {
  readonly name: keyof SearchOptions;
  readonly meaning: string;
  readonly unit: string;
  readonly default: number;
  readonly least: number;
  readonly most: number;
}

const option = (
  name: keyof SearchOptions,
  meaning: string,
  unit: string,
  value: number,
  least: number,
  most: number,
): OptionFact => ({ name, meaning, unit, default: value, least, most });

/** Every option of the search, in the order of docs/solver-options.md. */
export const OPTION_FACTS: readonly OptionFact[] = [
  option('mediumPrice', 'What one point of medium weighs against soft while searching', 'points of soft', 60, 1, 1e6),
  option('hottest', 'Temperature at which annealing starts', 'points', 4, 0.01, 1e6),
  option(
    'hottestWhenShort',
    'Temperature at which it starts while the best plan is short of people',
    'points',
    150,
    0.01,
    1e6,
  ),
  option('coldest', 'Temperature at which annealing ends', 'points', 0.8, 0.01, 1e6),
  option('warmStart', 'Temperature at which annealing starts from a given plan', 'points', 3, 0.01, 1e6),
  option('polishHottest', 'Temperature from which a plan found by columns is polished', 'points', 1.2, 0.01, 1e6),
  option('polishColdest', 'Temperature at which polishing ends', 'points', 0.5, 0.01, 1e6),
  option(
    'firstCooling',
    'Share of the run spent on a first quick annealing, so that a good plan is there early',
    'share',
    0.08,
    0,
    0.5,
  ),
  option('firstHottest', 'Temperature at which that first annealing starts', 'points', 3, 0.01, 1e6),
  option('weekMoves', 'Share of moves that give a challenge another week', 'share', 0.05, 0, 1),
  option('weekSwaps', 'Share of moves that swap the weeks of two challenges', 'share', 0.01, 0, 1),
  option('deferralMoves', 'Share of moves that defer or schedule a challenge', 'share', 0.005, 0, 1),
  option('otherKinds', 'Share of replacements that may come from any kind of peer', 'share', 0.1, 0, 1),
  option(
    'takeBusy',
    'Share of busy peers drawn who are taken from their team, which is then refilled',
    'share',
    1,
    0,
    1,
  ),
  option(
    'refillHope',
    'Points that refilling the post of a busy peer may win back; dearer peers are not taken',
    'points',
    0,
    0,
    1e6,
  ),
  option(
    'weekHope',
    'Points that a team repaired for another week may win back; dearer weeks are not tried',
    'points',
    0,
    0,
    1e6,
  ),
  option('tries', 'Peers of a kind looked at for one seat in one move', 'peers', 12, 1, 1000),
  option('sample', 'Peers compared when a seat is refilled or a team repaired', 'peers', 60, 1, 100000),
  option('exchanges', 'Times in a run that threads look at each other’s plan', 'times', 60, 0, 10000),
  option(
    'exchangePatience',
    'Lead of another thread, in temperatures, that a thread mostly follows',
    'temperatures',
    2,
    0.01,
    1e6,
  ),
  option(
    'columnsFrom',
    'Least time limit of a run on two or more threads in which one of them plans by columns and bounds; 0: never',
    'seconds',
    10,
    0,
    1e6,
  ),
  option(
    'columnsFromLarge',
    'The same for a large year, whose columns take longer to find; 0: never',
    'seconds',
    50,
    0,
    1e6,
  ),
  option(
    'assertEvery',
    'Recompute the whole score after every so many accepted moves and stop at a difference; 0: never',
    'moves',
    0,
    0,
    1e9,
  ),
];

export const DEFAULT_OPTIONS: SearchOptions = Object.fromEntries(
  OPTION_FACTS.map((fact) => [fact.name, fact.default]),
) as unknown as SearchOptions;

/** Faults of options given by hand: unknown names and values out of range; empty when there are none. */
export function faultsOfOptions(given: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(given).flatMap(([name, value]) => {
    const fact = OPTION_FACTS.find((each) => each.name === name);
    if (fact === undefined)
      return [`${name} is no option; there are ${OPTION_FACTS.map((each) => each.name).join(', ')}`];
    const inRange = typeof value === 'number' && value >= fact.least && value <= fact.most;
    return inRange
      ? []
      : [`${name} is ${String(value)}; it must be a number from ${fact.least} to ${fact.most} (${fact.unit})`];
  });
}

/** The catalogue as a page of Markdown, kept in docs/solver-options.md by `npm run docs`. */
export function renderOptions(): string {
  const rows = OPTION_FACTS.map(
    (fact) => `| \`${fact.name}\` | ${fact.meaning} | ${fact.unit} | ${fact.default} | ${fact.least} to ${fact.most} |`,
  );
  return [
    '# Options of the planner',
    '',
    'Made from `src/scheduling/options.ts` by `npm run docs`; do not edit by hand.',
    '',
    '| Option | Meaning | Unit | Default | Range |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
