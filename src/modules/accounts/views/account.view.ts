import { type ApiToken } from '../api-token.js';

/** The account page's own facts. */
export interface AccountView {
  readonly roles: string;
  readonly mayUseApi: boolean;
  readonly tokens: readonly {
    readonly id: string;
    readonly name: string;
    readonly allows: string;
    readonly expires: string;
    readonly lastUsed: string;
  }[];
  readonly [name: string]: unknown;
}

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'Europe/London',
});

const formatDay = (instant: Date): string => day.format(instant);

/** Turns roles and tokens into what the account page says. */
export const viewAccount = (roles: readonly string[], tokens: readonly ApiToken[]): AccountView => ({
  roles: roles.length === 0 ? 'none' : roles.join(', '),
  mayUseApi: roles.length > 0,
  tokens: tokens.map(({ id, name, scopes, expiresAt, lastUsedAt }) => ({
    id,
    name,
    allows: scopes.includes('write') ? 'Read and change' : 'Read',
    expires: formatDay(expiresAt),
    lastUsed: lastUsedAt === null ? 'Never' : formatDay(lastUsedAt),
  })),
});
