import { workerData } from 'node:worker_threads';
import loadFromPackage from 'highs';
import { vacanciesOf } from '../../scheduling/broken-rules.js';
import { type Bound, boundByColumns, type BoundRequest } from '../../scheduling/columns/bound.js';
import { ColumnSearch, isSmallYear } from '../../scheduling/columns/search-by-columns.js';
import { encodeProblem } from '../../scheduling/encode-problem.js';
import { type Incumbent } from '../../scheduling/incumbent.js';
import { compareScores } from '../../scheduling/plan.js';
import { SharedBoard } from './shared-board.js';
import { type ColumnsTask, wallClockMs } from './solver-messages.js';

/**
 * The thread that generates columns beside the search threads of a run. It plans the year from them, bounds soft from below for
 * plans that are as short of people as the best so far, and then plans parts of the year anew until it is told to stop; it
 * begins again when a plan turns up that is less short. It has a panel of the board like the search threads.
 */
const LOOK_INTERVAL_MS = 100;
/** Share of the run's time after which no more of it goes to the bound: with one, and without. */
const BOUND_UNTIL = 0.45;
const FIRST_BOUND_UNTIL = 0.6;

const { problem, options, seed, seconds, memory, shape, beganAt } = workerData as ColumnsTask;
const board = new SharedBoard(memory, shape);
const panel = board.threads - 1;
const facts = encodeProblem(problem);
// The package describes its ES module with types of a CommonJS one: what they call the module is the function itself.
const highs = await (loadFromPackage as unknown as typeof loadFromPackage.default)();

const used = (): number => (seconds === null ? 0 : (wallClockMs() - beganAt) / (seconds * 1000));

function bestOfOthers(): Incumbent | null {
  const postings = Array.from({ length: panel }, (_, thread) => board.bestOf(thread)).filter((each) => each !== null);
  return postings.filter(({ hard }) => hard === 0).sort(compareScores)[0] ?? null;
}

function offer(incumbent: Incumbent): void {
  board.postStanding(panel, incumbent);
  board.postBest(panel, { ...incumbent, vacancies: vacanciesOf(facts, incumbent), iterations: 0 });
}

function post(mostMedium: number, { bound }: Bound): boolean {
  if (bound === null) return false;
  const posted = board.readBound();
  // An earlier bound over more plans holds for these too.
  if (posted === null || bound >= posted.soft) board.postBound({ medium: mostMedium, soft: bound });
  return true;
}

/** Bounds plans that are as short of people as this one. */
function bound({ medium, week, team }: Incumbent, known: Pick<BoundRequest, 'known'>): void {
  let hasBound = false;
  boundByColumns(problem, highs, {
    mostMedium: medium,
    start: { week, team },
    ...known,
    shouldStop: () => board.isStopRequested() || used() > (hasBound ? BOUND_UNTIL : FIRST_BOUND_UNTIL),
    onRound: (round) => {
      hasBound = post(medium, round) || hasBound;
    },
  });
}

/** Searches plans that are as short of people as this one, until it is told to stop or others are less short. */
function searchFrom(start: Incumbent): void {
  const isSmall = isSmallYear(problem);
  if (isSmall) bound(start, {});
  const search = new ColumnSearch(facts, highs, start, {
    seed,
    options,
    shouldStop: () => board.isStopRequested(),
    used,
    take: bestOfOthers,
    offer,
  });
  search.open();
  if (search.isOutdated()) return;
  search.planYear();
  if (!isSmall && !search.isOutdated() && used() < BOUND_UNTIL) bound(start, { known: search.known });
  search.planParts();
}

while (!board.isStopRequested()) {
  const best = bestOfOthers();
  if (best !== null) searchFrom(best);
  else await new Promise((resolve) => setTimeout(resolve, LOOK_INTERVAL_MS));
}
