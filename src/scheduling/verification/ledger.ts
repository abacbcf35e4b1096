import { HARD_RULES, type HardRuleId } from '../constraints/hard-rules.js';
import type { Challenge, Peer } from '../../matching/model.js';
import type { SoftTerm } from '../problem.js';

/** One broken hard rule. */
export interface Violation {
  readonly rule: HardRuleId;
  /** Id of the challenge or peer, "organisation in week n", index of the week, "weeks a to b", or "year". */
  readonly where: string;
  /** The offending value: an id, a number, a comparison; may be empty. */
  readonly detail: string;
  /** The same in plain English. */
  readonly sentence: string;
}

/** A scheduled challenge as the plan has it: `ids` as written, `team` those of them that exist. */
export interface Placement {
  readonly challenge: Challenge;
  readonly week: number;
  readonly ids: readonly string[];
  readonly team: readonly Peer[];
}

/** What a verification has found so far: broken rules, and the unweighted amount of every soft term. */
export class Ledger {
  readonly violations: Violation[] = [];
  readonly amounts: Record<SoftTerm, number> = {
    themeUncovered: 0,
    controlAbsent: 0,
    oneParty: 0,
    leadUntried: 0,
    experiencedShortfall: 0,
    newcomerExcess: 0,
    noSameClass: 0,
    regionExcess: 0,
    offTheme: 0,
    worstTeam: 0,
    weekPreference: 0,
    weekOverload: 0,
    regionLoad: 0,
    ifNeeded: 0,
    travelPer40Km: 0,
    repeatUse: 0,
    homeAbsent: 0,
    changeFromBaseline: 0,
  };

  /** Records one breach at `where`, a challenge or any other place. */
  break(rule: HardRuleId, where: Challenge | string, detail: string | number = ''): void {
    const [id, label] = typeof where === 'string' ? [where, where] : [where.id, `${where.council.name} (${where.id})`];
    const words = String(detail);
    this.violations.push({
      rule,
      where: id,
      detail: words,
      sentence: HARD_RULES[rule].sentence({ where: label, detail: words }),
    });
  }

  add(term: SoftTerm, amount: number): void {
    this.amounts[term] += amount;
  }
}

/** How often each item occurs, in order of first occurrence. */
export function countEach<T>(items: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
