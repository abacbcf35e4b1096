/** A challenge on site that wants a challenge manager. */
export interface Visit {
  readonly challenge: string;
  /** Index of its week. */
  readonly week: number;
  /** 1 to 3; where managers are short the higher is served first. */
  readonly priority: number;
}

/** A challenge manager of the staff list. */
export interface Manager {
  readonly id: string;
  /** Weeks in which they are on leave. */
  readonly away: ReadonlySet<number>;
}

/** Why nobody is free for a challenge: every manager counted once, by the first reason that holds. */
export interface Unmanaged {
  readonly challenge: string;
  readonly week: number;
  readonly managers: number;
  readonly onLeave: number;
  /** On site elsewhere in that week. */
  readonly busy: number;
  /** On site elsewhere too shortly before or after it. */
  readonly resting: number;
  /** Nothing keeps them: only where teams were settled earlier and nobody was chosen since. */
  readonly free: number;
}

/** A manager chosen by hand who is on leave, or who is not rested. */
export interface Clash {
  readonly challenge: string;
  readonly manager: string;
  readonly reason: 'on-leave' | 'not-rested';
}

export interface ManagerPlan {
  /** Id of the manager by id of the challenge. */
  readonly managerOf: ReadonlyMap<string, string>;
  readonly unmanaged: readonly Unmanaged[];
  readonly clashes: readonly Clash[];
  /** Whether no assignment serves more challenges. False only when looking at all of them would have taken too long. */
  readonly isProven: boolean;
}

/** Steps of the search for one number of challenges without a manager, before it settles for a good answer. */
const MOST_STEPS = 20_000;

/**
 * Gives each challenge one manager who is not on leave in its week and has rested since the one before: as many challenges as
 * possible, those chosen by hand as they are. Within that, managers who are about to go on leave and those with fewer
 * challenges come first. The same input gives the same answer.
 *
 * Exact: in each week as many are served as there are managers free, since letting one wait never serves more; which of them
 * serve is searched week by week, and states in which managers differ only by name count as one.
 * @param restWeeks weeks that a manager rests after a challenge; the next may begin in the week after those
 * @param chosen managers chosen by hand, by challenge; unknown challenges and managers are passed over
 * Cost: milliseconds for 114 challenges and a dozen managers; at most `MOST_STEPS` steps for each challenge without one.
 */
export function assignManagers(
  visits: readonly Visit[],
  managers: readonly Manager[],
  restWeeks: number,
  chosen: ReadonlyMap<string, string> = new Map(),
): ManagerPlan {
  const known = new Set(managers.map(({ id }) => id));
  const managerOf = new Map<string, string>();
  for (const { challenge } of visits) {
    const manager = chosen.get(challenge);
    if (manager !== undefined && known.has(manager)) managerOf.set(challenge, manager);
  }
  const weekOf = new Map(visits.map(({ challenge, week }) => [challenge, week]));
  const open = visits.filter(({ challenge }) => !managerOf.has(challenge));
  const fixed = managers.map(({ id }) => [...managerOf].flatMap(([c, m]) => (m === id ? [weekOf.get(c)!] : [])));
  const isProven = new Assignment(open, managers, fixed, restWeeks).run(managerOf);
  return { ...judgeManagers(visits, managers, restWeeks, managerOf), managerOf, isProven };
}

/** Which challenges have no manager and why, and which managers clash with leave or rest, of an assignment however made. */
export function judgeManagers(
  visits: readonly Visit[],
  managers: readonly Manager[],
  restWeeks: number,
  managerOf: ReadonlyMap<string, string>,
): Pick<ManagerPlan, 'unmanaged' | 'clashes'> {
  const weekOf = new Map(visits.map(({ challenge, week }) => [challenge, week]));
  return {
    unmanaged: explainUnmanaged(visits, managers, restWeeks, managerOf, weekOf),
    clashes: findClashes(managerOf, weekOf, managers, restWeeks),
  };
}

class Assignment {
  private readonly weeks: readonly { readonly week: number; readonly visits: readonly Visit[] }[];
  /** For each manager the weeks in which they may serve, whatever else is decided. */
  private readonly mayServe: readonly ReadonlySet<number>[];
  /** What is still to come for each manager from each week of `weeks` on, as text: equal texts are equal managers. */
  private readonly outlook: readonly (readonly string[])[];
  private readonly failed = new Set<string>();
  private steps = 0;
  /** Managers of each week of `weeks`, by index. */
  private readonly serving: number[][] = [];

  constructor(
    visits: readonly Visit[],
    private readonly managers: readonly Manager[],
    fixed: readonly (readonly number[])[],
    private readonly restWeeks: number,
  ) {
    const inOrder = [...new Set(visits.map(({ week }) => week))].sort((a, b) => a - b);
    this.weeks = inOrder.map((week) => ({
      week,
      visits: visits
        .filter((visit) => visit.week === week)
        .sort((a, b) => b.priority - a.priority || (a.challenge < b.challenge ? -1 : 1)),
    }));
    this.mayServe = managers.map(
      ({ away }, m) =>
        new Set(inOrder.filter((w) => !away.has(w) && fixed[m]!.every((other) => Math.abs(other - w) > restWeeks))),
    );
    this.outlook = inOrder.map((_, at) =>
      this.mayServe.map((weeks) =>
        inOrder
          .slice(at)
          .map((w) => (weeks.has(w) ? '1' : '0'))
          .join(''),
      ),
    );
  }

  /** Writes who serves into `managerOf`. @returns whether the answer is the best there is. */
  run(managerOf: Map<string, string>): boolean {
    const idle = this.managers.map(() => -Infinity);
    let isProven = true;
    const total = this.weeks.reduce((sum, { visits }) => sum + visits.length, 0);
    for (let misses = 0; misses <= total; misses++) {
      this.steps = isProven ? MOST_STEPS : Infinity;
      this.failed.clear();
      if (
        this.serve(
          0,
          idle,
          isProven ? misses : total,
          idle.map(() => 0),
        )
      )
        break;
      if (this.steps <= 0) isProven = false;
    }
    this.weeks.forEach(({ visits }, at) => {
      const serving = this.serving[at] ?? [];
      visits.slice(0, serving.length).forEach(({ challenge }, i) => {
        managerOf.set(challenge, this.managers[serving[i]!]!.id);
      });
    });
    return isProven;
  }

  /** Serves the weeks from `at` on with at most so many misses. @param last the last week in which each manager served */
  private serve(at: number, last: readonly number[], misses: number, served: readonly number[]): boolean {
    const here = this.weeks[at];
    if (!here) return true;
    const { week, visits } = here;
    const state = `${at} ${misses} ${this.nameless(at, last)}`;
    if (this.failed.has(state) || this.steps-- <= 0) return false;
    const free = last.flatMap((from, m) => (week - from > this.restWeeks && this.mayServe[m]!.has(week) ? [m] : []));
    const left = misses - Math.max(0, visits.length - free.length);
    if (left >= 0) {
      const order = free.sort((a, b) => this.spare(at, a) - this.spare(at, b) || served[a]! - served[b]! || a - b);
      const tried = new Set<string>();
      for (const chosen of combinations(order, Math.min(visits.length, free.length))) {
        const alike = chosen
          .map((m) => this.outlook[at]![m])
          .sort()
          .join();
        if (tried.has(alike)) continue;
        tried.add(alike);
        this.serving[at] = chosen;
        const isServing = new Set(chosen);
        const nextLast = last.map((from, m) => (isServing.has(m) ? week : from));
        const nextServed = served.map((times, m) => times + Number(isServing.has(m)));
        if (this.serve(at + 1, nextLast, left, nextServed)) return true;
        if (this.steps <= 0) return false;
      }
    }
    this.failed.add(state);
    return false;
  }

  /** Weeks with challenges within the rest after this one that the manager could serve instead: fewer are lost to less. */
  private spare(at: number, m: number): number {
    const until = this.weeks[at]!.week + this.restWeeks;
    let spare = 0;
    for (let i = at + 1; i < this.weeks.length && this.weeks[i]!.week <= until; i++)
      if (this.mayServe[m]!.has(this.weeks[i]!.week)) spare++;
    return spare;
  }

  /** The state of all managers without their names. */
  private nameless(at: number, last: readonly number[]): string {
    const { week } = this.weeks[at]!;
    return last
      .map((from, m) => `${Math.max(0, from + this.restWeeks + 1 - week)}:${this.outlook[at]![m]!}`)
      .sort()
      .join();
  }
}

/** Every choice of `count` items, in the order of the items. */
function* combinations(items: readonly number[], count: number, from = 0): Iterable<number[]> {
  if (count === 0) {
    yield [];
    return;
  }
  for (let i = from; i <= items.length - count; i++)
    for (const rest of combinations(items, count - 1, i + 1)) yield [items[i]!, ...rest];
}

function findClashes(
  managerOf: ReadonlyMap<string, string>,
  weekOf: ReadonlyMap<string, number>,
  managers: readonly Manager[],
  restWeeks: number,
): Clash[] {
  const away = new Map(managers.map((manager) => [manager.id, manager.away]));
  return [...managerOf].flatMap(([challenge, manager]): Clash[] => {
    const week = weekOf.get(challenge)!;
    if (away.get(manager)!.has(week)) return [{ challenge, manager, reason: 'on-leave' }];
    const isTired = [...managerOf].some(
      ([other, same]) => other !== challenge && same === manager && Math.abs(weekOf.get(other)! - week) <= restWeeks,
    );
    return isTired ? [{ challenge, manager, reason: 'not-rested' }] : [];
  });
}

function explainUnmanaged(
  visits: readonly Visit[],
  managers: readonly Manager[],
  restWeeks: number,
  managerOf: ReadonlyMap<string, string>,
  weekOf: ReadonlyMap<string, number>,
): Unmanaged[] {
  const weeksOf = (id: string): number[] => [...managerOf].flatMap(([c, m]) => (m === id ? [weekOf.get(c)!] : []));
  return visits
    .filter(({ challenge }) => !managerOf.has(challenge))
    .map(({ challenge, week }) => {
      const reasons = managers.map(({ id, away }) => {
        if (away.has(week)) return 'onLeave';
        if (weeksOf(id).includes(week)) return 'busy';
        return weeksOf(id).some((other) => Math.abs(other - week) <= restWeeks) ? 'resting' : 'free';
      });
      const count = (reason: string): number => reasons.filter((each) => each === reason).length;
      return {
        challenge,
        week,
        managers: managers.length,
        onLeave: count('onLeave'),
        busy: count('busy'),
        resting: count('resting'),
        free: count('free'),
      };
    });
}

/** "of 11 challenge managers 2 are on leave, 4 are on site elsewhere and 5 rest before or after another challenge." */
export function sayUnmanaged({ managers, onLeave, busy, resting, free }: Unmanaged): string {
  if (managers === 0) return 'there is no challenge manager on the staff list.';
  const parts = [
    ...(onLeave > 0 ? [`${onLeave} ${onLeave === 1 ? 'is' : 'are'} on leave`] : []),
    ...(busy > 0 ? [`${busy} ${busy === 1 ? 'is' : 'are'} on site elsewhere`] : []),
    ...(resting > 0 ? [`${resting} ${resting === 1 ? 'rests' : 'rest'} before or after another challenge`] : []),
    ...(free > 0 ? [`${free} could be chosen`] : []),
  ];
  const listing = parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)!}`;
  return `of ${managers} challenge managers ${listing}.`;
}
