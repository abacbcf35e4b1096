import { type ChallengeState, type PlaceState } from '../../scheduling/replan-problem.js';
import { type Tx } from '../platform/database/database.js';

interface StateRow {
  readonly challengeId: string;
  readonly isWeekAccepted: boolean;
  readonly peerId: string | null;
  readonly state: 'vacant' | 'offered' | 'accepted' | 'confirmed';
}

/** What has become of the weeks and places of an approved plan, by challenge; a seat that nobody was asked for is proposed. */
export async function loadPlanStates(tx: Tx, planId: string): Promise<ReadonlyMap<string, ChallengeState>> {
  const rows = await tx.query<StateRow[]>(
    `select t.challenge_id as "challengeId", t.week_state = 'accepted' as "isWeekAccepted",
            coalesce(s.peer_id, s.chosen_peer_id) as "peerId", s.state
       from team t join seat s on s.team_id = t.id and s.state <> 'released' where t.plan_id = $1`,
    [planId],
  );
  const states = new Map<string, { isWeekAccepted: boolean; places: Record<string, PlaceState> }>();
  for (const { challengeId, isWeekAccepted, peerId, state } of rows) {
    const challenge = states.get(challengeId) ?? { isWeekAccepted, places: {} };
    if (peerId !== null) challenge.places[peerId] = state === 'vacant' ? 'proposed' : state;
    states.set(challengeId, challenge);
  }
  return states;
}
