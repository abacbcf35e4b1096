import { z } from 'zod';
import { weekdayOf } from '../platform/clock/iso-date.js';
import { listQuery, pageSchema } from '../platform/web/list.js';
import { wordSchema } from '../platform/web/word-schemas.js';
import { type Challenge, CHALLENGE_SORT_KEYS } from './challenges.service.js';

const text = (longest: number) => z.string().trim().min(1).max(longest);
const day = z.iso.date().nullable();
const monday = z.iso.date().refine((date) => weekdayOf(date) === 1, 'A week is named by its Monday');
const reference = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$/, 'Letters, digits, . _ / and -, at most 64');
const councilCode = z.string().regex(/^[A-Z0-9]{2,8}$/, 'The code of a council, as KEN');
const size = z.number().int().min(1).max(12);
const distinct = <Item>(items: readonly Item[], keyOf: (item: Item) => unknown): boolean =>
  new Set(items.map(keyOf)).size === items.length;

const kindRangeSchema = z
  .strictObject({ kind: wordSchema, least: z.number().int().min(0).max(12), most: z.number().int().min(0).max(12) })
  .refine(({ least, most }) => least <= most, 'The least is above the most')
  .meta({ id: 'KindRange' });
const themeWishSchema = z
  .strictObject({
    theme: wordSchema,
    weight: z.number().int().min(0).max(100),
    experts: z.number().int().min(1).max(9),
  })
  .meta({ id: 'ThemeWish' });

const commission = {
  partners: z.array(text(120)).max(30).describe('Bodies that commission it together with the council'),
  commissionedOn: day,
  wish: monday.nullable().describe('Week the council would like best'),
  earliest: monday.nullable(),
  latest: monday.nullable(),
  blockedWeeks: z.array(monday).max(106),
  priority: z.number().int().min(1).max(3),
  minSize: size,
  maxSize: size,
  kinds: z
    .array(kindRangeSchema)
    .min(1)
    .max(30)
    .refine((ranges) => distinct(ranges, ({ kind }) => kind), 'Each kind at most once')
    .describe('A kind that is not named has no place on the team'),
  themes: z
    .array(themeWishSchema)
    .max(60)
    .refine((wishes) => distinct(wishes, ({ theme }) => theme), 'Each theme at most once'),
  assessmentOn: day,
  riskAssessmentOn: day,
  pinnedWeek: monday.nullable().describe('Week that every plan keeps'),
  pinnedPeers: z
    .array(reference)
    .max(12)
    .refine((peers) => distinct(peers, String), 'Each peer at most once')
    .describe('References of peers whom every plan keeps on the team'),
};

export const challengeSchema = z
  .object({
    id: z.uuid(),
    reference: z.string(),
    yearId: z.uuid(),
    council: z.object({ code: z.string(), name: z.string() }),
    ...commission,
    withdrawnOn: day,
    withdrawalReason: z.string().nullable(),
  })
  .meta({ id: 'Challenge' });
export type ChallengeDto = z.infer<typeof challengeSchema>;
export const challengePageSchema = pageSchema('ChallengePage', challengeSchema);

export const newChallengeSchema = z
  .strictObject({
    reference,
    council: councilCode,
    ...commission,
    partners: commission.partners.default([]),
    commissionedOn: day.default(null),
    wish: commission.wish.default(null),
    earliest: commission.earliest.default(null),
    latest: commission.latest.default(null),
    blockedWeeks: commission.blockedWeeks.default([]),
    priority: commission.priority.default(1),
    kinds: commission.kinds.exactOptional().describe('Left out: the usual team, as the kinds of peer have it'),
    themes: commission.themes.default([]),
    assessmentOn: day.default(null),
    riskAssessmentOn: day.default(null),
    pinnedWeek: commission.pinnedWeek.default(null),
    pinnedPeers: commission.pinnedPeers.default([]),
  })
  .meta({ id: 'NewChallenge' });

export const challengeEditSchema = z
  .strictObject({
    partners: commission.partners.exactOptional(),
    commissionedOn: commission.commissionedOn.exactOptional(),
    wish: commission.wish.exactOptional(),
    earliest: commission.earliest.exactOptional(),
    latest: commission.latest.exactOptional(),
    blockedWeeks: commission.blockedWeeks.exactOptional(),
    priority: commission.priority.exactOptional(),
    minSize: commission.minSize.exactOptional(),
    maxSize: commission.maxSize.exactOptional(),
    kinds: commission.kinds.exactOptional(),
    themes: commission.themes.exactOptional(),
    assessmentOn: commission.assessmentOn.exactOptional(),
    riskAssessmentOn: commission.riskAssessmentOn.exactOptional(),
    pinnedWeek: commission.pinnedWeek.exactOptional(),
    pinnedPeers: commission.pinnedPeers.exactOptional(),
  })
  .refine((edit) => Object.keys(edit).length > 0, 'Name at least one fact to change')
  .meta({ id: 'ChallengeEdit' });

export const withdrawalSchema = z.strictObject({ reason: text(500) }).meta({ id: 'Withdrawal' });

export const challengesQuerySchema = listQuery(CHALLENGE_SORT_KEYS, {
  council: councilCode.optional(),
  priority: z.coerce.number().int().min(1).max(3).optional(),
  isWithdrawn: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
  search: text(60).optional().describe('Part of the reference or of the council’s name'),
});

export function toChallengeDto(challenge: Challenge): ChallengeDto {
  const shown: ChallengeDto & { version?: number } = {
    ...challenge,
    partners: [...challenge.partners],
    blockedWeeks: [...challenge.blockedWeeks],
    kinds: [...challenge.kinds],
    themes: [...challenge.themes],
    pinnedPeers: [...challenge.pinnedPeers],
  };
  delete shown.version;
  return shown;
}
