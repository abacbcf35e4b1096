import { z } from 'zod';
import { weekdayOf } from '../platform/clock/iso-date.js';
import { listQuery, pageSchema } from '../platform/web/list.js';
import { partySchema, wordSchema } from '../platform/web/word-schemas.js';
import { CONFLICT_REASONS } from './import-conflicts.js';
import { ACCREDITATION_STATES } from './import-peers.js';
import { type Peer, PEER_SORT_KEYS } from './peers.service.js';

const text = (longest: number) => z.string().trim().min(1).max(longest);
const day = z.iso.date().nullable();
const councilCode = z.string().regex(/^[A-Z0-9]{2,8}$/, 'The code of a council, as KEN');
const halves = z.number().multipleOf(0.5);

const editable = {
  kind: wordSchema.describe('Code of a kind of peer'),
  region: text(60),
  easting: z.number().int().min(0).max(700_000).describe('Home in metres on the British National Grid'),
  northing: z.number().int().min(0).max(1_300_000),
  themes: z
    .array(wordSchema)
    .max(60)
    .refine((themes) => new Set(themes).size === themes.length, 'Each theme at most once'),
  maxDays: halves.min(0).max(260).describe('Most working days a year'),
  maxTravelKm: z.number().int().min(0).max(2000),
  experience: z.number().int().min(0).max(500).describe('Challenges done so far'),
  carriedOver: z.number().int().min(0).max(100).describe('Deployments in recent years, for fairness'),
  acceptance: z.number().min(0).max(1).multipleOf(0.01).describe('Chance of accepting an offer'),
};
const party = partySchema.nullable();

export const accreditationSchema = z
  .strictObject({
    state: z.enum(ACCREDITATION_STATES),
    until: day.describe('Last day of the accreditation; null: none is set'),
  })
  .meta({ id: 'Accreditation' });

export const accreditationStepSchema = z
  .strictObject({
    state: z.enum(ACCREDITATION_STATES),
    until: day.exactOptional().describe('Last day of the accreditation; null: none is set; left out: the usual one'),
    on: z.iso.date().exactOptional().describe('Day on which it happened; left out: today'),
    note: text(1000)
      .nullable()
      .exactOptional()
      .describe('What shows it; the steps of a peer’s life say what it has to tell'),
    isVettedByOwnGroup: z
      .boolean()
      .exactOptional()
      .describe('For the vetting of elected members. Which group it was is the party of the peer'),
  })
  .meta({ id: 'AccreditationStep' });

export const peerSchema = z
  .object({
    id: z.uuid(),
    reference: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    organisation: z.object({ reference: z.string(), name: z.string() }),
    ...editable,
    party: party.optional().describe('Only for those who may see it'),
    accreditation: accreditationSchema,
    isFictional: z.boolean(),
  })
  .meta({ id: 'Peer' });
export type PeerDto = z.infer<typeof peerSchema>;
export const peerPageSchema = pageSchema('PeerPage', peerSchema);

export const peersQuerySchema = listQuery(PEER_SORT_KEYS, {
  kind: wordSchema.optional(),
  state: z.enum(ACCREDITATION_STATES).optional(),
  region: text(60).optional(),
  organisation: text(64).optional().describe('Reference of the home organisation, a council’s code for example'),
  search: text(60).optional().describe('Part of the name, or the reference'),
});

export const peerEditSchema = z
  .strictObject({
    kind: editable.kind.exactOptional(),
    party: party.exactOptional(),
    region: editable.region.exactOptional(),
    easting: editable.easting.exactOptional(),
    northing: editable.northing.exactOptional(),
    themes: editable.themes.exactOptional(),
    maxDays: editable.maxDays.exactOptional(),
    maxTravelKm: editable.maxTravelKm.exactOptional(),
    experience: editable.experience.exactOptional(),
    carriedOver: editable.carriedOver.exactOptional(),
    acceptance: editable.acceptance.exactOptional(),
  })
  .refine((edit) => Object.keys(edit).length > 0, 'Name at least one fact to change')
  .meta({ id: 'PeerEdit' });

const availabilitySchema = z
  .strictObject({
    startsOn: z.iso.date().refine((date) => weekdayOf(date) === 1, 'A week is named by its Monday'),
    letters: z.string().regex(/^[YIN]{1,60}$/, 'One letter a week: Y available, I if needed, N not; at most 60'),
  })
  .meta({ id: 'Availability' });
export const availabilityListSchema = z
  .strictObject({ items: z.array(availabilitySchema).max(20) })
  .meta({ id: 'AvailabilityList' });

const conflict = {
  council: councilCode,
  reason: z.enum(CONFLICT_REASONS),
  since: day,
  until: day.describe('Last day of what conflicts; null while it lasts'),
  source: text(160).describe('Where it was learnt'),
  note: text(1000).nullable(),
};
export const conflictSchema = z.object({ id: z.uuid(), ...conflict }).meta({ id: 'Conflict' });
export const conflictListSchema = z.object({ items: z.array(conflictSchema) }).meta({ id: 'ConflictList' });
export const newConflictSchema = z
  .strictObject({ ...conflict, since: day.default(null), until: day.default(null), note: conflict.note.default(null) })
  .refine(({ since, until }) => since === null || until === null || since <= until, 'until is before since')
  .meta({ id: 'NewConflict' });

export function toPeerDto(peer: Peer): PeerDto {
  const shown: PeerDto & { version?: number } = {
    ...peer,
    themes: [...peer.themes],
    accreditation: { ...peer.accreditation },
  };
  delete shown.version;
  return shown;
}
