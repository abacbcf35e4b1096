import { parseProblem } from '../parse-problem.js';
import { type Problem } from '../problem.js';
import { type Change, MOST_INVENTED } from './change.js';
import { inventPeers, isInvented } from './invent-peers.js';

/** Why a change cannot be made: which one, and what to do. */
export interface ChangeFault {
  /** Place of the change in the list. */
  readonly change: number;
  readonly message: string;
}

const MOST_CAPACITY = 1000;
const MOST_MANAGERS = 10_000;
const MOST_BUDGET = 1_000_000;

/**
 * Makes a year into another one by changes, one after the other. Returns the changed problem, which is sound, or every fault of
 * every change: an unknown name, a number out of range, what a pin forbids, what has been done already. Never throws.
 * A peer who leaves is also taken out of the baseline. Cost: linear in the problem for each change.
 */
export function applyChanges(
  problem: Problem,
  changes: readonly Change[],
): { readonly problem: Problem } | { readonly faults: readonly ChangeFault[] } {
  const faults: ChangeFault[] = [];
  let changed = problem;
  changes.forEach((change, i) => {
    const messages = faultsOf(changed, change);
    faults.push(...messages.map((message) => ({ change: i, message })));
    if (messages.length === 0) changed = applyChange(changed, change);
  });
  if (faults.length > 0) return { faults };
  const parsed = parseProblem(changed);
  if ('problem' in parsed) return { problem: changed };
  const last = Math.max(0, changes.length - 1);
  return { faults: parsed.faults.map(({ path, message }) => ({ change: last, message: `${path} ${message}` })) };
}

const inRange = (value: number, least: number, most: number, step = 1): boolean =>
  value >= least && value <= most && Number.isInteger(value / step);

function faultsOf(problem: Problem, change: Change): string[] {
  switch (change.kind) {
    case 'peer-leaves':
      return faultsOfLeaving(problem, change.peer);
    case 'week-closes':
      return faultsOfClosing(problem, change.week);
    case 'more-peers':
      return faultsOfAdding(problem, change);
    case 'capacity':
      return [
        ...(change.week === null || problem.weeks[change.week] ? [] : [unknownWeek(problem, change.week)]),
        ...(inRange(change.challenges, 0, MOST_CAPACITY)
          ? []
          : [`The capacity is ${change.challenges}. Give a whole number of challenges from 0 to ${MOST_CAPACITY}.`]),
      ];
    case 'budget':
      if (inRange(change.days, 0, MOST_BUDGET, 0.5)) return [];
      return [`The budget is ${change.days}. Give working days in halves, from 0 to ${MOST_BUDGET}.`];
    case 'managers':
      if (inRange(change.managers, 0, MOST_MANAGERS)) return [];
      return [`There are ${change.managers} managers. Give a whole number from 0 to ${MOST_MANAGERS}.`];
  }
}

const unknownWeek = ({ weeks }: Problem, week: number): string =>
  `The year has no week ${week}. Give one from 0 to ${weeks.length - 1}.`;

function faultsOfLeaving({ peers, challenges }: Problem, id: string): string[] {
  if (!peers.some((peer) => peer.id === id))
    return [`There is no peer ${id}, or they have left already. Name one of the pool.`];
  return challenges
    .filter(({ pinnedPeers }) => pinnedPeers.includes(id))
    .map(({ council }) => `Peer ${id} is pinned to the team of ${council.name}. Take the pin off before they leave.`);
}

function faultsOfClosing(problem: Problem, index: number): string[] {
  const week = problem.weeks[index];
  if (!week) return [unknownWeek(problem, index)];
  if (!week.open) return [`Week ${index} (${week.monday}) is closed already.`];
  return problem.challenges
    .filter(({ pinnedWeek }) => pinnedWeek === index)
    .map(
      ({ council }) =>
        `${council.name} is pinned to week ${index} (${week.monday}). Take the pin off before it closes.`,
    );
}

function faultsOfAdding(
  { kinds, peers }: Problem,
  { of, count, seed }: Extract<Change, { kind: 'more-peers' }>,
): string[] {
  if (!kinds.includes(of)) return [`There is no kind ${of}. Give one of ${kinds.join(', ')}.`];
  return [
    ...(peers.some(({ kind, id }) => kind === of && !isInvented(id))
      ? []
      : [`The pool has no peer of kind ${of} to draw others from.`]),
    ...(inRange(count, 1, MOST_INVENTED)
      ? []
      : [`Add from 1 to ${MOST_INVENTED} peers at once; ${count} were asked for.`]),
    ...(inRange(seed, 0, 2 ** 32 - 1) ? [] : [`The seed is ${seed}. Give a whole number from 0 to ${2 ** 32 - 1}.`]),
  ];
}

function applyChange(problem: Problem, change: Change): Problem {
  switch (change.kind) {
    case 'peer-leaves':
      return withoutPeer(problem, change.peer);
    case 'week-closes': {
      const weeks = problem.weeks.map((week) => (week.index === change.week ? { ...week, open: false } : week));
      const open = weeks.filter((week) => week.open).length;
      const evenLoad = open === 0 ? problem.challenges.length : Math.ceil(problem.challenges.length / open);
      const challenges = problem.challenges.map((challenge) => ({
        ...challenge,
        weeks: challenge.weeks.filter(({ week }) => week !== change.week),
      }));
      return { ...problem, weeks, challenges, evenLoad: Math.max(problem.evenLoad, evenLoad) };
    }
    case 'more-peers': {
      const models = problem.peers.filter(({ kind, id }) => kind === change.of && !isInvented(id));
      const first = problem.peers.filter(({ id }) => isInvented(id)).length + 1;
      return { ...problem, peers: [...problem.peers, ...inventPeers(models, change.count, change.seed, first)] };
    }
    case 'capacity':
      return {
        ...problem,
        weeks: problem.weeks.map((week) =>
          change.week === null
            ? { ...week, capacity: week.open ? change.challenges : week.capacity }
            : week.index === change.week
              ? { ...week, capacity: change.challenges }
              : week,
        ),
      };
    case 'budget':
      return { ...problem, budgetDays: change.days };
    case 'managers':
      return { ...problem, managers: change.managers };
  }
}

function withoutPeer(problem: Problem, id: string): Problem {
  const baseline = problem.baseline && {
    challenges: problem.baseline.challenges.map((entry) => ({
      ...entry,
      peers: entry.peers.filter((peer) => peer !== id),
      ...(entry.prices
        ? { prices: Object.fromEntries(Object.entries(entry.prices).filter(([peer]) => peer !== id)) }
        : {}),
    })),
  };
  return { ...problem, peers: problem.peers.filter((peer) => peer.id !== id), baseline };
}
