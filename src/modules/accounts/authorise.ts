import { type OperationRule, type Reach } from './operations.js';
import { type Dimension, type Grant, LIMITS } from './roles.js';

/** What is known of the visitor when the table is asked. */
export interface Claim {
  readonly credential: 'none' | 'session' | 'token';
  readonly grants: readonly Grant[];
  /** What an API token may do. */
  readonly scopes: readonly string[];
}

/** What is known of an object that a path names. */
export interface TargetFacts {
  readonly state: string | null;
  /** What it lies in: ids of years, councils … A kind that is absent has nothing to do with objects like this. */
  readonly within: Readonly<Partial<Record<Dimension, readonly string[]>>>;
}

/** `depends`: on the objects that the path names; then `reachesAll` decides. */
export type Verdict = 'allowed' | 'unauthenticated' | 'forbidden' | 'depends';

const READING = new Set(['GET', 'HEAD']);

/** Whether a visitor may perform an operation. @param method HTTP method, which decides the scope that a token needs. */
export function authorise(rule: OperationRule, claim: Claim, method: string): Verdict {
  if (rule.who === 'anyone' || rule.who === 'link-holder') return 'allowed';
  if (claim.credential === 'none') return 'unauthenticated';
  if (!rule.credentials.includes(claim.credential)) return 'forbidden';
  if (claim.credential === 'token' && !claim.scopes.includes(READING.has(method) ? 'read' : 'write'))
    return 'forbidden';
  if (rule.who === 'signed-in') return 'allowed';
  const held = heldReaches(rule, claim);
  if (held.length === 0) return 'forbidden';
  return rule.targets.length === 0 || held.some(isEverywhere) ? 'allowed' : 'depends';
}

/**
 * Whether a visitor for whom the answer `depends` may perform an operation on these objects. If not, they may not know of them.
 * @param targets one for each of the rule's targets, in their order; null where there is no such object.
 */
export function reachesAll(rule: OperationRule, claim: Claim, targets: readonly (TargetFacts | null)[]): boolean {
  const found = targets.filter((target) => target !== null);
  if (found.length < targets.length) return false;
  const state = found.at(-1)?.state ?? '';
  return heldReaches(rule, claim).some(
    (held) => isEverywhere(held) || (isOpenIn(held.reach, state) && liesWithin(found, held.grant)),
  );
}

interface HeldReach {
  readonly reach: Reach;
  readonly grant: Grant;
}

/** What each of a visitor's roles opens of an operation. */
function heldReaches({ who }: OperationRule, { grants }: Claim): HeldReach[] {
  if (typeof who === 'string') return [];
  return grants.flatMap((grant) => {
    const reach = who[grant.role];
    return reach === undefined || (reach === 'unlimited' && grant.scope !== null) ? [] : [{ reach, grant }];
  });
}

const isEverywhere = ({ reach, grant }: HeldReach): boolean =>
  reach === 'any' ||
  reach === 'unlimited' ||
  (reach === 'own' && grant.scope === null && LIMITS[grant.role].mayBeUnlimited);

const isOpenIn = (reach: Reach, state: string): boolean => typeof reach !== 'object' || reach.ownIn.includes(state);

/** Whether each object that has to do with what a grant is limited to lies in it, and at least one of them does. */
function liesWithin(objects: readonly TargetFacts[], { role, scope }: Grant): boolean {
  const { dimension } = LIMITS[role];
  if (dimension === null || scope === null) return false;
  const related = objects.flatMap(({ within }) => (within[dimension] ? [within[dimension]] : []));
  return related.length > 0 && related.every((ids) => ids.includes(scope));
}
