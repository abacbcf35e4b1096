import { z } from 'zod';
import { MAX_SUBJECT_LENGTH, MAX_TEXT_LENGTH } from '../platform/mail/letter-template.js';
import { listQuery, pageSchema } from '../platform/web/list.js';
import { STANDINGS } from './say-letter.js';

const named = z.object({ id: z.uuid(), name: z.string() });
const standing = z
  .enum(STANDINGS)
  .describe(
    'held: can be recalled · waiting and retrying: on the way · kept: there is no mail server · unknown: may not have arrived',
  );

export const letterListQuery = listQuery(['created', 'to', 'sent'], {
  q: z.string().max(200).optional().describe('Part of a name, an address or a subject'),
  person: z.uuid().optional(),
  kind: z.string().max(100).optional(),
  state: z.enum(STANDINGS).optional(),
  batch: z.uuid().optional(),
});

const summary = {
  id: z.uuid(),
  kind: z.string(),
  kindTitle: z.string(),
  person: named.nullable(),
  toAddress: z.string(),
  subject: z.string(),
  standing,
  createdAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
  tries: z.number().int().describe('Tries that failed'),
  nextTryAt: z.iso.datetime().nullable(),
  failure: z.string().nullable().describe('What the mail server said last'),
  batch: z.object({ id: z.uuid(), title: z.string(), holdUntil: z.iso.datetime() }).nullable(),
};
export const letterPageSchema = pageSchema('LetterPage', z.object(summary).meta({ id: 'LetterSummary' }));

export const letterSchema = z
  .object({
    ...summary,
    text: z.string().describe('As it goes out, but for the secrets of its links'),
    html: z.string().nullable(),
    calendar: z
      .object({
        method: z.enum(['REQUEST', 'CANCEL']),
        uid: z.string(),
        sequence: z.number().int(),
        status: z.enum(['tentative', 'confirmed']),
        summary: z.string(),
        description: z.string().optional(),
        location: z.string().optional(),
        firstDay: z.iso.date(),
        lastDay: z.iso.date(),
      })
      .nullable(),
    events: z.array(
      z.object({ at: z.iso.datetime(), event: z.string(), detail: z.string().nullable(), by: z.string().nullable() }),
    ),
  })
  .meta({ id: 'Letter' });

export const batchListQuery = listQuery(['created', 'title'], {
  state: z.enum(['held', 'released', 'recalled']).optional(),
});
export const batchSchema = z
  .object({
    id: z.uuid(),
    title: z.string(),
    state: z.enum(['held', 'released', 'recalled']),
    createdAt: z.iso.datetime(),
    createdBy: named.nullable().describe('Null: the service itself'),
    holdUntil: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    version: z.number().int(),
    letters: z.number().int(),
    standings: z.partialRecord(z.enum(STANDINGS), z.number().int()).describe('Letters by how they stand'),
  })
  .meta({ id: 'LetterBatch' });
export const batchPageSchema = pageSchema('LetterBatchPage', batchSchema);

/** Longer texts come as far as the rule that says how long they may be. */
const wordingFields = {
  subject: z.string().max(10 * MAX_SUBJECT_LENGTH),
  text: z.string().max(2 * MAX_TEXT_LENGTH),
};
export const wordingEditSchema = z.strictObject(wordingFields).meta({ id: 'LetterWordingEdit' });

export const wordingSchema = z
  .object({
    kind: z.string(),
    title: z.string(),
    occasion: z.string(),
    subject: z.string(),
    text: z.string(),
    number: z.number().int().describe('Counts the versions that were saved'),
    isDefault: z.boolean(),
    delivery: z
      .enum(['at-least-once', 'at-most-once'])
      .describe('What is done when nobody can know whether the letter was taken: sent again, or shown as unknown'),
    placeholders: z.array(
      z.object({ name: z.string(), meaning: z.string(), sample: z.string(), isRequired: z.boolean() }),
    ),
  })
  .meta({ id: 'LetterWording' });
export const wordingListSchema = z.object({ items: z.array(wordingSchema) }).meta({ id: 'LetterWordingList' });
export const previewSchema = z
  .object({ subject: z.string(), text: z.string(), html: z.string() })
  .meta({ id: 'LetterPreview' });

export const sendingSchema = z
  .object({
    state: z.enum(['running', 'stopped']),
    since: z.iso.datetime().nullable(),
    reason: z.string().nullable().describe('What the mail server said'),
  })
  .meta({ id: 'LetterSending' });
export const sentSchema = z.object({ letters: z.number().int() }).meta({ id: 'LettersCounted' });
