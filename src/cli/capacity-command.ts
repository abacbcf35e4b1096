import { assessCapacity } from '../scheduling/capacity/assess-capacity.js';
import { CAPACITY_USAGE, type CapacityArguments, parseCapacityArguments } from './capacity-arguments.js';
import { tellCapacity } from './capacity-text.js';
import { runCommand } from './command.js';
import { readProblem } from './input.js';
import { loadHighs } from './load-highs.js';

/** `npm run capacity`: answers the exit code. */
export const capacityCommand = (args: readonly string[]): Promise<number> =>
  runCommand('capacity', CAPACITY_USAGE, parseCapacityArguments(args), capacity);

async function capacity(wanted: CapacityArguments): Promise<void> {
  const problem = readProblem(wanted.problemFile);
  const startedAt = performance.now();
  // The work never yields, so a signal is not heard while it runs: the default of ending the process stands.
  const found = assessCapacity(problem, await loadHighs(), {
    ...wanted,
    shouldStop: () => performance.now() - startedAt >= wanted.seconds * 1000,
  });
  process.stdout.write(wanted.json ? `${JSON.stringify(found, null, 1)}\n` : tellCapacity(problem, found));
}
