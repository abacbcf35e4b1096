import { listed } from '../../../scheduling/explanation/wording.js';
import { type TeamChanges } from '../../teams/change-teams.js';
import { sayCount, sayMissing } from './wording.js';
import { type YearView } from './year.view.js';

/** What a decision on a plan does, in sentences, before it is taken. */
export interface DecisionView {
  readonly id: string;
  readonly yearId: string;
  readonly name: string;
  readonly consequences: readonly string[];
}

/** A plan that takes the place of the approved one, and what that changes. */
export interface ReplacementFacts {
  readonly replaces: { readonly name: string };
  readonly changes: TeamChanges;
  readonly peerOf: (peerId: string) => string;
}

/** What approving this plan will do. */
export function viewApproval(year: YearView, yearId: string, replacement: ReplacementFacts | null): DecisionView {
  if (replacement)
    return { id: year.plan.id, yearId, name: year.plan.name, consequences: tellReplacement(year, replacement) };
  const scheduled = year.challenges.filter(({ week }) => week !== null);
  const filled = scheduled.reduce((sum, { members }) => sum + members.length, 0);
  const missing = scheduled.flatMap(({ vacancies }) =>
    vacancies.map(({ kind, kindName }) => (kind === null ? null : kindName)),
  );
  const deferred = year.challenges.length - scheduled.length;
  return {
    id: year.plan.id,
    yearId,
    name: year.plan.name,
    consequences: [
      `${sayCount(scheduled.length, 'week is proposed to its council', 'weeks are proposed, each to its council')}.`,
      `${sayCount(scheduled.length, 'team forms', 'teams form')} with ${sayCount(filled + missing.length, 'seat')}. Every seat is vacant until its peer is asked; ${filled} of them carry the name of the person whom the plan chose.`,
      ...(missing.length > 0 ? [`The plan found nobody for ${sayMissing(missing)}.`] : []),
      ...(deferred > 0
        ? [`${sayCount(deferred, 'challenge stays', 'challenges stay')} without a week this year.`]
        : []),
      'A letter proposes each week to the contact of its council; peers are asked once the council has accepted.',
    ],
  };
}

function tellReplacement(year: YearView, { replaces, changes, peerOf }: ReplacementFacts): string[] {
  const councilNames = new Map(year.challenges.map(({ id, council }) => [id, council.name]));
  const councilOf = (id: string): string => councilNames.get(id) ?? id;
  const { unchanged, changed, disbanded, formed, refused } = changes;
  const moved = changed.filter(({ movesTo }) => movesTo !== null);
  const councils = (teams: readonly { readonly challengeId: string }[]): string =>
    listed(teams.map(({ challengeId }) => councilOf(challengeId)));
  const asked = changed.flatMap(({ challengeId, released }) =>
    released.map(({ holder }) => `${peerOf(holder!)} (${councilOf(challengeId)})`),
  );
  return [
    `It takes the place of ${replaces.name}. ${sayCount(unchanged.length, 'team stays as it is', 'teams stay as they are')}, and whoever stays on the others keeps their seat.`,
    ...(changed.length > 0
      ? [`${sayCount(changed.length, 'team changes', 'teams change')}: ${councils(changed)}.`]
      : []),
    ...(moved.length > 0
      ? [`${sayCount(moved.length, 'week moves', 'weeks move')} and must be proposed anew: ${councils(moved)}.`]
      : []),
    ...(formed.length > 0 ? [`${sayCount(formed.length, 'team forms', 'teams form')}: ${councils(formed)}.`] : []),
    ...(disbanded.length > 0
      ? [`${sayCount(disbanded.length, 'team is', 'teams are')} disbanded: ${councils(disbanded)}.`]
      : []),
    ...(asked.length > 0
      ? [
          `${sayCount(asked.length, 'person who was asked gives', 'people who were asked give')} up a seat: ${listed(asked)}. Tell them.`,
        ]
      : []),
    ...(refused.length > 0
      ? [`It will be refused: something has come already of ${councils(refused)}, which it would change.`]
      : []),
    'Nothing is sent: no council and no peer hears of it.',
  ];
}

/** What withdrawing the approval of this plan will do. */
export const viewWithdrawal = (year: YearView, yearId: string): DecisionView => ({
  id: year.plan.id,
  yearId,
  name: year.plan.name,
  consequences: [
    'The plan is a proposal again, and its weeks are no longer proposed to the councils.',
    `${sayCount(year.figures.scheduled, 'team is', 'teams are')} disbanded.`,
    'It is refused once a council has accepted its week or a peer was asked.',
  ],
});

/** Why a decision was refused. */
export interface RefusalView {
  readonly heading: string;
  readonly text: string;
  readonly changes: readonly string[];
  /** Changes beyond those that are listed; 0 when all are. */
  readonly more: number;
}

/** A refusal in words; where data changed under a plan, what changed. */
export function viewRefusal(refused: {
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>> | undefined;
}): RefusalView {
  const changes = (refused.details?.['changes'] ?? []) as readonly { readonly sentence: string }[];
  const count = (refused.details?.['changeCount'] ?? changes.length) as number;
  return changes.length === 0
    ? { heading: 'This cannot be done now', text: refused.message, changes: [], more: 0 }
    : {
        heading: 'The data have changed since this plan was made',
        text: 'Nothing was approved. What is different now:',
        changes: changes.map(({ sentence }) => sentence),
        more: count - changes.length,
      };
}
