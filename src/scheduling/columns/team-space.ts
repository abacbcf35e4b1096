import { type Facts } from '../encode-problem.js';
import { createThemeSpace } from './theme-space.js';

/** Experienced members counted 0, 1, 2 or more, and whether a lead is tried. */
export const STATES_PER_THEME_STATE = 6;

/** A kind of peer on the team of one challenge. */
export interface KindSpace {
  readonly kind: number;
  /** Members wanted; fewer are vacancies. */
  readonly wanted: number;
  /** Fewest and most members that a team may have. */
  readonly least: number;
  readonly most: number;
  /** States that a team can be in with n members of this kind and any of the kinds before: `reachable[n]`. */
  readonly reachable: readonly Int32Array[];
}

/**
 * What the teams of one challenge can look like, whoever is free and whatever it costs. The state of a team is its themes,
 * its experienced members and whether a lead is tried; the rest of its quality is judged once it is known.
 */
export interface TeamSpace {
  readonly challenge: number;
  readonly allowsVacancies: boolean;
  /** Kinds in the order in which a team is built: leaders, other leads, elected members, others. */
  readonly kinds: readonly KindSpace[];
  /** Sum of `wanted`; a team has `wanted + extras - vacancies by kind` members. */
  readonly wanted: number;
  /** Most members beyond those wanted of their kind. */
  readonly mostExtras: number;
  readonly stateCount: number;
  /** State after peer p joins: `nextOf(p)[state]`. */
  readonly nextOf: (p: number) => Int32Array;
  /** What peer p brings to the state of a team, as a mask. */
  readonly skillsOf: (p: number) => number;
  /** Weighted cost of a final state: themes uncovered, too few experienced, no tried lead. */
  readonly endCost: Float64Array;
}

/** Lays out the teams of challenge c. Cost: states × kinds × kinds of expertise, some milliseconds; done once. */
export function createTeamSpace(facts: Facts, c: number, allowsVacancies: boolean, mostThemeStates: number): TeamSpace {
  const { challenges, peers, problem, weights } = facts;
  const themes = createThemeSpace(facts, c, mostThemeStates);
  const stateCount = themes.count * STATES_PER_THEME_STATE;
  const nextBySignature = new Map<number, Int32Array>();
  const skillsOf = (p: number): number => themes.maskOf(p) * 2 + peers.experienced[p]!;
  const signatureOf = (p: number): number => skillsOf(p) * 2 + peers.lead[p]!;
  const nextOf = (p: number): Int32Array => {
    const signature = signatureOf(p);
    const known = nextBySignature.get(signature);
    if (known !== undefined) return known;
    const next = nextStates(themes.nextOf(themes.maskOf(p)), peers.experienced[p]!, peers.lead[p]!);
    nextBySignature.set(signature, next);
    return next;
  };
  const endCost = new Float64Array(stateCount);
  for (let s = 0; s < stateCount; s++) {
    const rest = s % STATES_PER_THEME_STATE;
    endCost[s] =
      weights.themeUncovered * themes.uncovered[(s - rest) / STATES_PER_THEME_STATE]! +
      weights.experiencedShortfall * (2 - (rest >> 1)) +
      ((rest & 1) === 0 ? weights.leadUntried : 0);
  }
  const at = (k: number): number => c * facts.kinds + k;
  const used = problem.kinds
    .map((_, k) => k)
    .filter((k) => challenges.kindMax[at(k)]! + challenges.kindMin[at(k)]! > 0);
  const wanted = used.reduce((sum, k) => sum + challenges.kindMin[at(k)]!, 0);
  const spare = used.reduce((sum, k) => sum + Math.max(0, challenges.kindMax[at(k)]! - challenges.kindMin[at(k)]!), 0);
  const vacancies = allowsVacancies ? Math.min(problem.maxVacancies, wanted) : 0;
  const mostExtras = Math.min(spare, challenges.maxSize[c]! - wanted + vacancies);
  const order = used.sort((a, b) => rankOf(problem.kinds[a]!) - rankOf(problem.kinds[b]!));

  const kinds: KindSpace[] = [];
  let start: Int32Array = Int32Array.of(0);
  for (const k of order) {
    const min = challenges.kindMin[at(k)]!;
    const least = Math.max(0, min - vacancies);
    const most = Math.min(challenges.kindMax[at(k)]!, min + Math.max(0, mostExtras));
    const steps = stepsOf(facts, c, k, signatureOf, nextOf);
    const reachable: Int32Array[] = [start];
    for (let n = 1; n <= most; n++) reachable.push(after(reachable[n - 1]!, steps, stateCount));
    kinds.push({ kind: k, wanted: min, least, most, reachable });
    start = union(reachable.slice(least), stateCount);
  }
  return { challenge: c, allowsVacancies, kinds, wanted, mostExtras, stateCount, nextOf, skillsOf, endCost };
}

/** Leads come first and elected members next, so that most of a team's quality is known early. */
function rankOf(kind: string): number {
  return ['leader', 'chief-executive', 'councillor'].indexOf(kind) + 1 || 4;
}

function nextStates(nextTheme: Int32Array, experienced: number, lead: number): Int32Array {
  return Int32Array.from({ length: nextTheme.length * STATES_PER_THEME_STATE }, (_, s) => {
    const rest = s % STATES_PER_THEME_STATE;
    const count = Math.min(2, (rest >> 1) + experienced);
    const tried = (rest & 1) | (experienced & lead);
    return nextTheme[(s - rest) / STATES_PER_THEME_STATE]! * STATES_PER_THEME_STATE + count * 2 + tried;
  });
}

/** The different ways in which somebody of kind k may change the state of a team. */
function stepsOf(
  facts: Facts,
  c: number,
  k: number,
  signatureOf: (p: number) => number,
  nextOf: (p: number) => Int32Array,
): Int32Array[] {
  const steps = new Map<number, Int32Array>();
  for (let p = 0; p < facts.peers.count; p++)
    if (facts.peers.kind[p] === k && facts.challenges.travel[c * facts.peers.count + p]! >= 0)
      steps.set(signatureOf(p), nextOf(p));
  return [...steps.values()];
}

function after(states: Int32Array, steps: readonly Int32Array[], stateCount: number): Int32Array {
  const seen = new Uint8Array(stateCount);
  for (const next of steps) for (const s of states) seen[next[s]!] = 1;
  return listOf(seen);
}

function union(lists: readonly Int32Array[], stateCount: number): Int32Array {
  const seen = new Uint8Array(stateCount);
  for (const list of lists) for (const s of list) seen[s] = 1;
  return listOf(seen);
}

function listOf(seen: Uint8Array): Int32Array {
  const list = new Int32Array(seen.reduce((sum, one) => sum + one, 0));
  let n = 0;
  for (let s = 0; s < seen.length; s++) if (seen[s] === 1) list[n++] = s;
  return list;
}
