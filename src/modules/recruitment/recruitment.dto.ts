import { z } from 'zod';
import { partySchema, wordSchema } from '../platform/web/word-schemas.js';
import { type Campaign } from './campaigns.service.js';
import { type Expression } from './expressions.service.js';
import { type FunnelLine } from './funnel.js';
import { type OwnNominations } from './nominations.service.js';
import { PLACE_STATES } from './training-places.js';

const text = (longest: number) => z.string().trim().min(1).max(longest);
const day = z.iso.date();
const standing = z.string();

const target = {
  kind: wordSchema.describe('Code of a kind of peer'),
  region: text(60).nullable().describe('Null: from anywhere'),
  party: partySchema.nullable().describe('A party that is wanted; it says nothing of a person'),
  number: z.number().int().min(1).max(1000),
};
const campaign = {
  name: text(120),
  introduction: z.string().trim().max(3000).describe('What the public form says first'),
  opensOn: day,
  closesOn: day.describe('Last day on which the form is open'),
  targets: z.array(z.object(target)).max(200),
};
const newTargets = z
  .array(z.strictObject({ ...target, region: target.region.default(null), party: target.party.default(null) }))
  .max(200);

export const campaignSchema = z
  .object({ id: z.uuid(), ...campaign, yearId: z.uuid().nullable() })
  .meta({ id: 'Campaign' });
export const campaignListSchema = z.object({ items: z.array(campaignSchema) }).meta({ id: 'CampaignList' });
export const newCampaignSchema = z
  .strictObject({ ...campaign, introduction: campaign.introduction.default(''), targets: newTargets.default([]) })
  .meta({ id: 'NewCampaign' });
export const campaignEditSchema = z
  .strictObject({
    name: campaign.name.exactOptional(),
    introduction: campaign.introduction.exactOptional(),
    opensOn: day.exactOptional(),
    closesOn: day.exactOptional(),
    targets: newTargets.exactOptional(),
  })
  .meta({ id: 'CampaignEdit' });

const count = z.number().int();
const line = z.object({
  kind: z.string(),
  region: z.string().nullable(),
  target: count,
  wantedParties: z.array(z.object({ party: z.string(), number: count })).describe('Targets, not counts of people'),
  reached: z
    .object({
      confirmed: count,
      nominated: count,
      applied: count,
      vetted: count,
      trained: count,
      accredited: count,
    })
    .describe('People who have come so far or further'),
  gone: count.describe('Declined or lapsed'),
  missing: count.describe('Still to be accredited'),
});
export const funnelSchema = z.object({ items: z.array(line) }).meta({ id: 'Funnel' });

export const expressionSchema = z
  .object({
    id: z.uuid(),
    campaignId: z.uuid(),
    name: z.string(),
    address: z.string(),
    kind: z.string(),
    region: z.string(),
    organisation: z.string().describe('In their own words'),
    statement: z.string().nullable(),
    hub: z.object({ name: z.string(), reference: z.string() }).nullable(),
    state: z.enum(['asked', 'confirmed', 'taken', 'declined']),
    askedAt: z.iso.datetime(),
    confirmedAt: z.iso.datetime().nullable(),
    peerId: z.uuid().nullable(),
  })
  .meta({ id: 'Expression' });
export const expressionListSchema = z.object({ items: z.array(expressionSchema) }).meta({ id: 'ExpressionList' });
export const takenSchema = z
  .strictObject({ organisation: text(64).describe('Reference of the home organisation, a council’s code for example') })
  .meta({ id: 'TakenExpression' });

export const nominationSchema = z
  .strictObject({
    campaign: z.uuid(),
    hub: text(64).nullable().default(null).describe('Reference of the hub; needed only by who acts for several'),
    name: text(120),
    address: z.email().max(254),
    kind: wordSchema,
    region: text(60),
    organisation: text(160).nullable().default(null).describe('Null: the hub'),
    statement: text(2000).nullable().default(null),
  })
  .meta({ id: 'Nomination' });
export const ownNominationsSchema = z
  .object({
    items: z.array(
      z.object({
        hub: z.object({
          reference: z.string(),
          name: z.string(),
          kinds: z.array(z.object({ code: z.string(), name: z.string() })),
        }),
        campaigns: z.array(z.object({ id: z.uuid(), name: z.string(), isOpen: z.boolean(), funnel: z.array(line) })),
        nominees: z.array(z.object({ name: z.string(), kind: z.string(), campaign: z.string(), standing })),
      }),
    ),
  })
  .meta({ id: 'OwnNominations' });

const session = { name: text(120), heldOn: day, venue: text(160), places: z.number().int().min(1).max(500) };
const placeState = z.enum(PLACE_STATES);
export const newSessionSchema = z.strictObject(session).meta({ id: 'NewTrainingSession' });
export const sessionSchema = z
  .object({
    id: z.uuid(),
    ...session,
    booked: count.describe('Places that somebody has booked or taken'),
    version: count,
  })
  .meta({ id: 'TrainingSession' });
export const sessionListSchema = z.object({ items: z.array(sessionSchema) }).meta({ id: 'TrainingSessionList' });
export const sessionWithPlacesSchema = sessionSchema
  .extend({
    invitations: z.array(
      z.object({ id: z.uuid(), state: placeState, peerId: z.uuid(), reference: z.string(), name: z.string() }),
    ),
  })
  .meta({ id: 'TrainingSessionWithPlaces' });
export const invitationSchema = z
  .strictObject({ peer: text(64).describe('Reference of a peer') })
  .meta({ id: 'TrainingInvitation' });
export const placeSchema = z.strictObject({ state: placeState }).meta({ id: 'TrainingPlace' });

export function toCampaignDto({
  id,
  name,
  introduction,
  opensOn,
  closesOn,
  yearId,
  targets,
}: Campaign): z.infer<typeof campaignSchema> {
  return { id, name, introduction, opensOn, closesOn, yearId, targets: [...targets] };
}

export const toLineDto = (shown: FunnelLine): z.infer<typeof line> => ({
  ...shown,
  wantedParties: [...shown.wantedParties],
});

export function toExpressionDto(expression: Expression): z.infer<typeof expressionSchema> {
  const { id, campaignId, name, address, kind, region, organisation, statement, hub, state, peerId } = expression;
  return {
    ...{ id, campaignId, name, address, kind, region, organisation, statement, hub, state, peerId },
    askedAt: expression.askedAt.toISOString(),
    confirmedAt: expression.confirmedAt?.toISOString() ?? null,
  };
}

export const toOwnDto = (own: readonly OwnNominations[]): z.infer<typeof ownNominationsSchema> => ({
  items: own.map(({ hub, campaigns, nominees }) => ({
    hub: { reference: hub.reference, name: hub.name, kinds: [...hub.kinds] },
    campaigns: campaigns.map((each) => ({ ...each, funnel: each.funnel.map(toLineDto) })),
    nominees: [...nominees],
  })),
});
