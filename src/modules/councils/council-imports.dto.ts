import { z } from 'zod';
import { DomainError } from '../platform/errors/domain-error.js';
import { decodeText, UnreadableText } from '../platform/files/csv-text.js';
import { type RowFault } from './council-facts.js';

/** A register has some 20 columns; what is longer is no line of a table. */
const MAX_LINE_CHARACTERS = 20_000;

export const importQuerySchema = z.strictObject({
  dryRun: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true')
    .describe('true: say what the file would do, write nothing'),
});
export type ImportQuery = z.infer<typeof importQuerySchema>;

const counts = {
  rows: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  errors: z
    .array(z.object({ row: z.number().int(), column: z.string(), value: z.string(), message: z.string() }))
    .describe('With errors nothing is written'),
};

export const registerReportSchema = z
  .object({
    ...counts,
    kept: z
      .array(z.object({ code: z.string(), fact: z.string(), recorded: z.string(), offered: z.string() }))
      .describe('Facts that a person entered and the file disputes'),
  })
  .meta({ id: 'CouncilRegisterReport' });

export const bordersReportSchema = z
  .object({
    ...counts,
    removed: z.number().int().describe('Assumptions and earlier borders that the file does not have'),
    kept: z
      .array(z.object({ a: z.string(), b: z.string(), note: z.string() }))
      .describe('Pairs that a person entered and the file disputes'),
  })
  .meta({ id: 'BordersReport' });

/** The text of an uploaded file. @throws DomainError malformed when it is missing or no text. */
export function textOfUpload(body: unknown): string {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  if (bytes.length === 0)
    throw new DomainError('malformed', 'councils.no-file', 'The file is empty. Send a CSV table as the body.');
  try {
    return [...decodeText(bytes, MAX_LINE_CHARACTERS)].join('');
  } catch (error) {
    if (error instanceof UnreadableText) throw new DomainError('malformed', 'councils.unreadable-file', error.message);
    throw error;
  }
}

/** Lets a report without errors through. @throws DomainError invalid when a file that was to be written has errors. */
export function refuseErrors<Report extends { readonly errors: readonly RowFault[] }>(
  report: Report,
  { dryRun }: ImportQuery,
): Report {
  if (dryRun || report.errors.length === 0) return report;
  const count = report.errors.length;
  const { row, column, message } = report.errors[0]!;
  throw new DomainError(
    'invalid',
    'councils.import-errors',
    `The file has ${count} ${count === 1 ? 'error' : 'errors'} and nothing was written. The first, in row ${row}, column ${column}: ${message}`,
    { faults: report.errors },
  );
}
