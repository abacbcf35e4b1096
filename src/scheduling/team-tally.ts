import { type TeamTerm } from '../matching/model.js';
import { type Facts } from './encode-problem.js';

/** What a team's quality depends on, counted: `tally[challenge * TALLY_SIZE + …]`. */
export const ELECTED = 0;
export const PARTIES = 1;
export const OF_CONTROL = 2;
export const LEADERS = 3;
export const LEADERS_OF_CONTROL = 4;
export const TRIED_LEADS = 5;
export const EXPERIENCED = 6;
export const NEWCOMERS = 7;
export const LEADS_OF_CLASS = 8;
export const OF_CLASS = 9;
export const ON_THEME = 10;
export const REGION_EXCESS = 11;
export const MEMBERS = 12;
export const TALLY_SIZE = 13;

type TeamWeights = Readonly<Record<TeamTerm, number>>;

/**
 * The weighted sum of the nine team terms.
 * @param tally counts of one team, from `at` on
 * @param uncovered the amount of `themeUncovered`
 * Source: docs/planning/PROBLEM.md, "Score".
 */
export function teamCost(
  weights: TeamWeights,
  noOverallControl: boolean,
  tally: Int32Array,
  at: number,
  uncovered: number,
): number {
  return (
    weights.themeUncovered * uncovered +
    weights.regionExcess * tally[at + REGION_EXCESS]! +
    partyCost(
      weights,
      noOverallControl,
      tally[at + ELECTED]!,
      tally[at + PARTIES]!,
      tally[at + OF_CONTROL]!,
      tally[at + LEADERS]!,
      tally[at + LEADERS_OF_CONTROL]!,
    ) +
    experienceCost(weights, tally[at + TRIED_LEADS]!, tally[at + EXPERIENCED]!, tally[at + NEWCOMERS]!) +
    classCost(weights, tally[at + LEADS_OF_CLASS]!, tally[at + OF_CLASS]!) +
    offThemeCost(weights, tally[at + MEMBERS]!, tally[at + ON_THEME]!)
  );
}

/** `controlAbsent` and `oneParty`, weighted. */
export function partyCost(
  weights: TeamWeights,
  noOverallControl: boolean,
  elected: number,
  parties: number,
  ofControl: number,
  leaders: number,
  leadersOfControl: number,
): number {
  const oneParty = elected >= 2 && parties === 1 ? weights.oneParty : 0;
  if (noOverallControl) return parties < 2 ? oneParty + 2 * weights.controlAbsent : oneParty;
  if (ofControl === 0) return oneParty + 2 * weights.controlAbsent;
  return leaders !== 0 && leadersOfControl === 0 ? oneParty + weights.controlAbsent : oneParty;
}

/** `leadUntried`, `experiencedShortfall` and `newcomerExcess`, weighted. */
export function experienceCost(
  weights: TeamWeights,
  triedLeads: number,
  experienced: number,
  newcomers: number,
): number {
  let cost = triedLeads === 0 ? weights.leadUntried : 0;
  if (experienced < 2) cost += weights.experiencedShortfall * (2 - experienced);
  if (newcomers > 2) cost += weights.newcomerExcess * (newcomers - 2);
  return cost;
}

/** `noSameClass`, weighted. */
export function classCost(weights: TeamWeights, leadsOfClass: number, ofClass: number): number {
  if (leadsOfClass > 0) return 0;
  return weights.noSameClass * (ofClass === 0 ? 2 : 1);
}

/** `offTheme`, weighted. */
export function offThemeCost(weights: TeamWeights, members: number, onTheme: number): number {
  return members - onTheme > 1 ? weights.offTheme * (members - onTheme - 1) : 0;
}

/** Running counts of every team. */
export interface TeamCounts {
  readonly tally: Int32Array;
  /** Room for the counts of one team with somebody more. */
  readonly trial: Int32Array;
  /** Members of a party: `ofParty[challenge * parties + party]`. */
  readonly ofParty: Uint8Array;
  /** Members of a region: `ofRegion[challenge * regions + region]`. */
  readonly ofRegion: Uint8Array;
  /** Members who know the theme of a slot. */
  readonly experts: Int32Array;
  /** Amount of `themeUncovered`, by challenge. */
  readonly uncovered: Float64Array;
}

export function createTeamCounts(facts: Facts): TeamCounts {
  const { challenges } = facts;
  return {
    tally: new Int32Array(challenges.count * TALLY_SIZE),
    trial: new Int32Array(TALLY_SIZE),
    ofParty: new Uint8Array(challenges.count * facts.parties),
    ofRegion: new Uint8Array(challenges.count * facts.regions),
    experts: new Int32Array(challenges.slotStart[challenges.count]!),
    uncovered: challenges.allThemes.slice(),
  };
}

/** Counts peer p in (`by` 1) or out (`by` -1) of the team of challenge c. */
export function countMember(facts: Facts, counts: TeamCounts, c: number, p: number, by: 1 | -1): void {
  const { peers, challenges } = facts;
  const { tally } = counts;
  const at = c * TALLY_SIZE;
  tally[at + MEMBERS]! += by;
  const party = peers.party[p]!;
  if (party >= 0) {
    const cell = c * facts.parties + party;
    const before = counts.ofParty[cell]!;
    counts.ofParty[cell] = before + by;
    tally[at + ELECTED]! += by;
    if (by === 1 ? before === 0 : before === 1) tally[at + PARTIES]! += by;
    const ofControl = party === challenges.control[c];
    if (ofControl) tally[at + OF_CONTROL]! += by;
    if (peers.leader[p] === 1) {
      tally[at + LEADERS]! += by;
      if (ofControl) tally[at + LEADERS_OF_CONTROL]! += by;
    }
  }
  const ofClass = peers.councilClass[p] === challenges.councilClass[c];
  if (ofClass) tally[at + OF_CLASS]! += by;
  if (peers.lead[p] === 1) {
    if (ofClass) tally[at + LEADS_OF_CLASS]! += by;
    if (peers.experienced[p] === 1) tally[at + TRIED_LEADS]! += by;
  }
  if (peers.experienced[p] === 1) tally[at + EXPERIENCED]! += by;
  if (peers.newcomer[p] === 1) tally[at + NEWCOMERS]! += by;
  const region = c * facts.regions + peers.region[p]!;
  const fromRegion = counts.ofRegion[region]!;
  counts.ofRegion[region] = fromRegion + by;
  if (by === 1 ? fromRegion >= 3 : fromRegion > 3) tally[at + REGION_EXCESS]! += by;
  countThemes(facts, counts, c, p, by);
}

function countThemes(facts: Facts, counts: TeamCounts, c: number, p: number, by: 1 | -1): void {
  const { peers, challenges } = facts;
  let known = 0;
  for (let i = peers.themeStart[p]!; i < peers.themeStart[p + 1]!; i++) {
    const slot = challenges.slotOf[c * facts.themes + peers.theme[i]!]!;
    if (slot < 0) continue;
    known = 1;
    const before = counts.experts[slot]!;
    const nth = Math.min(by === 1 ? before : before - 1, challenges.gainWidth - 1);
    counts.experts[slot] = before + by;
    counts.uncovered[c]! -= by * challenges.gain[slot * challenges.gainWidth + nth]!;
  }
  if (known === 1) counts.tally[c * TALLY_SIZE + ON_THEME]! += by;
}

/** What the team of challenge c would cost with peer p on it as well; changes nothing. */
export function teamCostWith(facts: Facts, counts: TeamCounts, c: number, p: number): number {
  const { peers, challenges } = facts;
  const { tally, trial } = counts;
  const at = c * TALLY_SIZE;
  const party = peers.party[p]!;
  const elected = party >= 0 ? 1 : 0;
  const ofControl = party >= 0 && party === challenges.control[c] ? 1 : 0;
  const newParty = party >= 0 && counts.ofParty[c * facts.parties + party] === 0 ? 1 : 0;
  const ofClass = peers.councilClass[p] === challenges.councilClass[c] ? 1 : 0;
  const leader = elected & peers.leader[p]!;
  const lead = peers.lead[p]!;
  const experienced = peers.experienced[p]!;
  const crowded = counts.ofRegion[c * facts.regions + peers.region[p]!]! >= 3 ? 1 : 0;
  trial[ELECTED] = tally[at + ELECTED]! + elected;
  trial[PARTIES] = tally[at + PARTIES]! + newParty;
  trial[OF_CONTROL] = tally[at + OF_CONTROL]! + ofControl;
  trial[LEADERS] = tally[at + LEADERS]! + leader;
  trial[LEADERS_OF_CONTROL] = tally[at + LEADERS_OF_CONTROL]! + (ofControl & leader);
  trial[TRIED_LEADS] = tally[at + TRIED_LEADS]! + (experienced & lead);
  trial[EXPERIENCED] = tally[at + EXPERIENCED]! + experienced;
  trial[NEWCOMERS] = tally[at + NEWCOMERS]! + peers.newcomer[p]!;
  trial[LEADS_OF_CLASS] = tally[at + LEADS_OF_CLASS]! + (ofClass & lead);
  trial[OF_CLASS] = tally[at + OF_CLASS]! + ofClass;
  trial[REGION_EXCESS] = tally[at + REGION_EXCESS]! + crowded;
  trial[MEMBERS] = tally[at + MEMBERS]! + 1;
  let uncovered = counts.uncovered[c]!;
  let known = 0;
  for (let i = peers.themeStart[p]!; i < peers.themeStart[p + 1]!; i++) {
    const slot = challenges.slotOf[c * facts.themes + peers.theme[i]!]!;
    if (slot < 0) continue;
    known = 1;
    const nth = Math.min(counts.experts[slot]!, challenges.gainWidth - 1);
    uncovered -= challenges.gain[slot * challenges.gainWidth + nth]!;
  }
  trial[ON_THEME] = tally[at + ON_THEME]! + known;
  return teamCost(facts.weights, challenges.noOverallControl[c] === 1, trial, 0, uncovered);
}
