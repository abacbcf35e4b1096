import { type Wording } from '../matching/wording.js';
import { type FittedWeek, type PersonToAsk } from './fit-one-more.js';
import { type ChangePrice, type Step } from './price-of-change.js';
import { type SoftTerm } from './problem.js';
import { type StandingPlan } from './standing-plan.js';
import { many } from './explanation/wording.js';

/** What points are counted for. The two terms on parties are told as one: each alone would tell of a person's party. */
export type ToldTerm = Exclude<SoftTerm, 'controlAbsent' | 'oneParty'> | 'partyBalance';

const TERM_WORDS: Readonly<Record<ToldTerm, string>> = {
  themeUncovered: 'themes without an expert',
  partyBalance: 'balance of parties',
  leadUntried: 'a tried leader or chief executive',
  experiencedShortfall: 'experience on the team',
  newcomerExcess: 'newcomers on the team',
  noSameClass: 'members from councils of the same class',
  regionExcess: 'members of one region',
  offTheme: 'members who know none of the themes',
  worstTeam: 'the weakest team of the year',
  weekPreference: 'the week that the council wishes',
  weekOverload: 'an even spread over the year',
  regionLoad: 'challenges of one region at once',
  ifNeeded: 'weeks marked “if needed”',
  travelPer40Km: 'travel',
  repeatUse: 'asking the same people again',
  homeAbsent: 'closeness to the challenge of a member’s own council',
  changeFromBaseline: 'changes to the earlier plan',
};

/** Points of one told term; positive is worse. */
export interface ToldPoints {
  readonly term: ToldTerm;
  readonly words: string;
  readonly points: number;
}

/** The soft points of a price as they may be told, the weightiest first; they add up to `price.soft`. */
export function tellTerms({ byTerm }: Pick<ChangePrice, 'byTerm'>): ToldPoints[] {
  const told = new Map<ToldTerm, number>();
  for (const { term, points } of byTerm) {
    const as = term === 'controlAbsent' || term === 'oneParty' ? 'partyBalance' : term;
    told.set(as, (told.get(as) ?? 0) + points);
  }
  return [...told]
    .filter(([, points]) => points !== 0)
    .map(([term, points]) => ({ term, words: TERM_WORDS[term], points }))
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
}

/** "2 points more of vacancies, 12 points dearer"; what counts more comes first. */
export function sayPrice({ hard, medium, soft }: ChangePrice): string {
  const parts: string[] = [];
  if (hard > 0) parts.push(`breaks ${many(hard, 'rule')}`);
  if (medium !== 0)
    parts.push(`${many(Math.abs(medium), 'point')} ${medium > 0 ? 'more' : 'fewer'} of vacancies and deferrals`);
  if (soft !== 0) parts.push(`${many(Math.abs(soft), 'point')} ${soft > 0 ? 'worse' : 'better'} in quality`);
  return parts.length === 0 ? 'as good as the plan' : parts.join(', ');
}

/** "travel 4 worse, experience on the team 10 better". */
export const sayTerms = (price: Pick<ChangePrice, 'byTerm'>): string =>
  tellTerms(price)
    .map(({ words, points }) => `${words} ${Math.abs(points)} ${points > 0 ? 'worse' : 'better'}`)
    .join(', ');

/** One step as a sentence without its full stop: "Ann joins the team of Kent". */
export function sayStep({ challenges }: Pick<StandingPlan, 'challenges'>, step: Step, say: Wording): string {
  const council = challenges.get(step.challenge)!.council.name;
  if (step.kind === 'move') return `${council} takes place in ${say.week(step.week)}`;
  return `${say.peer(step.peer)} ${step.kind === 'join' ? 'joins' : 'leaves'} the team of ${council}`;
}

/** All steps in one sentence. */
export const saySteps = (standing: Pick<StandingPlan, 'challenges'>, steps: readonly Step[], say: Wording): string =>
  `${steps.map((step) => sayStep(standing, step, say)).join('; ')}.`;

/** Whom to ask what: "Ask Ann to join the team of Kent, in a week marked “if needed”." */
export function sayAsk(
  { challenges }: Pick<StandingPlan, 'challenges'>,
  { peer, what, challenge, isIfNeeded }: PersonToAsk,
  say: Wording,
): string {
  const team = `the team of ${challenges.get(challenge)!.council.name}`;
  const asked = { join: `join ${team}`, leave: `leave ${team} for it`, follow: `follow on ${team}` }[what];
  return `Ask ${say.peer(peer)} to ${asked}${isIfNeeded ? ', in a week that they marked “if needed”' : ''}.`;
}

/** "1 place for a leader", "2 places for any kind". */
export const sayVacant = ({ kind, places }: FittedWeek['vacant'][number], say: Pick<Wording, 'kind'>): string =>
  `${many(places, 'place')} for ${kind === null ? 'any kind' : `kind ${say.kind(kind)}`}`;

/** What keeps peers of a pool away, for "12 …". */
export const REASON_WORDS = {
  'on-team-already': 'on this team already',
  conflict: 'have a conflict of interest',
  unavailable: 'not available in that week',
  'too-far': 'live too far away',
  'own-council-challenged': 'needed at home: their own council is challenged that week',
  reciprocal: 'from a council that this council challenges itself',
  'same-organisation': 'from the organisation of a member',
  'organisation-away': 'kept by their organisation, which has others away',
  'needed-elsewhere': 'needed elsewhere, on a team that they could leave',
  'at-days-limit': 'at their limit of days',
  resting: 'resting between two deployments',
  'kind-not-wanted': 'of a kind that is not asked for',
  'kind-full': 'of a kind that the team has enough of',
  'team-full': 'left out because the team is full',
  'nobody-to-lead': 'unable to lead, where the last place needs somebody who can',
  'budget-spent': 'beyond the budget of the year',
} as const;
