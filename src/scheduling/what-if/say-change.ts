import { type Wording } from '../../matching/wording.js';
import { type Change } from './change.js';
import { many } from '../explanation/wording.js';

/** A change in one sentence: "Ann leaves the pool." */
export function sayScenarioChange(change: Change, say: Wording): string {
  switch (change.kind) {
    case 'peer-leaves':
      return `${say.peer(change.peer)} leaves the pool.`;
    case 'week-closes':
      return `Nobody is challenged in ${say.week(change.week)}.`;
    case 'more-peers':
      return `${many(change.count, 'more peer')} of kind ${say.kind(change.of)}; they are invented.`;
    case 'capacity':
      return `There is room for ${many(change.challenges, 'challenge')} in ${change.week === null ? 'each open week' : say.week(change.week)}.`;
    case 'budget':
      return `The budget is ${many(change.days, 'working day')}.`;
    case 'managers':
      return `There ${change.managers === 1 ? 'is' : 'are'} ${many(change.managers, 'challenge manager')}.`;
  }
}
