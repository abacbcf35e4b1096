import { type Facts } from '../encode-problem.js';
import { type Entry, type LinearProgramme } from '../linear-programme.js';

/** What a year is to be made least of. */
export type Aim =
  /** Medium of the score: vacancies and deferrals at their weights. */
  | 'medium'
  /** Places that stay empty, all of a deferred challenge among them. */
  | 'places'
  /** Challenges that do not get a complete team. */
  | 'incomplete'
  /** Places of one kind that stay empty, those of deferred challenges among them. */
  | { readonly emptyOf: number };

/** Columns of one challenge. */
export interface ChallengeColumns {
  /** Members of each kind. */
  readonly members: readonly number[];
  /** 1 when the challenge is deferred. */
  readonly deferral: number;
}

/** What the year says of one challenge. */
export interface ChallengeLimits {
  readonly aim: Aim;
  /** Whether it may not be deferred. */
  readonly mustGo: boolean;
  /** Most members of a kind that there could be, besides what the challenge takes. */
  readonly mostOfKind: (kind: number) => number;
}

/** Lays the members, vacancies and deferral of challenge `c`: rules 3 (numbers, a lead) and 11, and what the aim counts. */
export function layChallenge(
  programme: LinearProgramme,
  facts: Facts,
  c: number,
  { aim, mustGo, mostOfKind }: ChallengeLimits,
): ChallengeColumns {
  const { challenges, kinds, problem } = facts;
  const least = Array.from({ length: kinds }, (_, k) => challenges.kindMin[c * kinds + k]!);
  const places = placesOf(facts, c);
  const costs = costsOf(aim, {
    vacancies: Array.from(facts.vacancyWeight, (weight) => weight * challenges.priority[c]!),
    further: challenges.priority[c]!,
    deferral: problem.deferralWeight * challenges.priority[c]!,
    least,
    places,
  });
  const deferral = programme.column(costs.deferral, mustGo ? 0 : 1);

  const members: number[] = [];
  const vacant: Entry[] = [];
  for (let k = 0; k < kinds; k++) {
    const most = Math.min(challenges.kindMax[c * kinds + k]!, mostOfKind(k));
    members.push(programme.column(0, most));
    programme.row(-Infinity, most, [
      [members[k]!, 1],
      [deferral, most],
    ]);
    if (least[k] === 0) continue;
    const vacancy = programme.column(costs.vacancies[k]!, least[k]!);
    vacant.push([vacancy, 1]);
    programme.row(least[k]!, Infinity, [
      [members[k]!, 1],
      [vacancy, 1],
      [deferral, least[k]!],
    ]);
  }
  const team: Entry[] = members.map((column) => [column, 1]);
  const further = programme.column(costs.further, challenges.minSize[c]!);
  programme.row(-Infinity, challenges.maxSize[c]!, [...team, [deferral, challenges.maxSize[c]!]]);
  programme.row(challenges.minSize[c]!, Infinity, [
    ...team,
    ...vacant,
    [further, 1],
    [deferral, challenges.minSize[c]!],
  ]);
  programme.row(-Infinity, problem.maxVacancies, [...vacant, [further, 1], [deferral, problem.maxVacancies]]);
  programme.row(1, Infinity, [...team.filter((_, k) => facts.canLead[k] === 1), [deferral, 1]]);
  if (aim === 'incomplete') {
    const incomplete = programme.column(1, 1);
    programme.row(0, Infinity, [
      [incomplete, 1],
      [deferral, -1],
    ]);
    programme.row(places, Infinity, [...team, [incomplete, places]]);
    for (let k = 0; k < kinds; k++)
      if (least[k]! > 0)
        programme.row(least[k]!, Infinity, [
          [members[k]!, 1],
          [incomplete, least[k]!],
        ]);
  }
  return { members, deferral };
}

interface Costs {
  readonly vacancies: readonly number[];
  readonly further: number;
  readonly deferral: number;
}

/** What vacancies of each kind, further places and a deferral count for an aim. */
function costsOf(aim: Aim, medium: Costs & { readonly least: readonly number[]; readonly places: number }): Costs {
  const { least, places } = medium;
  if (aim === 'medium') return medium;
  if (aim === 'places') return { vacancies: least.map(() => 1), further: 1, deferral: places };
  if (aim === 'incomplete') return { vacancies: least.map(() => 0), further: 0, deferral: 0 };
  return {
    vacancies: least.map((_, k) => Number(k === aim.emptyOf)),
    further: 0,
    deferral: least[aim.emptyOf]!,
  };
}

/** Least places of a challenge: the places of its kinds, and those that any kind may fill. */
export function placesOf({ challenges, kinds }: Facts, c: number): number {
  const least = challenges.kindMin.subarray(c * kinds, (c + 1) * kinds).reduce((sum, n) => sum + n, 0);
  return Math.max(least, challenges.minSize[c]!);
}
