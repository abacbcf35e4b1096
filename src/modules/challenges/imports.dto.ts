import { z } from 'zod';
import { listQuery, pageSchema } from '../platform/web/list.js';
import { IMPORT_KINDS, IMPORT_SORT_KEYS, type ImportedFile } from './imports.service.js';

export const importKindSchema = z.enum(IMPORT_KINDS);

export const importQuerySchema = z.strictObject({
  dryRun: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true')
    .describe('true: say what the file would do, write nothing'),
});

const counts = {
  rows: z.number().int().describe('Rows that could be read'),
  created: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
};

export const importOutcomeSchema = z
  .object({
    kind: importKindSchema,
    dryRun: z.boolean(),
    ...counts,
    errorCount: z.number().int(),
    errors: z
      .array(
        z.object({
          row: z.number().int().nullable().describe('As a spreadsheet numbers it, the header being 1'),
          column: z.string().nullable(),
          value: z.string().nullable(),
          message: z.string(),
        }),
      )
      .describe('The first 200; with any of them nothing is written'),
  })
  .meta({ id: 'ImportOutcome' });

export const importsQuerySchema = listQuery(IMPORT_SORT_KEYS, {
  kind: importKindSchema.optional(),
  year: z.uuid().optional().describe('Id of a programme year'),
});

export const importedFileSchema = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    yearId: z.uuid().nullable(),
    sha256: z.string().describe('Of the bytes, in hexadecimal digits'),
    ...counts,
    importedAt: z.iso.datetime(),
  })
  .meta({ id: 'ImportedFile' });
export const importedFilePageSchema = pageSchema('ImportedFilePage', importedFileSchema);

export const toImportedFileDto = (file: ImportedFile): z.infer<typeof importedFileSchema> => ({
  ...file,
  importedAt: file.importedAt.toISOString(),
});
