/** Objects that paths name and that are not everybody's: whoever is limited meets only their own. */
export type TargetKind =
  | 'programme-year'
  | 'plan'
  | 'plan-run'
  | 'scenario'
  | 'challenge'
  | 'team'
  | 'seat'
  | 'invitation'
  | 'team-task'
  | 'peer'
  | 'council'
  | 'challenge-manager';

/** What an answer calls them. */
export const NOUNS: Readonly<Record<TargetKind, string>> = {
  'programme-year': 'programme year',
  plan: 'plan',
  'plan-run': 'plan run',
  scenario: 'scenario',
  challenge: 'challenge',
  team: 'team',
  seat: 'seat',
  invitation: 'invitation',
  'team-task': 'task',
  peer: 'peer',
  council: 'council',
  'challenge-manager': 'challenge manager',
};

/** A parameter of a path and what it names. */
export interface PathParameter {
  readonly name: string;
  /** `part`: something of the object before it, which its service finds nowhere else. `open`: shared facts, or the asker's own. */
  readonly names: TargetKind | 'part' | 'open' | null;
}

/** What a parameter of this name is, wherever it stands. */
const BY_NAME: Readonly<Record<string, TargetKind | 'part' | 'open'>> = {
  yearId: 'programme-year',
  planId: 'plan',
  runId: 'plan-run',
  scenarioId: 'scenario',
  challengeId: 'challenge',
  peerId: 'peer',
  overrideId: 'part',
  conflictId: 'part',
  expressionId: 'part',
  placeId: 'part',
  seatId: 'open',
  kind: 'open',
  other: 'open',
};

/** What `:id` or `:code` is after this segment. */
const BY_SEGMENT: Readonly<Record<string, TargetKind | 'part' | 'open'>> = {
  'programme-years': 'programme-year',
  plans: 'plan',
  'plan-runs': 'plan-run',
  scenarios: 'scenario',
  challenges: 'challenge',
  teams: 'team',
  seats: 'seat',
  invitations: 'invitation',
  'team-tasks': 'team-task',
  peers: 'peer',
  councils: 'council',
  'challenge-managers': 'challenge-manager',
  'peer-kinds': 'open',
  'shared-services': 'open',
  letters: 'open',
  'letter-batches': 'open',
  'letter-wordings': 'open',
  campaigns: 'open',
  'training-sessions': 'open',
  training: 'open',
  'availability-changes': 'part',
  'party-conferences': 'open',
  tokens: 'open',
  'role-grants': 'open',
  people: 'open',
  mailbox: 'open',
};

/** What the parameters of a route's path name, in their order; null for one that neither list above knows. */
export function findPathParameters(path: string): PathParameter[] {
  const segments = path.split('/');
  return segments.flatMap((segment, position) =>
    [...segment.matchAll(/:(\w+)/g)].map(([, name]) => ({
      name: name!,
      names: BY_NAME[name!] ?? BY_SEGMENT[segments[position - 1] ?? ''] ?? null,
    })),
  );
}
