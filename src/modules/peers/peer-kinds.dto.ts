import { z } from 'zod';
import { type PeerKind } from './peer-kinds.service.js';

const kind = {
  name: z.string().trim().min(1).max(80),
  position: z.number().int().min(0).max(1000).describe('Order in which kinds are shown'),
  daysPerDeployment: z.number().multipleOf(0.5).min(0.5).max(60),
  vacancyWeight: z.number().int().min(0).max(100).describe('Cost of a place of this kind that nobody fills'),
  isElectedMember: z.boolean().describe('Elected members have a party'),
  canLead: z.boolean().describe('May lead a team'),
  isLocalGovernment: z.boolean().describe('Comes from a council'),
  usualLeast: z.number().int().min(0).max(12).describe('Members of a team at least, where its commission does not say'),
  usualMost: z.number().int().min(0).max(12).describe('Members of a team at most, where its commission does not say'),
  hubs: z
    .array(z.string().trim().min(1).max(64))
    .max(50)
    .describe('References of the organisations that nominate people of this kind'),
};

export const kindCodeSchema = z
  .string()
  .regex(/^[a-z][a-z-]{1,30}$/, 'Small letters and hyphens, at most 31')
  .meta({ example: 'leader' });
export const peerKindSchema = z.object({ id: z.uuid(), code: kindCodeSchema, ...kind }).meta({ id: 'PeerKind' });
export const peerKindListSchema = z.object({ items: z.array(peerKindSchema) }).meta({ id: 'PeerKindList' });
export const newPeerKindSchema = z
  .strictObject({
    code: kindCodeSchema,
    ...kind,
    usualLeast: kind.usualLeast.default(0),
    usualMost: kind.usualMost.default(0),
    hubs: kind.hubs.default([]),
  })
  .meta({ id: 'NewPeerKind' });

export const kindUsesSchema = z
  .object({
    peers: z.number().int().describe('Peers of this kind, whatever their state'),
    accredited: z.number().int(),
    challenges: z.number().int().describe('Challenges that want the kind'),
    plans: z.number().int().describe('Plans made with the kind'),
    approvedPlaces: z.number().int().describe('Places of the kind on teams of approved plans'),
  })
  .meta({ id: 'PeerKindUses' });
export const peerKindEditSchema = z
  .strictObject({
    code: kindCodeSchema.exactOptional().describe('Only while nothing is of this kind'),
    name: kind.name.exactOptional(),
    position: kind.position.exactOptional(),
    daysPerDeployment: kind.daysPerDeployment.exactOptional(),
    vacancyWeight: kind.vacancyWeight.exactOptional(),
    isElectedMember: kind.isElectedMember.exactOptional(),
    canLead: kind.canLead.exactOptional(),
    isLocalGovernment: kind.isLocalGovernment.exactOptional(),
    usualLeast: kind.usualLeast.exactOptional(),
    usualMost: kind.usualMost.exactOptional(),
    hubs: kind.hubs.exactOptional(),
  })
  .refine((edit) => Object.keys(edit).length > 0, 'Name at least one fact to change')
  .meta({ id: 'PeerKindEdit' });

export const themeListSchema = z
  .object({ items: z.array(z.object({ code: z.string(), name: z.string() })) })
  .meta({ id: 'ThemeList' });

export function toPeerKindDto(kindOfPeer: PeerKind): z.infer<typeof peerKindSchema> {
  const shown: z.infer<typeof peerKindSchema> = { ...kindOfPeer, hubs: [...kindOfPeer.hubs] };
  delete (shown as { version?: number }).version;
  return shown;
}
