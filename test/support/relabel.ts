import { type Plan } from '../../src/scheduling/plan.js';
import { type Problem } from '../../src/scheduling/problem.js';
import { SeededRandom } from './seeded-random.js';

/** The same problem and plan under other names and in another order, by a seed; weeks, which are a calendar, stay. */
export function relabel(problem: Problem, plan: Plan, seed: number): { problem: Problem; plan: Plan } {
  const random = new SeededRandom(seed);
  const names = new Map<string, string>();
  /** One name for one name, in no order that the old ones had. */
  const call = (old: string): string => {
    if (!names.has(old)) names.set(old, `n${random.between(0, 1e9)}-${names.size}`);
    return names.get(old)!;
  };
  const orNull = (old: string | null): string | null => (old === null ? null : call(old));
  const shuffle = <T>(list: readonly T[]): T[] => random.sample(list, list.length);
  const reorder = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(shuffle(Object.entries(record)));
  const keys = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(shuffle(Object.entries(record)).map(([key, value]) => [call(key), value]));
  // Independents are one party and leaders lead by their names, which the rules know: these keep theirs.
  const party = (old: string | null): string | null => (old === 'independent' ? old : orNull(old));
  return {
    problem: {
      ...problem,
      name: call(problem.name),
      kinds: shuffle(problem.kinds),
      leadKinds: shuffle(problem.leadKinds),
      themes: shuffle(problem.themes).map(call),
      daysPerDeployment: reorder(problem.daysPerDeployment),
      vacancyWeights: reorder(problem.vacancyWeights),
      challenges: shuffle(problem.challenges).map((challenge) => ({
        ...challenge,
        id: call(challenge.id),
        council: {
          ...challenge.council,
          code: call(challenge.council.code),
          name: call(challenge.council.name),
          county: orNull(challenge.council.county),
          region: call(challenge.council.region),
          control: party(challenge.council.control),
        },
        weeks: shuffle(challenge.weeks),
        kinds: reorder(challenge.kinds),
        themes: shuffle(challenge.themes).map((wanted) => ({ ...wanted, theme: call(wanted.theme) })),
        pinnedPeers: shuffle(challenge.pinnedPeers).map(call),
      })),
      peers: shuffle(problem.peers).map((peer) => ({
        ...peer,
        id: call(peer.id),
        party: party(peer.party),
        organisation: call(peer.organisation),
        region: call(peer.region),
        themes: shuffle(peer.themes).map(call),
        conflicts: shuffle(peer.conflicts).map(call),
      })),
      baseline: problem.baseline && {
        challenges: shuffle(problem.baseline.challenges).map((entry) => ({
          ...entry,
          id: call(entry.id),
          peers: shuffle(entry.peers).map(call),
          ...(entry.prices ? { prices: keys(entry.prices) } : {}),
        })),
      },
    },
    plan: {
      problem: call(plan.problem),
      challenges: shuffle(plan.challenges).map(({ id, week, peers }) => ({
        id: call(id),
        week,
        peers: shuffle(peers).map(call),
      })),
    },
  };
}
