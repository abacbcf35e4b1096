import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UNUSABLE, UnusableInput } from './input.js';

/** Arguments as a command reads them: what is wanted, a cry for help, or what is wrong with them. */
export type Parsed<Wanted> = Wanted | 'help' | { readonly faults: readonly string[] };

/**
 * Runs a command: prints its usage when asked, does its work, and tells every fault of its arguments and files on a line of
 * its own. Answers the exit code: 0, or 2 for input that cannot be used; whatever else goes wrong is thrown.
 */
export async function runCommand<Wanted extends object>(
  name: string,
  usage: string,
  wanted: Parsed<Wanted>,
  work: (wanted: Wanted) => void | Promise<void>,
): Promise<number> {
  if (wanted === 'help') {
    process.stdout.write(usage);
    return 0;
  }
  try {
    if ('faults' in wanted) throw new UnusableInput([...(wanted.faults as string[]), 'See --help.']);
    // Whoever reads may have seen enough, as `head` has.
    process.stdout.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
    await work(wanted);
    return 0;
  } catch (error) {
    if (!(error instanceof UnusableInput)) throw error;
    for (const fault of error.faults) process.stderr.write(`${name}: ${fault}\n`);
    return UNUSABLE;
  }
}

type Options = NonNullable<ParseArgsConfig['options']>;
type Read<O extends Options> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true }>>;

/** Reads options and the names of files; "help" when that is asked for, and a sentence for an option that there is not. */
export function readArguments<O extends Options>(
  args: readonly string[],
  options: O,
): Read<O & { help: { type: 'boolean' } }> | 'help' | { readonly faults: string[] } {
  try {
    const help = { type: 'boolean' } as const;
    const read = parseArgs({ args: [...args], allowPositionals: true, options: { ...options, help } });
    return (read.values as { readonly help?: boolean }).help === true ? 'help' : read;
  } catch (error) {
    return { faults: [error instanceof Error ? error.message : String(error)] };
  }
}
