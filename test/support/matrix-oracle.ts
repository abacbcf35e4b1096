import { type MatrixActor } from './matrix-actors.js';
import { type TwoYears, type YearOfTwo } from './two-years.js';

/** A row of the table of operations as the OpenAPI document shows it. */
export interface ShownRule {
  readonly who:
    | 'anyone'
    | 'link-holder'
    | 'signed-in'
    | Readonly<Record<string, 'any' | 'own' | 'unlimited' | { readonly ownIn: string[] }>>;
  readonly targets: readonly string[];
  readonly credentials: readonly string[];
  /** `confirmed`: beyond signing in, a PIN or the code of an app. */
  readonly session: 'signed-in' | 'confirmed';
}

/** One operation as a caller meets it. */
export interface MatrixOperation {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly rule: ShownRule;
  readonly isApi: boolean;
}

/** Where the objects that a path names come from. `mixed`: the first from this year, all others from another. */
export const ORIGINS = ['mine', 'other', 'mixed', 'absent', 'malformed'] as const;
export type Origin = (typeof ORIGINS)[number];

export type Expected = 'allowed' | 'unconfirmed' | 'unauthenticated' | 'forbidden' | 'unknown';

/** With which objects a limited role has to do at all. */
const RELATED: Readonly<Record<string, readonly string[]>> = {
  coordinator: ['programme-year', 'plan', 'plan-run', 'scenario', 'challenge', 'team'],
  'challenge-manager': ['programme-year', 'challenge', 'team', 'challenge-manager'],
  'regional-associate': ['programme-year', 'challenge', 'team', 'council'],
  'council-lead': ['programme-year', 'challenge', 'team', 'council'],
  'council-member': ['programme-year', 'challenge', 'team', 'council'],
  peer: ['peer'],
  hub: ['peer'],
};

/** What a call must come to, reckoned from what the document says and where the objects come from. @param state of the last target. */
export function expectedOf(
  { rule, method, isApi }: MatrixOperation,
  actor: MatrixActor,
  origin: Origin,
  state: string,
): Expected {
  const { who } = rule;
  if (who === 'anyone' || who === 'link-holder') return 'allowed';
  if (actor.credential === 'none') return 'unauthenticated';
  // Pages know no tokens.
  if (!rule.credentials.includes(actor.credential)) return isApi ? 'forbidden' : 'unauthenticated';
  if (actor.credential === 'token' && !actor.tokenScopes.includes(method === 'GET' ? 'read' : 'write'))
    return 'forbidden';
  if (who === 'signed-in') return rule.session === 'confirmed' ? 'unconfirmed' : 'allowed';
  const held = actor.grants.flatMap(({ role, scope }) => {
    const reach = who[role];
    return reach === undefined || (reach === 'unlimited' && scope !== null) ? [] : [{ role, scope, reach }];
  });
  if (held.length === 0) return 'forbidden';
  if (rule.targets.length === 0) return 'allowed';
  const reaches = held.some(({ role, scope, reach }) => {
    if (reach === 'any' || reach === 'unlimited' || (reach === 'own' && scope === null)) return true;
    if (origin === 'absent' || origin === 'malformed') return false;
    if (typeof reach === 'object' && !reach.ownIn.includes(state)) return false;
    const homes = rule.targets.flatMap((target, position) =>
      RELATED[role]?.includes(target) ? [origin === 'mixed' ? (position === 0 ? 'mine' : 'other') : origin] : [],
    );
    return homes.length > 0 && homes.every((home) => home === actor.home);
  });
  return reaches ? 'allowed' : 'unknown';
}

const ABSENT = '018f3a1e-0000-7000-8000-00000000abcd';

/** A path with its parameters filled in. */
export function fillPath(path: string, origin: Origin, world: TwoYears): string {
  let position = 0;
  return path
    .split('/')
    .map((segment, at, segments) =>
      segment.replaceAll(/\{(\w+)\}|:(\w+)/g, (_, braced?: string, plain?: string) => {
        const name = (braced ?? plain)!;
        const from = origin === 'mixed' ? (position === 0 ? 'mine' : 'other') : origin;
        const value = valueOf(name, segments[at - 1] ?? '', from, world);
        if (value.isObject) position += 1;
        return value.text;
      }),
    )
    .join('/');
}

function valueOf(
  name: string,
  segment: string,
  origin: Exclude<Origin, 'mixed'>,
  world: TwoYears,
): { readonly text: string; readonly isObject: boolean } {
  if (name === 'kind') return { text: 'peers', isObject: false };
  if (name === 'other') return { text: 'ESX', isObject: false };
  if (segment === 'peer-kinds') return { text: 'leader', isObject: false };
  const isCouncil = segment === 'councils';
  if (origin === 'absent') return { text: isCouncil ? 'ZZZ' : ABSENT, isObject: true };
  if (origin === 'malformed') return { text: isCouncil ? 'kent' : 'not-an-id', isObject: true };
  const year = world[origin];
  const peer = origin === 'mine' ? world.seatedPeer : world.otherPeer;
  const objects: Readonly<Record<string, string>> = {
    yearId: year.yearId,
    planId: year.planId,
    runId: year.runId,
    scenarioId: year.scenarioId,
    challengeId: year.challengeId,
    peerId: peer.id,
    ...(name === 'id' || name === 'code' ? bySegment(segment, name, year, peer.id, origin) : {}),
  };
  return { text: objects[name] ?? ABSENT, isObject: name in objects };
}

function bySegment(
  segment: string,
  name: string,
  year: YearOfTwo,
  peerId: string,
  origin: 'mine' | 'other',
): Record<string, string> {
  const text = {
    'programme-years': year.yearId,
    plans: year.planId,
    'plan-runs': year.runId,
    scenarios: year.scenarioId,
    challenges: year.challengeId,
    teams: year.teamId,
    peers: peerId,
    councils: origin === 'mine' ? 'KEN' : 'LDS',
    'challenge-managers': year.managerId,
  }[segment];
  return text === undefined ? {} : { [name]: text };
}
