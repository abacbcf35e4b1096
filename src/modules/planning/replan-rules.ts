import { type ReplanRules } from '../../scheduling/replan-problem.js';
import { type PlanningSettings } from '../programmes/programme-settings.js';

/** What a year's settings say of changing a plan in force. @param from the first week that has not begun */
export const replanRulesOf = (settings: PlanningSettings, from: number): ReplanRules => ({
  from,
  freezeWeeks: settings.freezeWeeks,
  weekPrice: settings.movedWeekPrice,
  prices: {
    proposed: settings.proposedPlacePrice,
    offered: settings.offeredPlacePrice,
    accepted: settings.acceptedPlacePrice,
    confirmed: settings.confirmedPlacePrice,
  },
});
