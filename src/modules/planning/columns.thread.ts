import { workerData } from 'node:worker_threads';
import loadFromPackage from 'highs';
import { type Bound, boundByColumns } from '../../scheduling/columns/bound.js';
import { type Posting, SharedBoard } from './shared-board.js';
import { type ColumnsTask, wallClockMs } from './solver-messages.js';

/**
 * The thread that generates columns beside the search threads of a run: it bounds soft from below for plans that are as short
 * of people as the best so far, and begins again when a better one is less short. It has a panel of the board like them, where
 * it may show plans of its own.
 */
const LOOK_INTERVAL_MS = 100;

const { problem, memory, shape } = workerData as ColumnsTask;
const board = new SharedBoard(memory, shape);
// The package describes its ES module with types of a CommonJS one: what they call the module is the function itself.
const highs = await (loadFromPackage as unknown as typeof loadFromPackage.default)();

let lookedAt = -Infinity;
let leastMedium = Infinity;

/** Medium of the best plan on the board; looked up now and then, since every look copies the plan. */
function mediumOfBest(): number {
  const now = wallClockMs();
  if (now - lookedAt < LOOK_INTERVAL_MS) return leastMedium;
  lookedAt = now;
  const best = board.best();
  if (best?.hard === 0) leastMedium = Math.min(leastMedium, best.medium);
  return leastMedium;
}

function post(mostMedium: number, { bound }: Bound): boolean {
  if (bound === null) return false;
  const posted = board.readBound();
  // An earlier bound over more plans holds for these too.
  if (posted === null || bound >= posted.soft) board.postBound({ medium: mostMedium, soft: bound });
  return true;
}

/** Bounds plans that are as short of people as this one, until it is told to stop or has done all it can. */
function boundFrom({ medium, week, team }: Posting): void {
  let hasBound = false;
  boundByColumns(problem, highs, {
    mostMedium: medium,
    start: { week, team },
    // A first bound is worth waiting for, though it holds for plans a little shorter of people, unless nobody is missing now.
    shouldStop: () => board.isStopRequested() || (mediumOfBest() < medium && (hasBound || leastMedium === 0)),
    onRound: (round) => {
      hasBound = post(medium, round) || hasBound;
    },
  });
}

for (let boundedMedium = Infinity; boundedMedium > 0 && !board.isStopRequested();) {
  const best = board.best();
  if (best?.hard === 0 && best.medium < boundedMedium) {
    boundedMedium = best.medium;
    boundFrom(best);
  } else await new Promise((resolve) => setTimeout(resolve, LOOK_INTERVAL_MS));
}
