/** Somebody who could be asked for a place. */
export interface Askable {
  readonly peer: string;
  /** Chance of a yes, 0 to 1. */
  readonly acceptance: number;
  /** Other places still to be filled that may need this peer too. */
  readonly rivals: number;
}

/** One place on a team whose week is settled. */
export interface PlaceToFill {
  readonly id: string;
  /** `vacant`: nobody has a letter; `asked`: a letter is out; `held`: somebody has said yes. */
  readonly state: 'vacant' | 'asked' | 'held';
  /** Whom the plan chose, as long as they have not said no; while `asked`, whoever has the letter. */
  readonly first: Askable | null;
  /** Who else could take it while the rest of the year stands, the best first. */
  readonly reserves: readonly Askable[];
}

/** How a year wants its people asked. */
export interface AskingRules {
  /** Weeks before the week from which on nobody waits for the hard places of the team. */
  readonly togetherFrom: number;
  /** A place is hard when the chance that nobody says yes is above this, 0 to 1. */
  readonly hardAbove: number;
  /** Whether somebody whom the plan did not choose is asked only when a person has pressed. */
  readonly nextWaits: boolean;
}

/** What is to be done about one vacant place. */
export type AskingStep =
  | { readonly kind: 'ask' | 'propose'; readonly place: string; readonly peer: string; readonly standing: number }
  | { readonly kind: 'wait'; readonly place: string; readonly behind: readonly string[] }
  | { readonly kind: 'nobody'; readonly place: string };

/** A team is to be complete so many weeks before. Source: the practice of peer challenges. */
const COMPLETE_WEEKS_BEFORE = 12;
/** Assumption: a round of asking takes two weeks. */
const WEEKS_A_ROUND = 2;

/**
 * The chance, 0 to 1, that a place stays empty: everybody who can still be asked in time says no. Whoever other places need too
 * counts for the share that is left. Somebody who holds the place already makes it 0.
 * Assumption: answers do not depend on one another.
 */
export function riskOfPlace({ state, first, reserves }: PlaceToFill, weeksAhead: number): number {
  if (state === 'held') return 0;
  const rounds = Math.max(1, Math.floor((weeksAhead - COMPLETE_WEEKS_BEFORE) / WEEKS_A_ROUND));
  const inTime = [...(first ? [{ ...first, rivals: 0 }] : []), ...reserves].slice(0, rounds);
  return inTime.reduce((risk, { acceptance, rivals }) => risk * (1 - acceptance / (1 + rivals)), 1);
}

/**
 * Whom to ask next for the vacant places of one team, the hardest place first. While there is time, nobody is asked for a safe place
 * until the hard ones of the team are filled: a hard place that nobody takes moves the challenge, and with it everybody asked.
 * A place that nobody can take keeps nobody waiting. A peer is named for one place only.
 * @param weeksAhead whole weeks until the Monday on site
 * Source: docs/adr/0037-whom-to-ask-next.md.
 */
export function askNext(places: readonly PlaceToFill[], weeksAhead: number, rules: AskingRules): AskingStep[] {
  const risk = new Map(places.map((place) => [place.id, riskOfPlace(place, weeksAhead)]));
  const isHard = ({ id }: PlaceToFill): boolean => risk.get(id)! > rules.hardAbove;
  const canBeFilled = ({ state, first, reserves }: PlaceToFill): boolean =>
    state === 'asked' || first !== null || reserves.length > 0;
  const hard = places.filter((place) => place.state !== 'held' && isHard(place) && canBeFilled(place));
  const mustWait = weeksAhead > rules.togetherFrom && hard.length > 0;
  const named = new Set(places.flatMap(({ state, first }) => (state === 'vacant' || !first ? [] : [first.peer])));
  const vacant = places.filter(({ state }) => state === 'vacant');
  // Those whom the plan chose are not taken for another place of their own team.
  for (const { first } of vacant) if (first) named.add(first.peer);
  return vacant
    .sort((a, b) => risk.get(b.id)! - risk.get(a.id)! || (a.id < b.id ? -1 : 1))
    .map((place): AskingStep => {
      const { id, first, reserves } = place;
      const standing = reserves.findIndex(({ peer }) => !named.has(peer));
      const next = first ?? reserves[standing];
      if (!next) return { kind: 'nobody', place: id };
      if (mustWait && !isHard(place)) return { kind: 'wait', place: id, behind: hard.map((each) => each.id) };
      named.add(next.peer);
      const isChosen = first !== null;
      return {
        kind: isChosen || !rules.nextWaits ? 'ask' : 'propose',
        place: id,
        peer: next.peer,
        standing: isChosen ? 1 : standing + 1,
      };
    });
}
