import { weeksOnOffer } from '../programmes/weeks-on-offer.js';
import { type ChallengeFacts, type YearFacts } from './problem-facts.js';
import { type ExplainedWeek } from './problem-reasons.js';

/** Every week of the year as one challenge sees it: on offer or not, at what cost, and every reason. */
export function weeksOfChallenge(challenge: ChallengeFacts, year: YearFacts): ExplainedWeek[] {
  const { council, earliest, latest } = challenge;
  return weeksOnOffer(
    year.weeks,
    {
      council: council.name,
      validFrom: council.validFrom,
      validTo: council.validTo,
      polls: council.polls,
      controllingParty: council.control?.name ?? null,
      isControlKnown: council.isControlKnown,
      blockedWeeks: challenge.blockedWeeks.map((monday) => ({ monday, reason: 'it does not suit.' })),
      wish: challenge.wish,
      window: earliest === null && latest === null ? null : { from: earliest, to: latest },
      commissionedOn: challenge.commissionedOn,
      riskAssessmentDate: challenge.riskAssessmentOn,
      overrides: challenge.overrides,
    },
    year.settings.calendar,
    year.conferences,
  );
}
