import { z } from 'zod';
import { listQuery, pageSchema } from '../platform/web/list.js';
import { wordSchema } from '../platform/web/word-schemas.js';
import { ACCREDITATION_STATES } from './import-peers.js';
import { LIFE_SORT_KEYS, type PeerLife } from './peer-life.service.js';

const state = z.enum(ACCREDITATION_STATES);
const due = z.string().nullable().describe('What somebody has to do; null: nothing');

export const livesQuerySchema = listQuery(LIFE_SORT_KEYS, {
  state: state.optional(),
  kind: wordSchema.optional(),
  search: z.string().trim().min(1).max(60).optional().describe('Part of the name, or the reference'),
  due: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .describe('Only peers about whom somebody has to do something'),
});

export const lifePageSchema = pageSchema(
  'PeerLifePage',
  z.object({
    id: z.uuid(),
    reference: z.string(),
    name: z.string(),
    kind: z.string().describe('Name of the kind'),
    organisation: z.string(),
    state,
    until: z.iso.date().nullable(),
    since: z.iso.date().nullable().describe('Day of the last step'),
    due,
  }),
);

export const lifeSchema = z
  .object({
    peerId: z.uuid(),
    state,
    until: z.iso.date().nullable(),
    due,
    history: z.array(
      z.object({
        from: state.nullable().describe('Null: first known of the peer'),
        to: state,
        on: z.iso.date(),
        until: z.iso.date().nullable(),
        note: z.string().nullable(),
        isVettedByOwnGroup: z.boolean(),
        source: z.enum(['staff', 'file', 'sweep']),
        recordedAt: z.iso.datetime(),
        recordedBy: z.string().nullable().describe('Null: the service itself'),
      }),
    ),
    steps: z.array(
      z.object({
        to: state,
        label: z.string(),
        isCorrection: z.boolean(),
        noteAsks: z.string().nullable().describe('What the note has to say; null: it may be left out'),
        asksOwnGroup: z.boolean().describe('The own political group has to have vetted'),
        asksUntil: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'PeerLife' });

export function toLifeDto({
  peer,
  isElectedMember,
  due: whatIsDue,
  history,
  steps,
}: PeerLife): z.infer<typeof lifeSchema> {
  return {
    peerId: peer.id,
    ...peer.accreditation,
    due: whatIsDue,
    history: history.map((event) => ({ ...event, recordedAt: event.recordedAt.toISOString() })),
    steps: steps.map(({ to, label, isCorrection, noteAsks, isVetting, asksUntil }) => ({
      to,
      label,
      isCorrection,
      noteAsks,
      asksOwnGroup: isVetting && isElectedMember,
      asksUntil,
    })),
  };
}
