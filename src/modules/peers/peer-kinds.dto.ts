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
};

export const kindCodeSchema = z
  .string()
  .regex(/^[a-z][a-z-]{1,30}$/, 'Small letters and hyphens, at most 31')
  .meta({ example: 'leader' });
export const peerKindSchema = z.object({ id: z.uuid(), code: kindCodeSchema, ...kind }).meta({ id: 'PeerKind' });
export const peerKindListSchema = z.object({ items: z.array(peerKindSchema) }).meta({ id: 'PeerKindList' });
export const newPeerKindSchema = z.strictObject({ code: kindCodeSchema, ...kind }).meta({ id: 'NewPeerKind' });
export const peerKindEditSchema = z
  .strictObject({
    name: kind.name.exactOptional(),
    position: kind.position.exactOptional(),
    daysPerDeployment: kind.daysPerDeployment.exactOptional(),
    vacancyWeight: kind.vacancyWeight.exactOptional(),
    isElectedMember: kind.isElectedMember.exactOptional(),
    canLead: kind.canLead.exactOptional(),
    isLocalGovernment: kind.isLocalGovernment.exactOptional(),
  })
  .refine((edit) => Object.keys(edit).length > 0, 'Name at least one fact to change')
  .meta({ id: 'PeerKindEdit' });

export const themeListSchema = z
  .object({ items: z.array(z.object({ code: z.string(), name: z.string() })) })
  .meta({ id: 'ThemeList' });

export function toPeerKindDto(kindOfPeer: PeerKind): z.infer<typeof peerKindSchema> {
  const shown: Partial<PeerKind> & z.infer<typeof peerKindSchema> = { ...kindOfPeer };
  delete (shown as { version?: number }).version;
  return shown;
}
