import { type OperationRule } from './operations.js';

/** What is known of the visitor when the table is asked. */
export interface Claim {
  readonly credential: 'none' | 'session' | 'token';
  readonly roles: readonly string[];
  /** What an API token may do. */
  readonly scopes: readonly string[];
}

export type Verdict = 'allowed' | 'unauthenticated' | 'forbidden';

const READING = new Set(['GET', 'HEAD']);

/** Whether a visitor may perform an operation. @param method HTTP method, which decides the scope that a token needs. */
export function authorise(rule: OperationRule, claim: Claim, method: string): Verdict {
  if (rule.who === 'anyone') return 'allowed';
  if (claim.credential === 'none') return 'unauthenticated';
  if (!rule.credentials.includes(claim.credential)) return 'forbidden';
  if (claim.credential === 'token' && !claim.scopes.includes(READING.has(method) ? 'read' : 'write'))
    return 'forbidden';
  if (rule.who === 'signed-in') return 'allowed';
  return rule.who.some((role) => claim.roles.includes(role)) ? 'allowed' : 'forbidden';
}
