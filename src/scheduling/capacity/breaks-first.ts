import { type Facts } from '../encode-problem.js';
import { type DemandAndSupply, mostManaged, type Supply } from './demand-and-supply.js';
import { type UsualTeam } from './usual-team.js';

/** What a programme lives on. */
export type Resource =
  | { readonly type: 'kind'; readonly kind: string }
  /** Leaders of a party for the councils that it controls: a wish, not a rule. Null where the party is withheld. */
  | { readonly type: 'party-leaders'; readonly party: string | null }
  | { readonly type: 'everybody' | 'days' | 'managers' | 'weeks' };

/** How far a resource reaches. */
export interface Reach {
  readonly resource: Resource;
  /** Challenges of the usual team that it is enough for. */
  readonly enoughFor: number;
  /** The same when people say no as often as expected. */
  readonly expectedFor: number;
  /** Share of what is asked that is left over, below 0 where it is not enough; without and with refusals. */
  readonly slack: number;
  readonly expectedSlack: number;
}

/**
 * How many challenges of the usual team each resource is enough for, each taken alone, against `asked`; what breaks first
 * comes first. A resource that no team needs is left out. Cost: linear in weeks and kinds.
 */
export function whatBreaksFirst(
  facts: Facts,
  balance: DemandAndSupply,
  team: UsualTeam,
  budgetDays: number,
  asked: number,
): Reach[] {
  const { problem, challenges } = facts;
  const reaches: Reach[] = [];
  const add = (resource: Resource, enoughFor: number, expectedFor = enoughFor): void => {
    if (!Number.isFinite(enoughFor)) return;
    const slackOf = (reach: number): number => reach / asked - 1;
    reaches.push({ resource, enoughFor, expectedFor, slack: slackOf(enoughFor), expectedSlack: slackOf(expectedFor) });
  };
  const addPeople = (resource: Resource, { deployments, expected }: Supply, perChallenge: number): void => {
    add(resource, deployments / perChallenge, expected / perChallenge);
  };
  for (const kind of balance.kinds)
    if (kind.places > 0) addPeople({ type: 'kind', kind: kind.kind }, kind, kind.places / balance.challenges);
  for (const { party, challenges: controlled, leaders } of balance.parties)
    if (party !== null && controlled > 0)
      addPeople({ type: 'party-leaders', party }, leaders, controlled / balance.challenges);
  addPeople({ type: 'everybody' }, balance.total, team.size);
  add({ type: 'days' }, budgetDays / team.days);
  const offered = new Set(challenges.offer);
  const weeks = problem.weeks.filter(({ index }) => offered.has(index));
  const roomy = weeks.map((week) => ({ ...week, capacity: problem.managers }));
  const staffed = problem.weeks.map(
    (week) => roomy.find(({ index }) => index === week.index) ?? { ...week, open: false },
  );
  add(
    { type: 'managers' },
    mostManaged(
      { ...problem, weeks: staffed },
      problem.weeks.map(({ index }) => index),
    ),
  );
  add(
    { type: 'weeks' },
    weeks.reduce((sum, { capacity }) => sum + capacity, 0),
  );
  return reaches.sort((a, b) => a.enoughFor - b.enoughFor);
}
