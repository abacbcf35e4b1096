/** Who may change which tables: a room writes its own and nobody else's. */
export const TABLE_OWNERS: Readonly<Record<string, readonly string[]>> = {
  platform: ['clock_offset', 'audit_entry', 'outbox', 'letter', 'idempotency_key', 'rate_limit'],
  accounts: [
    'person',
    'person_address',
    'role_grant',
    'session',
    'sign_in_request',
    'sign_in_grant',
    'api_token',
    'second_factor',
    'recovery_code',
    'pin',
    'organisation_sign_in',
    'organisation_identity',
  ],
  councils: ['council', 'council_control', 'council_poll', 'council_neighbour', 'organisation', 'person_post'],
  programmes: ['programme_year', 'week_override', 'party_conference', 'challenge_manager', 'manager_leave'],
  peers: ['peer_kind', 'theme', 'peer', 'peer_special', 'peer_availability', 'peer_conflict', 'peer_life_event'],
  challenges: ['challenge', 'import_file'],
  teams: ['team', 'seat'],
  planning: ['plan_problem', 'plan', 'plan_run', 'plan_run_progress', 'team_role', 'scenario'],
};
