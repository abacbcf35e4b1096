import { z } from 'zod';
import { type ApiToken, TOKEN_SCOPES } from './api-token.js';

export const MAX_TOKEN_DAYS = 366;

export const newTokenSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(80).describe('What the token is for'),
    scopes: z.array(z.enum(TOKEN_SCOPES)).min(1).max(TOKEN_SCOPES.length).describe('read: GET; write: all else'),
    days: z.number().int().min(1).max(MAX_TOKEN_DAYS).default(90).describe('Days until it expires'),
  })
  .meta({ id: 'NewApiToken' });

export const tokenSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    scopes: z.array(z.enum(TOKEN_SCOPES)),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ApiToken' });

export const createdTokenSchema = tokenSchema
  .extend({ secret: z.string().describe('Shown this once') })
  .meta({ id: 'CreatedApiToken' });

export const tokenListSchema = z.object({ items: z.array(tokenSchema) }).meta({ id: 'ApiTokenList' });

export type TokenDto = z.infer<typeof tokenSchema>;

export const toTokenDto = ({ id, name, scopes, createdAt, expiresAt, lastUsedAt }: ApiToken): TokenDto => ({
  id,
  name,
  scopes,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});
