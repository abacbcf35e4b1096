import { type Wording } from '../matching/wording.js';
import { type ChangedPlace, type ChangeReason, type MovedWeek, type ReplanExplained } from './explain-replan.js';
import { sayPrice } from './say-change.js';
import { type StandingPlan } from './standing-plan.js';
import { many } from './explanation/wording.js';

type Councils = Pick<StandingPlan, 'challenges'>;

const councilOf = ({ challenges }: Councils, id: string): string => challenges.get(id)!.council.name;

/** Why, in one or more sentences: what forced it, what it followed from, or what undoing it would cost. */
export function sayReason({ why, sentences, price }: ChangeReason): string {
  if (why === 'forced') return `It had to: ${sentences.join(' ')}`;
  if (why === 'follows') return `It followed from the rest of the plan: ${sentences.join(' ')}`;
  return price === null ? 'It was chosen.' : `It was chosen: undoing it would be ${sayPrice(price)}.`;
}

/** "Kent moves from week 3 to week 6." */
export function sayMovedWeek(year: Councils, { challenge, from, to }: MovedWeek, say: Wording): string {
  const council = councilOf(year, challenge);
  if (to === null) return `${council} loses ${say.week(from!)} and is deferred.`;
  if (from === null) return `${council} is scheduled in ${say.week(to)}.`;
  return `${council} moves from ${say.week(from)} to ${say.week(to)}.`;
}

/** "Ann leaves the team of Kent; Bob comes." */
export function sayChangedPlace(year: Councils, { challenge, peer, successor }: ChangedPlace, say: Wording): string {
  const next = successor === null ? 'nobody comes instead' : `${say.peer(successor)} comes`;
  return `${say.peer(peer)} leaves the team of ${councilOf(year, challenge)}; ${next}.`;
}

/** What changed, counted: "1 week moved and 4 places changed; 3 of these had to." */
export function sayReplan({ weeks, places, forced }: ReplanExplained): string {
  const changes = weeks.length + places.length;
  if (changes === 0) return 'No week moved and no place changed.';
  const had = forced === changes ? 'All of these had to.' : `${forced === 0 ? 'None' : forced} of these had to.`;
  return `${many(weeks.length, 'week')} moved and ${many(places.length, 'place')} changed. ${had}`;
}
