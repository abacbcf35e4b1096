import { type Decisions, noDecisions } from './decisions.js';
import { type Facts } from './encode-problem.js';
import { createTeamCounts, type TeamCounts } from './team-tally.js';

/**
 * A plan under construction with every count that its score needs, kept up to date by `seat`, `unseat`, `openWeek` and
 * `closeWeek`. `hard` counts only what a search can mend: teams too short or without a lead, and pins of deferred
 * challenges. The other hard rules are never broken, except where pins contradict them.
 */
export interface SearchState extends Decisions {
  readonly facts: Facts;
  readonly counts: TeamCounts;
  /** Members of each team; they fill the first cells of the team, pinned ones first. */
  readonly size: Int32Array;
  /** `kindCount[challenge * kinds + kind]`. */
  readonly kindCount: Int32Array;
  /** Missing members of kinds, and the same weighted. */
  readonly missing: Int32Array;
  readonly missingWeight: Float64Array;
  /** Weighted team terms, medium and hard, by challenge; 0 cost where deferred. */
  readonly teamCost: Float64Array;
  readonly mediumOf: Float64Array;
  readonly hardOf: Int32Array;
  /** Challenges a peer is deployed on: `deployedOn[peer * deployments + i]`, i < `deploymentCount[peer]`. */
  readonly deployedOn: Int32Array;
  readonly deploymentCount: Int32Array;
  /** Peers away: `away[organisation * weeks + week]`. */
  readonly away: Uint8Array;
  /** Peers of council a on the team of challenge c: `sent[a * challenges + c]`. */
  readonly sent: Uint8Array;
  readonly weekLoad: Int32Array;
  /** Challenges in the `managerRestWeeks + 1` weeks from each week on. */
  readonly running: Int32Array;
  /** `regionLoad[region * weeks + week]`. */
  readonly regionLoad: Int32Array;
  hard: number;
  medium: number;
  /** All soft terms, weighted, but for `worstTeam`. */
  soft: number;
  days: number;
  /** Largest cost of one team and a team that has it (-1 where none has any). */
  worst: number;
  worstAt: number;
  /** Largest cost of the other teams, or -1 until `worstWith` needs it. */
  runnerUp: number;
  /** What has been done since the last `commit`, for `rollback`: three numbers a step. */
  readonly journal: Int32Array;
  journalLength: number;
}

/** The steps that a journal tells of: a peer seated or unseated, a week opened or closed. */
export const SEATED = 1;
export const UNSEATED = 2;
export const OPENED = 3;
export const CLOSED = 4;

/** A state in which everything is deferred. */
export function createState(facts: Facts): SearchState {
  const { challenges, peers, weeks } = facts;
  const pinsOf = (c: number): number => challenges.pinCount[c]!;
  const mediumOf = challenges.priority.map((priority) => priority * facts.problem.deferralWeight);
  const hardOf = Int32Array.from(challenges.priority, (_, c) => pinsOf(c));
  const missing = new Int32Array(challenges.count);
  const missingWeight = new Float64Array(challenges.count);
  for (let c = 0; c < challenges.count; c++) {
    for (let k = 0; k < facts.kinds; k++) {
      missing[c]! += challenges.kindMin[c * facts.kinds + k]!;
      missingWeight[c]! += challenges.kindMin[c * facts.kinds + k]! * facts.vacancyWeight[k]!;
    }
  }
  return {
    ...noDecisions(facts),
    facts,
    counts: createTeamCounts(facts),
    size: new Int32Array(challenges.count),
    kindCount: new Int32Array(challenges.count * facts.kinds),
    missing,
    missingWeight,
    teamCost: new Float64Array(challenges.count),
    mediumOf,
    hardOf,
    deployedOn: new Int32Array(peers.count * facts.deployments),
    deploymentCount: new Int32Array(peers.count),
    away: new Uint8Array(facts.organisations * weeks),
    sent: new Uint8Array(challenges.count * challenges.count),
    weekLoad: new Int32Array(weeks),
    running: new Int32Array(weeks),
    regionLoad: new Int32Array(facts.regions * weeks),
    hard: hardOf.reduce((sum, n) => sum + n, 0),
    medium: mediumOf.reduce((sum, n) => sum + n, 0),
    soft: 0,
    days: 0,
    worst: 0,
    worstAt: -1,
    runnerUp: -1,
    journal: new Int32Array(3 * 65536),
    journalLength: 0,
  };
}

/** Soft score of a state, the worst team included. */
export function softOf(state: SearchState): number {
  return state.soft + state.facts.weights.worstTeam * state.worst;
}

/** Takes a changed cost of one team into the sum and the worst team. */
export function setTeamCost(state: SearchState, c: number, cost: number): void {
  state.soft += cost - state.teamCost[c]!;
  state.teamCost[c] = cost;
  if (c === state.worstAt) {
    if (cost < runnerUpOf(state)) findWorst(state);
    else state.worst = cost;
    return;
  }
  state.runnerUp = -1;
  if (cost <= state.worst) return;
  state.worst = cost;
  state.worstAt = c;
}

/** The largest cost of a team if team c cost `cost` instead. */
export function worstWith(state: SearchState, c: number, cost: number): number {
  return Math.max(cost, worstBeside(state, c));
}

/** The largest cost of a team other than c. */
export function worstBeside(state: SearchState, c: number): number {
  return c === state.worstAt ? runnerUpOf(state) : state.worst;
}

function runnerUpOf(state: SearchState): number {
  if (state.runnerUp < 0) {
    const { teamCost, worstAt } = state;
    let most = 0;
    for (let c = 0; c < teamCost.length; c++) if (teamCost[c]! > most && c !== worstAt) most = teamCost[c]!;
    state.runnerUp = most;
  }
  return state.runnerUp;
}

function findWorst(state: SearchState): void {
  const { teamCost } = state;
  let worstAt = 0;
  for (let c = 1; c < teamCost.length; c++) if (teamCost[c]! > teamCost[worstAt]!) worstAt = c;
  state.worst = teamCost[worstAt]!;
  state.worstAt = worstAt;
  state.runnerUp = -1;
}

/** Writes a step into the journal; `detail` is the peer or the week. */
export function log(state: SearchState, step: number, c: number, detail: number): void {
  const at = state.journalLength;
  state.journal[at] = step;
  state.journal[at + 1] = c;
  state.journal[at + 2] = detail;
  state.journalLength = at + 3;
}
