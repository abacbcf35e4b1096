import { z } from 'zod';
import { codeSchema } from './councils.dto.js';
import { SHARED_KINDS } from './say-shared-service.js';

const day = z.iso.date().nullable();

const facts = {
  a: codeSchema.describe('Code of one council'),
  b: codeSchema.describe('Code of the other'),
  shares: z.enum(SHARED_KINDS),
  what: z.string().trim().max(120).describe('Which service; empty where everything of the kind is meant'),
  since: day,
  until: day.describe('Last day of it; null while it lasts'),
  source: z.string().trim().min(1).max(160).describe('Where it was learnt'),
};
export const sharedServiceSchema = z
  .object({ id: z.uuid(), ...facts, nameA: z.string(), nameB: z.string() })
  .meta({ id: 'SharedService' });
export const sharedServiceListSchema = z
  .object({ items: z.array(sharedServiceSchema) })
  .meta({ id: 'SharedServiceList' });
export const newSharedServiceSchema = z
  .strictObject({ ...facts, what: facts.what.default(''), since: day.default(null), until: facts.until.default(null) })
  .refine(({ since, until }) => since === null || until === null || since <= until, 'until is before since')
  .meta({ id: 'NewSharedService' });
