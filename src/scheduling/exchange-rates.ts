import { many, sentenceCase } from './explanation/wording.js';
import { SOFT_TERMS, type SoftTerm } from './problem.js';

/** What one typical match of a term is worth in others. */
export interface ExchangeRate {
  readonly term: SoftTerm;
  /** The match in words: "one team without the controlling party". */
  readonly match: string;
  /** Its unweighted amount. */
  readonly amount: number;
  readonly points: number;
  /** The same points as the least number of weeks that one council is moved from its wish; null where that counts for nothing. */
  readonly weeksFromWish: number | null;
  /** In full steps of 40 km that a peer travels. */
  readonly journeysOf40Km: number | null;
  /** In deployments in a week marked "if needed". */
  readonly ifNeededDeployments: number | null;
  readonly sentence: string;
}

/** One match of each term as a coordinator would meet it, with its amount. Source: docs/planning/PROBLEM.md, "Score". */
const MATCHES: Readonly<Record<SoftTerm, readonly [match: string, amount: number]>> = {
  themeUncovered: ['one expert missing in a theme of weight 1', 1],
  controlAbsent: ['one team without the controlling party', 2],
  oneParty: ['one team whose elected members are all of one party', 1],
  leadUntried: ['one team without a leader or chief executive who has done two challenges', 1],
  experiencedShortfall: ['one experienced member short of two', 1],
  newcomerExcess: ['one newcomer beyond two on a team', 1],
  noSameClass: ['one team with nobody from a council of the same class', 2],
  regionExcess: ['one member beyond three from one region', 1],
  offTheme: ['one more member who knows none of the themes, beyond the first', 1],
  worstTeam: ['one point of quality that the weakest team loses, counted again', 1],
  weekPreference: ['one council moved 4 weeks from its wish', 4 ** 2],
  weekOverload: ['one challenge more in a week than an even year would have', 1],
  regionLoad: ['one more challenge of a region in a week that has one already', 1],
  ifNeeded: ['one deployment in a week marked “if needed”', 1],
  travelPer40Km: ['one peer travelling 40 km further', 1],
  repeatUse: ['a second deployment of a peer who was not deployed in recent years', 2],
  homeAbsent: ['one deployment within three weeks of the challenge of the peer’s own council', 1],
  changeFromBaseline: ['one member of the earlier plan lost, at the usual price of 1', 1],
};

/**
 * The weights of a year as rates of exchange: what the planner gives up for what. Pure arithmetic.
 * @param wishDivisor a week that lies d weeks from a council's wish costs ⌊d² ÷ this⌋ points of preference, whole and from 1; what
 * polls and the budget season add is left aside.
 */
export function exchangeRates(weights: Readonly<Record<SoftTerm, number>>, wishDivisor: number): ExchangeRate[] {
  return SOFT_TERMS.map((term) => {
    const [match, units] = MATCHES[term];
    const amount = term === 'weekPreference' ? Math.floor(units / wishDivisor) : units;
    const points = weights[term] * amount;
    const worth = (of: SoftTerm): number | null => (weights[of] === 0 ? null : points / weights[of]);
    const preference = worth('weekPreference');
    const rate = {
      term,
      match,
      amount,
      points,
      // The least d of which ⌊d² ÷ divisor⌋ is no smaller.
      weeksFromWish: preference === null ? null : Math.ceil(Math.sqrt(Math.ceil(preference) * wishDivisor)),
      journeysOf40Km: worth('travelPer40Km'),
      ifNeededDeployments: worth('ifNeeded'),
    };
    return { ...rate, sentence: sentenceOf(rate) };
  });
}

function sentenceOf(rate: Omit<ExchangeRate, 'sentence'>): string {
  const { term, match, points, weeksFromWish, journeysOf40Km, ifNeededDeployments } = rate;
  if (points === 0) return `${sentenceCase(match)} does not count.`;
  const others = [
    ...(term === 'weekPreference' || weeksFromWish === null
      ? []
      : [`one council moved ${many(weeksFromWish, 'week')} from its wish`]),
    ...(term === 'travelPer40Km' || journeysOf40Km === null
      ? []
      : [`${sayAmount(journeysOf40Km, 'journey')} of 40 km`]),
    ...(term === 'ifNeeded' || ifNeededDeployments === null
      ? []
      : [`${sayAmount(ifNeededDeployments, 'deployment')} in a week marked “if needed”`]),
  ];
  return [`${sentenceCase(match)} = ${many(points, 'point')}`, ...others].join(' = ').concat('.');
}

/** At most one decimal: "16 weeks", "2.5 weeks", "1 week"; less than a tenth is said so. */
function sayAmount(amount: number, one: string): string {
  if (amount < 0.05) return `less than 0.1 ${one}s`;
  return many(Math.round(amount * 10) / 10, one);
}
