import { many, type Wording } from './explanation/wording.js';
import { type Objection } from './review/find-objections.js';
import { type ObjectionKind } from './review/objection-kinds.js';
import { type WeekObstacle } from './week-obstacles.js';

const WEEK_REASONS: Readonly<Record<WeekObstacle['code'], string>> = {
  'pinned-elsewhere': 'the week of your challenge is fixed already',
  closed: 'nobody is challenged in that week',
  'not-on-offer': 'you did not offer it',
  'week-full': 'as many challenges as can run at once are planned for it',
  'no-manager': 'no challenge manager is free then',
  'kin-too-close': 'it is too close to another challenge in your area',
  'own-peers-away': 'people of your own council serve elsewhere in that week',
};

/** Kinds of people; others are sectors that somebody comes from. */
const PEOPLE: ReadonlySet<string> = new Set(['leader', 'chief executive', 'councillor', 'officer']);

/** "an officer", "a colleague from the health sector". @param kind its name in small letters. */
export function sayMember(kind: string): string {
  if (PEOPLE.has(kind)) return `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`;
  return `a colleague from the ${kind.endsWith('sector') ? kind : `${kind} sector`}`;
}

/** "unitary council", "London borough". */
export const sayClassOfCouncil = (councilClass: string): string =>
  councilClass === 'london' ? 'London borough' : `${councilClass} council`;

/** Why a challenge is not in a better week: a rule, members who could not come, or the price. */
export type WeekReason =
  | { readonly code: WeekObstacle['code'] | 'no-better' | 'open' }
  | { readonly code: 'members-missing'; readonly members: number };

/** Why a better week was not chosen, without a word about other councils. */
export function sayWeekReason(reason: WeekReason): string {
  switch (reason.code) {
    case 'members-missing':
      return `${many(reason.members, 'member')} of this team could not have come`;
    case 'no-better':
      return 'the programme as a whole would have been no better';
    case 'open':
      return 'it is still open, and we can look at it again with you';
    default:
      return WEEK_REASONS[reason.code];
  }
}

/**
 * What the council does not get, in the voice of the letter. Null for what is not its business: parties, other councils' weeks,
 * and who else is served by the same people.
 */
export function sayGivenUp({ kind, about, amount }: Objection, say: Wording): string | null {
  const sentences: Readonly<Record<ObjectionKind, string | null>> = {
    deferred: null,
    vacancy: `${many(amount, 'place')} ${about === null ? 'that anyone may fill' : `for a ${say.kind(about)}`} ${amount === 1 ? 'is' : 'are'} still vacant; we go on looking.`,
    'one-party': null,
    'control-absent': null,
    'party-balance': null,
    'untried-lead': 'The lead of the team has not done two challenges yet.',
    'little-experience': `The team has ${many(amount, 'experienced member')} fewer than the two that we aim for.`,
    'many-newcomers': `${amount} members are on their first challenge.`,
    'no-same-class': 'Nobody on the team comes from a council of your class.',
    'theme-unknown': `Nobody on the team knows ${say.theme(about ?? '')}, which you asked about.`,
    'one-region': `${amount} members come from the same region.`,
    neighbour: 'One member comes from close by.',
    'own-council-close': null,
    'far-from-wish': 'The week is not close to the one that you wished for.',
    'long-journey': 'One member has a journey of more than 200 km.',
    'same-people': null,
  };
  return sentences[kind];
}
