import { parseArgs } from 'node:util';
import { DEMONSTRATION_PROFILES, type DemonstrationProfile } from '../../demonstration/request.js';

/** What `npm run demo` was asked for. */
export interface DemoOptions {
  /** Start over even though the data is there. */
  readonly fresh: boolean;
  /** How long the planner may search. */
  readonly seconds: number;
  /** Draws the fictional people. */
  readonly seed: number;
  readonly profile: DemonstrationProfile;
  /** Exit after the summary instead of serving the pages. */
  readonly once: boolean;
  readonly help: boolean;
}

export const DEMO_HELP = `npm run demo -- [options]

  --seconds N           how long the planner may search (1 to 3600; default 30)
  --seed N              draws another pool of fictional people (0 to 4294967295; default 2027)
  --profile NAME        trebled (default): leaders and chief executives as the paper asks for;
                        pre-treble: the pool before, to show where it falls short
  --fresh               start over, even with the same seed and profile
  --once                stop after the summary; the last line is one JSON object
`;

const DEFAULT_SECONDS = 30;
const DEFAULT_SEED = 2027;
const MAX_SEED = 0xffff_ffff;

const readWhole = (
  name: string,
  text: string | undefined,
  fallback: number,
  least: number,
  most: number,
  faults: string[],
) => {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most) return value;
  faults.push(`--${name} is "${text}"; give a whole number from ${least} to ${most}`);
  return fallback;
};

/** @returns the options, or every fault of the command line. */
export function parseDemoOptions(args: readonly string[]): { options: DemoOptions } | { faults: string[] } {
  let values: { [name: string]: string | boolean | undefined };
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        seconds: { type: 'string' },
        seed: { type: 'string' },
        profile: { type: 'string' },
        fresh: { type: 'boolean' },
        once: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }));
  } catch (error) {
    return { faults: [(error as Error).message] };
  }
  const faults: string[] = [];
  const profile = (values['profile'] ?? DEMONSTRATION_PROFILES[0]) as DemonstrationProfile;
  if (!DEMONSTRATION_PROFILES.includes(profile))
    faults.push(`--profile is "${profile}"; give one of ${DEMONSTRATION_PROFILES.join(', ')}`);
  const options: DemoOptions = {
    fresh: values['fresh'] === true,
    seconds: readWhole('seconds', values['seconds'] as string | undefined, DEFAULT_SECONDS, 1, 3600, faults),
    seed: readWhole('seed', values['seed'] as string | undefined, DEFAULT_SEED, 0, MAX_SEED, faults),
    profile,
    once: values['once'] === true,
    help: values['help'] === true,
  };
  return faults.length > 0 ? { faults } : { options };
}
