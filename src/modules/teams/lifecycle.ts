/** Who makes something happen to a seat, an invitation or a proposed week. */
export type Mover = 'peer' | 'council' | 'employer' | 'coordinator' | 'system';

/** One row of a table of transitions: what happens, in which states it may, who may do it, and the state that follows. */
export interface Transition<State extends string, Event extends string> {
  readonly event: Event;
  readonly from: readonly State[];
  readonly to: State;
  readonly who: readonly Mover[];
}

/** The states of one document and what leads from one to another. The database holds every row to it. */
export interface Lifecycle<State extends string, Event extends string> {
  /** Table whose column `state` it governs. */
  readonly table: string;
  readonly initial: State;
  readonly transitions: readonly Transition<State, Event>[];
}

/** The state that follows, or null when the event may not happen in this state, or not by this mover. */
export function nextState<State extends string, Event extends string>(
  { transitions }: Lifecycle<State, Event>,
  state: State,
  event: Event,
  who: Mover,
): State | null {
  const found = transitions.find((each) => each.event === event && each.from.includes(state) && each.who.includes(who));
  return found?.to ?? null;
}

/** Every legal step from state to state, sorted; the first one is from nothing (an empty text) to the initial state. */
export function legalSteps({
  initial,
  transitions,
}: Lifecycle<string, string>): readonly (readonly [from: string, to: string])[] {
  const steps = transitions.flatMap(({ from, to }) => from.map((state) => `${state}>${to}`));
  return [`>${initial}`, ...new Set(steps)].sort().map((step) => step.split('>') as [string, string]);
}
