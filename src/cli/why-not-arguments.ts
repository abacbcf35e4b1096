import { readArguments } from './command.js';

export const WHY_NOT_USAGE = `Answers questions about a plan: why is a peer not on a team, a challenge not in a week, a place vacant?

usage: npm run --silent why-not -- PROBLEM.json PLAN.json --challenge ID (--peer ID | --week N | --vacancy KIND) [--json]
                                                             "-" reads one of the two from standard input

  --challenge ID    the challenge that is asked about
  --peer ID         why is this peer not on its team, or (for a member) why are they, and who else could be
  --week N          why does it not take place in this week (an index from 0)
  --vacancy KIND    why does its team lack a peer of this kind ("any" for a place of any kind)
  --json            the answer as JSON
  --help            this text

Prices are exact: what the change adds to the score of the whole year. Exit code 2: the options or a file cannot be used.
`;

/** What the command line asks. */
export interface WhyNotArguments {
  readonly problemFile: string;
  readonly planFile: string;
  readonly challenge: string;
  readonly question:
    | { readonly about: 'peer'; readonly peer: string }
    | { readonly about: 'week'; readonly week: number }
    | { readonly about: 'vacancy'; readonly kind: string | null };
  readonly asJson: boolean;
}

/** Reads the arguments of `why-not`; every fault as a sentence when they cannot be used. */
export function parseWhyNotArguments(
  args: readonly string[],
): WhyNotArguments | 'help' | { readonly faults: string[] } {
  const read = readArguments(args, {
    challenge: { type: 'string' },
    peer: { type: 'string' },
    week: { type: 'string' },
    vacancy: { type: 'string' },
    json: { type: 'boolean' },
  });
  if (read === 'help' || 'faults' in read) return read;
  const { values, positionals } = read;

  const faults: string[] = [];
  const [problemFile, planFile] = positionals;
  if (positionals.length !== 2) faults.push(`Give a problem file and a plan file; there are ${positionals.length}`);
  else if (problemFile === '-' && planFile === '-') faults.push('Only one file can come from standard input');
  if (values.challenge === undefined) faults.push('Say which challenge: --challenge ID');
  const asked = (['peer', 'week', 'vacancy'] as const).filter((name) => values[name] !== undefined);
  if (asked.length !== 1) faults.push(`Ask one question: --peer, --week or --vacancy; there are ${asked.length}`);
  const week = values.week === undefined || values.week.trim() === '' ? NaN : Number(values.week);
  if (values.week !== undefined && !(Number.isInteger(week) && week >= 0))
    faults.push(`--week is "${values.week}"; give a whole number from 0`);
  if (faults.length > 0) return { faults };
  return {
    problemFile: problemFile!,
    planFile: planFile!,
    challenge: values.challenge!,
    question:
      values.peer !== undefined
        ? { about: 'peer', peer: values.peer }
        : values.week !== undefined
          ? { about: 'week', week }
          : { about: 'vacancy', kind: values.vacancy === 'any' ? null : values.vacancy! },
    asJson: values.json === true,
  };
}
