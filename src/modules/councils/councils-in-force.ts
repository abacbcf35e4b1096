import { type IsoDate } from '../platform/clock/iso-date.js';
import { type CouncilFacts } from './council-facts.js';

/** Whether the council exists on a day: both its first and its last day count. */
export function isInForce(council: Pick<CouncilFacts, 'validFrom' | 'validTo'>, day: IsoDate): boolean {
  return (!council.validFrom || council.validFrom <= day) && (!council.validTo || council.validTo >= day);
}

/** The councils that exist on a day, in the order given. */
export function councilsInForce<T extends Pick<CouncilFacts, 'validFrom' | 'validTo'>>(
  councils: readonly T[],
  day: IsoDate,
): T[] {
  return councils.filter((council) => isInForce(council, day));
}
