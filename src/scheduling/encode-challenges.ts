import { distanceKm } from '../matching/model.js';
import { type Names } from './encode-peers.js';
import { type Problem } from './problem.js';

/**
 * Whole 40 km of a journey from a cell of `travel`. A negative cell is the complement of the journey of a peer who may
 * not serve the challenge: conflict of interest, or too far.
 */
export function kmBy40(cell: number): number {
  return cell < 0 ? ~cell : cell;
}

/** Challenges as columns, by challenge index; -1 stands for null. */
export interface ChallengeFacts {
  readonly count: number;
  readonly region: Int32Array;
  readonly councilClass: Int32Array;
  /** Party in control, or -1 under no overall control. */
  readonly control: Int32Array;
  /** 1 where `control` is null: a party that no peer belongs to is still a party. */
  readonly noOverallControl: Uint8Array;
  /** The council as a home organisation of peers, or -1 where nobody comes from it. */
  readonly organisation: Int32Array;
  readonly priority: Float64Array;
  readonly minSize: Int32Array;
  readonly maxSize: Int32Array;
  /** Least and most members of kind k: `kindMin[challenge * kinds + k]`. */
  readonly kindMin: Int32Array;
  readonly kindMax: Int32Array;
  /** 1 where the challenge may be held: `usable[challenge * weeks + week]`; a pinned week is the only one. */
  readonly usable: Uint8Array;
  readonly weekCost: Float64Array;
  /** Usable weeks of challenge c: `offer[offerStart[c]]` up to `offer[offerStart[c + 1]]`. */
  readonly offerStart: Int32Array;
  readonly offer: Int32Array;
  /** Kin (county of a district, districts of a county) of challenge c, as challenges. */
  readonly kinStart: Int32Array;
  readonly kin: Int32Array;
  /** Pinned members, as peer indexes. */
  readonly pins: readonly (readonly number[])[];
  /** Pins that a deferral would break; a challenge with any is always scheduled. */
  readonly pinCount: Int32Array;
  readonly pinnedWeek: Int32Array;
  /** Distinct wanted themes of challenge c have slots `slotStart[c]` up to `slotStart[c + 1]`. */
  readonly slotStart: Int32Array;
  /** Slot of a theme: `slotOf[challenge * themes + theme]`, or -1 where it is not wanted. */
  readonly slotOf: Int32Array;
  /** Theme of each slot. */
  readonly slotTheme: Int32Array;
  /** What the (n + 1)th expert takes off `themeUncovered`: `gain[slot * gainWidth + n]`. */
  readonly gain: Float64Array;
  readonly gainWidth: number;
  /** `themeUncovered` of an empty team. */
  readonly allThemes: Float64Array;
  /** Whole 40 km that a peer travels, negative (`kmBy40`) if the peer may not serve: `travel[challenge * peers + peer]`. */
  readonly travel: Int16Array;
  /** Week in the baseline, or -1, and what moving it counts. */
  readonly baselineWeek: Int32Array;
  readonly baselineWeekPrice: Float64Array;
  /** Baseline members and what losing each counts. */
  readonly baselinePrices: readonly (ReadonlyMap<number, number> | null)[];
  /** What losing all baseline members counts. */
  readonly baselineTotal: Float64Array;
}

/** Turns the challenges of a problem into columns. Cost: linear in challenges times peers (distances). */
export function encodeChallenges(
  problem: Problem,
  names: Names,
  peerIndex: ReadonlyMap<string, number>,
  mostThemesOfAPeer: number,
): ChallengeFacts {
  const { challenges } = problem;
  const kinds = [...problem.kinds];
  const bounds = (at: 0 | 1): Int32Array =>
    Int32Array.from(challenges.flatMap((challenge) => kinds.map((kind) => challenge.kinds[kind]?.[at] ?? 0)));
  const pins = challenges.map((challenge) =>
    challenge.pinnedPeers.map((id) => peerIndex.get(id)).filter((p) => p !== undefined),
  );
  return {
    count: challenges.length,
    region: Int32Array.from(challenges, ({ council }) => names.regions.of(council.region)),
    councilClass: Int32Array.from(challenges, ({ council }) => names.classes.of(council.class)),
    control: Int32Array.from(challenges, ({ council }) => names.parties.find(council.control)),
    noOverallControl: Uint8Array.from(challenges, ({ council }) => Number(council.control === null)),
    organisation: Int32Array.from(challenges, ({ council }) => names.organisations.find(council.code)),
    priority: Float64Array.from(challenges, (challenge) => challenge.priority),
    minSize: Int32Array.from(challenges, (challenge) => challenge.minSize),
    maxSize: Int32Array.from(challenges, (challenge) => challenge.maxSize),
    kindMin: bounds(0),
    kindMax: bounds(1),
    ...encodeWeeks(problem),
    ...encodeKin(problem),
    pins,
    pinCount: Int32Array.from(
      challenges,
      (challenge) => challenge.pinnedPeers.length + Number(challenge.pinnedWeek !== null),
    ),
    pinnedWeek: Int32Array.from(challenges, (challenge) => challenge.pinnedWeek ?? -1),
    ...encodeThemes(problem, names, mostThemesOfAPeer),
    travel: encodeTravel(problem),
    ...encodeBaseline(problem, peerIndex),
  };
}

function encodeWeeks(problem: Problem): Pick<ChallengeFacts, 'usable' | 'weekCost' | 'offerStart' | 'offer'> {
  const { challenges, weeks } = problem;
  const usable = new Uint8Array(challenges.length * weeks.length);
  const weekCost = new Float64Array(usable.length);
  const lists = challenges.map((challenge, c) => {
    for (const { week, cost } of challenge.weeks) weekCost[c * weeks.length + week] = cost;
    const list =
      challenge.pinnedWeek !== null
        ? [challenge.pinnedWeek]
        : [...new Set(challenge.weeks.map((offer) => offer.week))].filter((week) => weeks[week]?.open);
    for (const week of list) usable[c * weeks.length + week] = 1;
    return list;
  });
  return { usable, weekCost, offerStart: startsOf(lists), offer: Int32Array.from(lists.flat()) };
}

function encodeKin(problem: Problem): Pick<ChallengeFacts, 'kinStart' | 'kin'> {
  const byCode = new Map(problem.challenges.map((challenge, c) => [challenge.council.code, c]));
  const lists: number[][] = problem.challenges.map(() => []);
  problem.challenges.forEach((challenge, c) => {
    const county = challenge.council.county === null ? undefined : byCode.get(challenge.council.county);
    if (county === undefined || county === c) return;
    lists[c]!.push(county);
    lists[county]!.push(c);
  });
  return { kinStart: startsOf(lists), kin: Int32Array.from(lists.flat()) };
}

function encodeThemes(
  problem: Problem,
  names: Names,
  mostThemesOfAPeer: number,
): Pick<ChallengeFacts, 'slotStart' | 'slotOf' | 'slotTheme' | 'gain' | 'gainWidth' | 'allThemes'> {
  const { challenges } = problem;
  const wanted = challenges.map((challenge) => [...new Set(challenge.themes.map((want) => want.theme))]);
  for (const theme of wanted.flat()) names.themes.of(theme);
  const slotStart = startsOf(wanted);
  const slotOf = new Int32Array(challenges.length * names.themes.size).fill(-1);
  const slotTheme = Int32Array.from(wanted.flat(), (theme) => names.themes.of(theme));
  const mostSeats = challenges.reduce((most, c) => Math.max(most, c.maxSize, c.pinnedPeers.length), 0);
  const mostExperts = challenges.reduce((most, c) => c.themes.reduce((m, want) => Math.max(m, want.experts), most), 0);
  const gainWidth = Math.min(mostExperts, mostSeats * mostThemesOfAPeer) + 1; // the last column stays 0
  const gain = new Float64Array(slotStart[challenges.length]! * gainWidth);
  challenges.forEach((challenge, c) => {
    wanted[c]!.forEach((theme, i) => {
      const slot = slotStart[c]! + i;
      slotOf[c * names.themes.size + names.themes.of(theme)] = slot;
      for (const want of challenge.themes.filter((each) => each.theme === theme))
        for (let n = 0; n < Math.min(want.experts, gainWidth - 1); n++) gain[slot * gainWidth + n]! += want.weight;
    });
  });
  const allThemes = Float64Array.from(challenges, (challenge) =>
    challenge.themes.reduce((sum, want) => sum + want.weight * want.experts, 0),
  );
  return { slotStart, slotOf, slotTheme, gain, gainWidth, allThemes };
}

function encodeTravel(problem: Problem): Int16Array {
  const { challenges, peers } = problem;
  const travel = new Int16Array(challenges.length * peers.length);
  const byCode = new Map(challenges.map((challenge, c) => [challenge.council.code, c]));
  challenges.forEach((challenge, c) => {
    peers.forEach((peer, p) => {
      const km = distanceKm(peer, challenge.council);
      const by40 = Math.floor(km / 40);
      travel[c * peers.length + p] = km > peer.maxTravelKm ? ~by40 : by40;
    });
  });
  peers.forEach((peer, p) => {
    for (const code of peer.conflicts) {
      const c = byCode.get(code);
      if (c === undefined) continue;
      const cell = c * peers.length + p;
      travel[cell] = ~kmBy40(travel[cell]!);
    }
  });
  return travel;
}

function encodeBaseline(
  problem: Problem,
  peerIndex: ReadonlyMap<string, number>,
): Pick<ChallengeFacts, 'baselineWeek' | 'baselineWeekPrice' | 'baselinePrices' | 'baselineTotal'> {
  const byId = new Map((problem.baseline?.challenges ?? []).map((entry) => [entry.id, entry]));
  const entries = problem.challenges.map((challenge) => {
    const entry = byId.get(challenge.id);
    return entry === undefined || entry.week === null ? null : entry;
  });
  const priceOf = (entry: NonNullable<(typeof entries)[number]>, id: string): number => entry.prices?.[id] ?? 1;
  return {
    baselineWeek: Int32Array.from(entries, (entry) => entry?.week ?? -1),
    baselineWeekPrice: Float64Array.from(entries, (entry) => (entry === null ? 0 : (entry.weekPrice ?? 3))),
    baselinePrices: entries.map((entry) => {
      if (entry === null) return null;
      const prices = new Map<number, number>();
      for (const id of entry.peers) {
        const p = peerIndex.get(id);
        if (p !== undefined) prices.set(p, (prices.get(p) ?? 0) + priceOf(entry, id));
      }
      return prices;
    }),
    baselineTotal: Float64Array.from(entries, (entry) =>
      entry === null ? 0 : entry.peers.reduce((sum, id) => sum + priceOf(entry, id), 0),
    ),
  };
}

/** Where each list begins in all lists laid end to end, and where the last one ends. */
function startsOf(lists: readonly (readonly unknown[])[]): Int32Array {
  const starts = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => (starts[i + 1] = starts[i]! + list.length));
  return starts;
}
