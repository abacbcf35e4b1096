export const TOKEN_SCOPES = ['read', 'write'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** What is shown of a token after its making; the secret is not among it. */
export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly scopes: TokenScope[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
}

const DAY_MS = 86_400_000;
/** Assumption: a fortnight is enough to put a new token into a script. */
export const WARN_DAYS = 14;

/** Whether a token's person should be thinking of a new one. */
export const endsSoon = ({ expiresAt }: Pick<ApiToken, 'expiresAt'>, now: Date): boolean =>
  expiresAt.getTime() - now.getTime() < WARN_DAYS * DAY_MS;
