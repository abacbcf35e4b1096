import type { Engagements, MatchingRules, ScheduledTeam } from './engagements.js';
import { distanceKm, type Peer } from './model.js';
import { BY_ID, type Wording } from './wording.js';

/** Why a peer may not sit on a team; the codes can be counted, the sentences read. */
export interface Obstacle {
  readonly code:
    | 'on-team-already'
    | 'team-full'
    | 'kind-not-wanted'
    | 'kind-full'
    | 'nobody-to-lead'
    | 'same-organisation'
    | 'unavailable'
    | 'conflict'
    | 'too-far'
    | 'resting'
    | 'at-days-limit'
    | 'organisation-away'
    | 'own-council-challenged'
    | 'reciprocal'
    | 'budget-spent';
  readonly sentence: string;
}

/**
 * May this peer join this team in this week? Returns every obstacle, not the first only; an empty list means yes. `others` are
 * the engagements of the year without this team. Whether the week itself suits the challenge is not asked here.
 * @param say how the sentences call people, organisations, kinds and weeks
 * Cost: O(members + deployments of the peer). Source: docs/planning/PROBLEM.md, hard rules 3 to 6 and 8 to 10.
 */
export function findObstacles(
  peer: Peer,
  seat: ScheduledTeam,
  others: Engagements,
  rules: MatchingRules,
  say: Wording = BY_ID,
): Obstacle[] {
  return [
    ...teamObstacles(peer, seat, rules, say),
    ...personalObstacles(peer, seat, say),
    ...loadObstacles(peer, seat, others, rules, say),
    ...homeObstacles(peer, seat, others, rules, say),
  ];
}

/** Rule 3: the shape of the team. */
function* teamObstacles(
  peer: Peer,
  { challenge, team }: ScheduledTeam,
  rules: MatchingRules,
  say: Wording,
): Iterable<Obstacle> {
  if (team.some(({ id }) => id === peer.id))
    yield { code: 'on-team-already', sentence: `${say.peer(peer.id)} is on this team already.` };
  if (team.length >= challenge.maxSize)
    yield { code: 'team-full', sentence: `The team has its ${challenge.maxSize} members already.` };
  const max = Object.hasOwn(challenge.kinds, peer.kind) ? challenge.kinds[peer.kind]?.[1] : undefined;
  const ofKind = team.filter(({ kind }) => kind === peer.kind).length;
  if (max === undefined)
    yield { code: 'kind-not-wanted', sentence: `The challenge does not ask for a ${say.kind(peer.kind)}.` };
  else if (ofKind >= max)
    yield {
      code: 'kind-full',
      sentence: `The team has ${ofKind} of kind ${say.kind(peer.kind)}; at most ${max} may join.`,
    };
  const canLead = [...team, peer].some(({ kind }) => rules.leadKinds.includes(kind));
  if (!canLead && team.length + 1 >= challenge.maxSize)
    yield { code: 'nobody-to-lead', sentence: 'The last place must go to somebody who can lead the team.' };
  const colleague = team.find(({ id, organisation }) => id !== peer.id && organisation === peer.organisation);
  if (colleague)
    yield {
      code: 'same-organisation',
      sentence: `${say.peer(colleague.id)} on the team is from ${say.organisation(peer.organisation)} too.`,
    };
}

/** Rule 4: the week, the council and the journey. */
function* personalObstacles(peer: Peer, { challenge, week }: ScheduledTeam, say: Wording): Iterable<Obstacle> {
  const { council } = challenge;
  if ((peer.availability[week] ?? 'N') === 'N')
    yield { code: 'unavailable', sentence: `${say.peer(peer.id)} is not available in ${say.week(week)}.` };
  if (peer.conflicts.includes(council.code))
    yield { code: 'conflict', sentence: `${say.peer(peer.id)} has a conflict of interest with ${council.name}.` };
  const km = distanceKm(peer, council);
  if (km > peer.maxTravelKm)
    yield {
      code: 'too-far',
      sentence: `${council.name} is ${Math.ceil(km)} km from ${say.peer(peer.id)}, who travels up to ${peer.maxTravelKm} km.`,
    };
}

/** Rules 5 and 10: rest, days and budget. */
function* loadObstacles(
  peer: Peer,
  { week, team }: ScheduledTeam,
  others: Engagements,
  rules: MatchingRules,
  say: Wording,
): Iterable<Obstacle> {
  const weeks = others.weeksOf.get(peer.id) ?? [];
  const tooClose = weeks.filter((other) => Math.abs(other - week) < rules.minGapWeeks);
  if (tooClose.length > 0)
    yield {
      code: 'resting',
      sentence: `${say.peer(peer.id)} is deployed in ${tooClose.map(say.week).join(' and ')}; deployments are ${rules.minGapWeeks} weeks apart.`,
    };
  const deploymentDays = rules.daysPerDeployment[peer.kind] ?? 0;
  const days = (weeks.length + 1) * deploymentDays;
  if (days > peer.maxDays)
    yield {
      code: 'at-days-limit',
      sentence: `${say.peer(peer.id)} would give ${days} days and offers ${peer.maxDays}.`,
    };
  const teamDays = team.reduce((sum, { kind }) => sum + (rules.daysPerDeployment[kind] ?? 0), 0);
  const yearDays = others.days + teamDays + deploymentDays;
  if (yearDays > rules.budgetDays)
    yield { code: 'budget-spent', sentence: `The year would cost ${yearDays} of ${rules.budgetDays} days.` };
}

/** Rules 6, 8 and 9: the peer's own organisation. */
function* homeObstacles(
  peer: Peer,
  { challenge, week, team }: ScheduledTeam,
  others: Engagements,
  rules: MatchingRules,
  say: Wording,
): Iterable<Obstacle> {
  const { organisation } = peer;
  const { code, name } = challenge.council;
  const away =
    (others.away.get(organisation)?.get(week) ?? 0) +
    team.filter((member) => member.organisation === organisation).length;
  if (away >= rules.maxAwayPerOrganisation)
    yield {
      code: 'organisation-away',
      sentence: `${say.organisation(organisation)} has ${away} away in ${say.week(week)} already.`,
    };
  if (organisation === code || others.hostWeek.get(organisation) === week)
    yield {
      code: 'own-council-challenged',
      sentence: `${say.organisation(organisation)} is challenged itself in ${say.week(week)}.`,
    };
  if (organisation !== code && others.visitors.get(organisation)?.has(code))
    yield {
      code: 'reciprocal',
      sentence: `Somebody from ${name} challenges ${say.organisation(organisation)} in this year.`,
    };
}
