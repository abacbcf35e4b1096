import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { type WeekOverride } from '../programmes/calendar-of-weeks.js';
import { type RegisteredCouncil } from './load-councils.query.js';
import { type ChallengeFacts } from './problem-facts.js';

type ChallengeRow = Omit<ChallengeFacts, 'council' | 'overrides'> & { readonly councilId: string };

/**
 * The challenges of a year that were not withdrawn, or one of them.
 * @param overrides what was decided by hand for one council alone, by its id.
 * @throws DomainError invalid when a council has no position, without which nobody's travel can be told.
 */
export async function loadChallenges(
  tx: Tx,
  yearId: string,
  councils: ReadonlyMap<string, RegisteredCouncil>,
  overrides: ReadonlyMap<string, readonly WeekOverride[]>,
  challengeId: string | null = null,
): Promise<ChallengeFacts[]> {
  const rows = await tx.query<ChallengeRow[]>(
    `select id, reference, council_id as "councilId", priority, min_size as "minSize", max_size as "maxSize", kinds, themes,
            commissioned_on::text as "commissionedOn", wish::text, earliest::text, latest::text,
            blocked_weeks::text[] as "blockedWeeks", risk_assessment_on::text as "riskAssessmentOn",
            pinned_week::text as "pinnedWeek", pinned_peer_ids as "pinnedPeerIds"
       from challenge where year_id = $1 and withdrawn_on is null and ($2::uuid is null or id = $2)
      order by reference`,
    [yearId, challengeId],
  );
  return rows.map(({ councilId, ...facts }) => {
    const council = councils.get(councilId)!;
    const { easting, northing } = council;
    if (easting === null || northing === null)
      throw new DomainError(
        'invalid',
        'planning.council-without-position',
        `${council.name} (${council.code}) has no position, so that nobody's travel to challenge ${facts.reference} can be told. Record its easting and northing.`,
        { council: council.code },
      );
    return { ...facts, council: { ...council, easting, northing }, overrides: overrides.get(councilId) ?? [] };
  });
}
