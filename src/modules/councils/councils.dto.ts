import { z } from 'zod';
import { listQuery, pageSchema } from '../platform/web/list.js';
import { partySchema } from '../platform/web/word-schemas.js';
import { COUNCIL_CLASSES, CLASS_OF_TYPE, REGIONS, type CouncilType } from './council-facts.js';
import { CONTACT_ROLES } from './council-contacts.service.js';
import { type Council, COUNCIL_SORT_KEYS } from './councils.service.js';
import { ELECTION_CYCLES } from './election-cycle.js';

const text = (longest: number) => z.string().trim().min(1).max(longest);
const party = partySchema.nullable().describe('Controlling party; null: no overall control');
const source = text(300).describe('Where this is known from');

export const codeSchema = z
  .string()
  .regex(/^[A-Z]{3}$/, 'A council’s code is three capital letters, for example KEN')
  .meta({ example: 'KEN' });

const positionSchema = z
  .strictObject({
    eastingKm: z.number().int().min(0).max(700),
    northingKm: z.number().int().min(0).max(1300),
  })
  .describe('Kilometres on the British National Grid')
  .meta({ id: 'Position' });

const electionSchema = z
  .strictObject({
    cycle: z.enum(ELECTION_CYCLES),
    year: z
      .number()
      .int()
      .min(1974)
      .max(2099)
      .nullable()
      .describe('A year in which a round begins; null when the cycle is none or unknown'),
    source,
  })
  .meta({ id: 'ElectionCycle' });

const facts = {
  name: text(120),
  region: z.enum(REGIONS),
  county: codeSchema.nullable().describe('County council of a district'),
  position: positionSchema.nullable(),
  validFrom: z.iso.date().nullable().describe('First day of existence; null: before our records'),
  validTo: z.iso.date().nullable().describe('Last day of existence; null: no end is decided'),
  successors: z.array(codeSchema).max(20),
  gssCode: z
    .string()
    .regex(/^E\d{8}$/, 'A GSS code is E and eight digits, for example E10000016')
    .nullable(),
  election: electionSchema,
};

export const councilSchema = z
  .object({
    id: z.uuid(),
    code: codeSchema,
    ...facts,
    region: z.string(),
    class: z.enum(COUNCIL_CLASSES),
    type: z.enum(Object.keys(CLASS_OF_TYPE) as CouncilType[]),
    source: z.string(),
    editedFacts: z.array(z.string()).describe('Facts that a person entered: no file overwrites them'),
  })
  .meta({ id: 'Council' });
export const councilPageSchema = pageSchema('CouncilPage', councilSchema);
export type CouncilDto = z.infer<typeof councilSchema>;

export const councilsQuerySchema = listQuery(COUNCIL_SORT_KEYS, {
  class: z.enum(COUNCIL_CLASSES).optional(),
  region: z.enum(REGIONS).optional(),
  county: codeSchema.optional(),
  inForceOn: z.iso.date().optional().describe('Only councils that exist on this day'),
  search: text(60).optional().describe('Part of the name, or the code'),
});

export const councilEditSchema = z
  .strictObject({
    name: facts.name.exactOptional(),
    region: facts.region.exactOptional(),
    county: facts.county.exactOptional(),
    position: facts.position.exactOptional(),
    validFrom: facts.validFrom.exactOptional(),
    validTo: facts.validTo.exactOptional(),
    successors: facts.successors.exactOptional(),
    gssCode: facts.gssCode.exactOptional(),
    election: facts.election.exactOptional(),
  })
  .refine((edit) => Object.keys(edit).length > 0, 'Name at least one fact to change')
  .meta({ id: 'CouncilEdit' });

export const neighbourSchema = z
  .object({
    code: codeSchema,
    isNeighbour: z.boolean(),
    isAssumption: z.boolean().describe('True until a file of land borders or a person says so'),
    source: z.string(),
    note: z.string().nullable(),
  })
  .meta({ id: 'Neighbour' });
export const neighbourListSchema = z.object({ items: z.array(neighbourSchema) }).meta({ id: 'NeighbourList' });
export const neighbourEditSchema = z
  .strictObject({ isNeighbour: z.boolean(), note: text(500).describe('Why') })
  .meta({ id: 'NeighbourEdit' });

const areDistinct = (keys: readonly unknown[]): boolean => new Set(keys).size === keys.length;

const controlSchema = z.strictObject({ since: z.iso.date(), party, source }).meta({ id: 'Control' });
export const controlListSchema = z
  .strictObject({
    items: z
      .array(controlSchema)
      .max(100)
      .refine((items) => areDistinct(items.map(({ since }) => since)), 'Each day at most once'),
  })
  .meta({ id: 'ControlList' });

const contactSchema = z
  .strictObject({
    name: text(200),
    address: z.email().max(254).toLowerCase(),
    role: z.enum(CONTACT_ROLES).describe('challenge-contact: the officer who looks after the challenge'),
  })
  .meta({ id: 'CouncilContact' });
export const contactListSchema = z
  .strictObject({
    items: z
      .array(contactSchema)
      .max(20)
      .refine((items) => areDistinct(items.map(({ address }) => address)), 'Each address at most once'),
  })
  .meta({ id: 'CouncilContactList' });

const pollSchema = z
  .strictObject({
    pollYear: z.number().int().min(2000).max(2100),
    isHeld: z.boolean(),
    pollsOn: z.iso.date().nullable().default(null).describe('Null: the ordinary day of that year'),
    preElectionFrom: z.iso
      .date()
      .nullable()
      .default(null)
      .describe('First day of the pre-election period; null: the latest that the law allows'),
    source,
  })
  .refine(
    ({ isHeld, pollsOn, preElectionFrom }) => isHeld || (pollsOn === null && preElectionFrom === null),
    'A year without a poll has no day of it',
  )
  .refine(
    ({ pollYear, pollsOn }) => pollsOn === null || pollsOn.startsWith(String(pollYear)),
    'The day of the poll lies in its year',
  )
  .meta({ id: 'CouncilPoll' });
export const pollListSchema = z
  .strictObject({
    items: z
      .array(pollSchema)
      .max(100)
      .refine((items) => areDistinct(items.map(({ pollYear }) => pollYear)), 'Each year at most once'),
  })
  .meta({ id: 'CouncilPollList' });

export function toCouncilDto(council: Council): CouncilDto {
  const shown: CouncilDto & { version?: number } = {
    ...council,
    successors: [...council.successors],
    editedFacts: [...council.editedFacts],
  };
  delete shown.version;
  return shown;
}
