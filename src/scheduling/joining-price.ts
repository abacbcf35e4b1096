import { IF_NEEDED } from './encode-peers.js';
import { type Facts } from './encode-problem.js';
import { isMissedAtHome, mediumWith } from './seating-price.js';
import { type SearchState, worstBeside } from './search-state.js';
import {
  classCost,
  ELECTED,
  EXPERIENCED,
  experienceCost,
  LEADERS,
  LEADERS_OF_CONTROL,
  LEADS_OF_CLASS,
  MEMBERS,
  NEWCOMERS,
  OF_CLASS,
  OF_CONTROL,
  offThemeCost,
  ON_THEME,
  PARTIES,
  partyCost,
  REGION_EXCESS,
  TALLY_SIZE,
  TRIED_LEADS,
} from './team-tally.js';

/**
 * What it costs one team that a peer of one kind joins, taken apart by what the peers of a kind differ in, so that each of
 * many peers is priced by looking up a few numbers. Scratch that `layJoining` fills.
 */
export interface Joining {
  challenge: number;
  /** Medium that anybody of the kind adds. */
  medium: number;
  /** Team terms that no peer of the kind changes and those of somebody on theme, less what the team costs at present. */
  fixed: number;
  /** What somebody off theme costs more. */
  offTheme: number;
  /** Team terms by party + 1, by experience (1 for an experienced peer, 2 for a newcomer) and by same class. */
  readonly ofParty: Float64Array;
  readonly ofExperience: Float64Array;
  readonly ofClass: Float64Array;
  /** What a peer who knows a theme takes off `themeUncovered`, weighted, and 1 for themes wanted; by theme. */
  readonly ofTheme: Float64Array;
  readonly isWanted: Uint8Array;
  /** No peer takes more off `themeUncovered`, weighted. */
  mostGain: number;
  /** What the team may cost more before it is the year's worst, `relief` included. */
  worstGap: number;
  /** Most soft that is worthwhile, for a peer without other deployments and for one with some. */
  limit: number;
  busyLimit: number;
  /** Soft of the peer found. */
  soft: number;
}

export function createJoining(facts: Facts): Joining {
  return {
    challenge: 0,
    medium: 0,
    fixed: 0,
    offTheme: 0,
    ofParty: new Float64Array(facts.parties + 1),
    ofExperience: new Float64Array(3),
    ofClass: new Float64Array(2),
    ofTheme: new Float64Array(facts.themes),
    isWanted: new Uint8Array(facts.themes),
    mostGain: 0,
    worstGap: 0,
    limit: Infinity,
    busyLimit: Infinity,
    soft: 0,
  };
}

/**
 * Lays out what the peers of p's kind cost challenge c, for `findWorthwhile`.
 * @param p one of that kind
 * @param out a member who would leave, already counted out of the team's counts, or -1
 */
export function layJoining(state: SearchState, c: number, p: number, out: number, into: Joining): void {
  const { facts, counts } = state;
  const { peers, weights } = facts;
  const { tally } = counts;
  const at = c * TALLY_SIZE;
  const k = peers.kind[p]!;
  layThemes(state, c, into);
  into.challenge = c;
  into.medium = out >= 0 && peers.kind[out] === k ? 0 : mediumWith(state, c, k, out) - state.mediumOf[c]!;
  const members = tally[at + MEMBERS]! + 1;
  const onTheme = tally[at + ON_THEME]!;
  const inTheme = offThemeCost(weights, members, onTheme + 1);
  into.offTheme = offThemeCost(weights, members, onTheme) - inTheme;
  const worst = worstBeside(state, c);
  // Without this team the worst one may be better; the team's own cost is counted from what it is at present.
  const relief = weights.worstTeam * (worst - state.worst) - state.teamCost[c]!;
  into.worstGap = worst + relief;
  into.fixed =
    relief +
    inTheme +
    weights.themeUncovered * counts.uncovered[c]! +
    weights.regionExcess * tally[at + REGION_EXCESS]!;
  layParties(state, c, peers.leader[p]!, into);
  const lead = peers.lead[p]!;
  const tried = tally[at + TRIED_LEADS]!;
  const experienced = tally[at + EXPERIENCED]!;
  const newcomers = tally[at + NEWCOMERS]!;
  into.ofExperience[0] = experienceCost(weights, tried, experienced, newcomers);
  into.ofExperience[1] = experienceCost(weights, tried + lead, experienced + 1, newcomers);
  into.ofExperience[2] = experienceCost(weights, tried, experienced, newcomers + 1);
  const leadsOfClass = tally[at + LEADS_OF_CLASS]!;
  const ofClass = tally[at + OF_CLASS]!;
  into.ofClass[0] = classCost(weights, leadsOfClass, ofClass);
  into.ofClass[1] = classCost(weights, leadsOfClass + lead, ofClass + 1);
}

function layParties(state: SearchState, c: number, leader: number, { ofParty }: Joining): void {
  const { facts, counts } = state;
  const { challenges, weights } = facts;
  const at = c * TALLY_SIZE;
  const isOpen = challenges.noOverallControl[c] === 1;
  const elected = counts.tally[at + ELECTED]!;
  const parties = counts.tally[at + PARTIES]!;
  const ofControl = counts.tally[at + OF_CONTROL]!;
  const leaders = counts.tally[at + LEADERS]!;
  const leading = counts.tally[at + LEADERS_OF_CONTROL]!;
  ofParty[0] = partyCost(weights, isOpen, elected, parties, ofControl, leaders, leading);
  for (let party = 0; party < facts.parties; party++) {
    const another = counts.ofParty[c * facts.parties + party] === 0 ? 1 : 0;
    const control = party === challenges.control[c] ? 1 : 0;
    ofParty[party + 1] = partyCost(
      weights,
      isOpen,
      elected + 1,
      parties + another,
      ofControl + control,
      leaders + leader,
      leading + (control & leader),
    );
  }
}

function layThemes({ facts, counts }: SearchState, c: number, into: Joining): void {
  const { slotStart, slotTheme, gain, gainWidth } = facts.challenges;
  const before = into.challenge;
  into.mostGain = 0;
  for (let slot = slotStart[before]!; slot < slotStart[before + 1]!; slot++) {
    into.ofTheme[slotTheme[slot]!] = 0;
    into.isWanted[slotTheme[slot]!] = 0;
  }
  for (let slot = slotStart[c]!; slot < slotStart[c + 1]!; slot++) {
    const nth = Math.min(counts.experts[slot]!, gainWidth - 1);
    const gained = facts.weights.themeUncovered * gain[slot * gainWidth + nth]!;
    into.ofTheme[slotTheme[slot]!] = gained;
    into.mostGain += gained;
    into.isWanted[slotTheme[slot]!] = 1;
  }
}

/**
 * The first of the peers pool[first] to pool[end - 1], all of the kind laid out, who is let by conflicts and distance and
 * whose soft is within the limit: answers the place in the pool and leaves the soft in `soft`; -1 when there is nobody.
 * The soft is what `priceOfSeating` says, at a tenth of its cost: nothing is taken off for a member who leaves.
 */
export function findWorthwhile(state: SearchState, joining: Joining, first: number, end: number): number {
  const { facts, deploymentCount } = state;
  const { peers, challenges, weights } = facts;
  const { ofParty, ofExperience, ofClass, ofTheme, isWanted, fixed, offTheme, mostGain, limit, busyLimit } = joining;
  const { pool, party, experienced, newcomer, councilClass, themeStart, theme, carriedOver } = peers;
  const { travel } = challenges;
  const c = joining.challenge;
  const row = c * peers.count;
  const ownClass = challenges.councilClass[c]!;
  const prices = challenges.baselinePrices[c] ?? null;
  const repeatUse = 2 * weights.repeatUse;
  for (let i = first; i < end; i++) {
    const p = pool[i]!;
    const distance = travel[row + p]!;
    if (distance < 0) continue;
    const deployments = deploymentCount[p]!;
    const most = deployments > 0 ? busyLimit : limit;
    let personal = weights.travelPer40Km * distance + repeatUse * (deployments + carriedOver[p]!);
    if (prices !== null) personal -= weights.changeFromBaseline * (prices.get(p) ?? 0);
    let team =
      fixed +
      ofParty[party[p]! + 1]! +
      ofExperience[experienced[p]! + 2 * newcomer[p]!]! +
      ofClass[councilClass[p] === ownClass ? 1 : 0]!;
    if (personal + team - mostGain > most) continue;
    let known = 0;
    for (let t = themeStart[p]!; t < themeStart[p + 1]!; t++) {
      team -= ofTheme[theme[t]!]!;
      known |= isWanted[theme[t]!]!;
    }
    if (known === 0) team += offTheme;
    if (personal + team > most) continue;
    const soft = personal + team + furtherCost(state, joining, p, team);
    if (soft > most) continue;
    joining.soft = soft;
    return i;
  }
  return -1;
}

/** What is rarely to be paid, and never negative, beside the personal cost and the team's. */
function furtherCost(state: SearchState, { challenge: c, worstGap }: Joining, p: number, team: number): number {
  const { facts } = state;
  const { peers, weights } = facts;
  const w = state.week[c]!;
  const crowded = state.counts.ofRegion[c * facts.regions + peers.region[p]!]! >= 3 ? weights.regionExcess : 0;
  let cost = crowded + weights.worstTeam * Math.max(0, team + crowded - worstGap);
  if (peers.availability[p * facts.weeks + w] === IF_NEEDED) cost += weights.ifNeeded;
  if (isMissedAtHome(state, p, w)) cost += weights.homeAbsent;
  return cost;
}
