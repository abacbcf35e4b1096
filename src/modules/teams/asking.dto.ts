import { z } from 'zod';
import { listQuery, pageSchema } from '../platform/web/list.js';
import { COUNCIL_WEEK_STATES } from './council-week-lifecycle.js';
import { DECLINE_REASON_CODES } from './decline-reasons.js';
import { INVITATION_STATES } from './invitation-lifecycle.js';
import { TEAM_TASK_KINDS } from './team-tasks.service.js';

const words = (longest: number) => z.string().trim().min(1).max(longest);
const year = z.uuid().describe('Id of the programme year');

export const taskListQuery = listQuery(['createdAt', 'council'], {
  year,
  done: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true'),
});
export const taskSchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(TEAM_TASK_KINDS),
    teamId: z.uuid(),
    seatId: z.uuid().nullable(),
    subjectId: z.uuid().describe('The seat, invitation or proposal that it is about'),
    councilName: z.string(),
    sentence: z.string(),
    details: z.record(z.string(), z.unknown()).describe('Candidates with prices, repairs, or what was said'),
    createdAt: z.iso.datetime(),
    doneAt: z.iso.datetime().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'TeamTask' });
export const taskPageSchema = pageSchema('TeamTaskPage', taskSchema);

export const invitationListQuery = listQuery(['dueAt'], {
  year,
  state: z.enum(INVITATION_STATES).default('open'),
});
export const invitationSchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(['offer', 'sounding']),
    state: z.enum(INVITATION_STATES),
    teamId: z.uuid(),
    seatId: z.uuid(),
    peerId: z.uuid(),
    peerName: z.string(),
    councilName: z.string(),
    monday: z.iso.date(),
    standing: z.number().int().describe('Place in the ranking when it was written'),
    offeredAt: z.iso.datetime(),
    dueAt: z.iso.datetime(),
    answeredAt: z.iso.datetime().nullable(),
    answeredVia: z.enum(['link', 'telephone']).nullable(),
    reason: z.enum(DECLINE_REASON_CODES).nullable(),
    hasConflict: z.boolean().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Invitation' });
export const invitationPageSchema = pageSchema('InvitationPage', invitationSchema);

const telephone = { saidBy: words(200).describe('Who said it'), note: words(2000) };
export const telephoneAnswerSchema = z
  .discriminatedUnion('answer', [
    z.strictObject({
      ...telephone,
      answer: z.literal('accept'),
      conflict: words(1000).nullable().default(null).describe('What was declared; null: no interest in the council'),
    }),
    z.strictObject({ ...telephone, answer: z.literal('decline'), reason: z.enum(DECLINE_REASON_CODES) }),
  ])
  .meta({ id: 'TelephoneAnswer' });
export const dropOutSchema = z.strictObject(telephone).meta({ id: 'DropOut' });
export const withdrawalSchema = z
  .strictObject({ why: words(500).describe('A sentence that the peer is told') })
  .meta({ id: 'Withdrawal' });
export const offerSchema = z.strictObject({ peerId: z.uuid() }).meta({ id: 'Offer' });
export const soundingSchema = z
  .strictObject({ peerIds: z.array(z.uuid()).min(1).max(10).describe('The best first') })
  .meta({ id: 'Sounding' });
export const createdInvitationSchema = z.object({ id: z.uuid() }).meta({ id: 'CreatedInvitation' });

export const councilWeekSchema = z
  .object({
    id: z.uuid(),
    teamId: z.uuid(),
    councilName: z.string(),
    state: z.enum(COUNCIL_WEEK_STATES),
    monday: z.iso.date(),
    alternatives: z.array(
      z.object({ monday: z.iso.date(), price: z.string(), points: z.string(), medium: z.number() }),
    ),
    dueAt: z.iso.datetime(),
    saidBy: z.string().nullable(),
    note: z.string().nullable(),
    askingFrom: z.iso.datetime().nullable().describe('Since when its peers may be asked'),
    version: z.number().int(),
  })
  .meta({ id: 'CouncilWeek' });
export const councilWeekListSchema = z.object({ items: z.array(councilWeekSchema) }).meta({ id: 'CouncilWeekList' });
export const councilWeekQuery = z.strictObject({ year });
export const councilAnswerSchema = z
  .strictObject({
    saidBy: words(200).describe('Who said it, for the council'),
    wish: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('accept') }),
      z.strictObject({ kind: z.literal('choose'), monday: z.iso.date() }),
      z.strictObject({ kind: z.literal('talk'), note: words(2000) }),
    ]),
  })
  .meta({ id: 'CouncilAnswer' });

export const contactEntrySchema = z
  .strictObject({
    channel: z.enum(['telephone', 'e-mail', 'meeting', 'note']),
    saidBy: words(200).nullable().default(null),
    note: words(2000),
  })
  .meta({ id: 'NewContactEntry' });
export const contactLogSchema = z
  .object({
    items: z.array(
      z.object({
        at: z.iso.datetime(),
        channel: z.enum(['telephone', 'e-mail', 'meeting', 'note', 'letter', 'answer']),
        saidBy: z.string().nullable(),
        text: z.string(),
      }),
    ),
  })
  .meta({ id: 'ContactLog' });

/** A row as the API tells it: instants as text, and nothing that the schema does not name. */
export const tell = <Told>(schema: z.ZodType<Told>, row: object): Told => schema.parse(JSON.parse(JSON.stringify(row)));
