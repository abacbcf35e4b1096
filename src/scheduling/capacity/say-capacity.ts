import { many, sentenceCase, type Wording } from '../explanation/wording.js';
import { type Capacity } from './assess-capacity.js';
import { type Reach, type Resource } from './breaks-first.js';
import { type LeastVacancies } from './least-vacancies.js';
import { MOST_TIMES, type PoolCurve } from './pool-curve.js';
import { type PoolNeeded } from './pool-needed.js';

/** Sentences on what a programme can do, by subject; a subject about which there is nothing to say has none. */
export interface CapacitySentences {
  readonly leastVacancies: readonly string[];
  readonly needed: readonly string[];
  readonly curves: readonly string[];
  readonly breaksFirst: readonly string[];
  readonly budget: readonly string[];
}

/** Puts what a programme can do into words. @param say the words of its problem. */
export function sayCapacity(capacity: Capacity, say: Wording): CapacitySentences {
  return {
    leastVacancies: sayLeastVacancies(capacity.leastVacancies, say),
    needed: capacity.needed.flatMap((needed) => sayNeeded(needed, say)),
    curves: capacity.curves.map((curve) => sayCurve(curve, say)),
    breaksFirst: sayBreaksFirst(capacity, say),
    budget: sayBudget(capacity),
  };
}

function sayLeastVacancies(least: LeastVacancies, say: Wording): string[] {
  const { bound, reached, isProven, isImpossible, empty, deferred, kinds, completeTeams } = least;
  if (isImpossible) return ['It is proven that every plan breaks a rule: pinned weeks or peers contradict each other.'];
  const places = empty.reduce((sum, { count }) => sum + count, 0);
  const found =
    places === 0
      ? 'A plan without a vacancy and without a deferred challenge was found.'
      : `The plan found leaves ${many(places, 'place')} empty and defers ${many(deferred, 'challenge')}; ${many(completeTeams, 'team')} of it ${completeTeams === 1 ? 'is' : 'are'} complete.`;
  const proof = isProven
    ? reached === 0
      ? 'No plan can have fewer vacancies.'
      : `It is proven that no plan is better: vacancies and deferrals count ${reached} points at least, and this plan has as many.`
    : reached === null
      ? 'Every plan found breaks a rule, because pinned weeks or peers contradict each other.'
      : bound === null
        ? `Its vacancies and deferrals count ${reached} points; there was no time for a proof of how few there could be.`
        : `Its vacancies and deferrals count ${reached} points; the least possible lies between ${bound} and ${reached}.`;
  const byKind = kinds.map(({ kind, inPlan, atLeast }) =>
    atLeast === 0
      ? `${sentenceCase(say.kind(kind))} places: ${inPlan} ${inPlan === 1 ? 'is' : 'are'} empty in this plan; another plan might fill more of them at the cost of others.`
      : `${sentenceCase(say.kind(kind))} places: at least ${atLeast} ${atLeast === 1 ? 'stays' : 'stay'} empty in any plan; in this one it is ${inPlan}.`,
  );
  return [...(reached === null ? [] : [found]), proof, ...byKind];
}

function sayNeeded(needed: PoolNeeded, say: Wording): string[] {
  const { challenges, places, now, deploymentsEach, acceptance, neededOnceEach, unfillable } = needed;
  const kind = sentenceCase(say.kind(needed.kind));
  const ratio = (peers: number): string => `${(peers / now).toFixed(1)} times the pool`;
  const sayPool = (peers: number | null): string =>
    peers === null ? 'more than sixteen times the pool' : `${peers} (${ratio(peers)})`;
  return [
    `${kind}: ${many(challenges, 'challenge')} need ${round(places)} places. There ${now === 1 ? 'is' : 'are'} ${now} now, each good for ${deploymentsEach.toFixed(1)} deployments a year, and an offer is accepted with a chance of ${percent(acceptance)}.`,
    `${kind}: if everybody says yes and serves as often as they can, ${sayPool(needed.needed)} leave no place empty; if each serves once, ${sayPool(neededOnceEach)}; with the refusals to be expected, ${sayPool(needed.neededExpected)}.${verdict(needed)}`,
    ...(unfillable === 0
      ? []
      : [
          `${kind}: ${many(unfillable, 'place')} could not be filled by any number of peers like these, who are never free where they are wanted.`,
        ]),
  ];
}

/** The paper's question, "more-or-less treble". Assumption: from 2.5 to 3.5 times. */
function verdict({ neededExpected, now }: PoolNeeded): string {
  if (neededExpected === null) return ' That is far more than treble.';
  if (neededExpected <= now) return ' The pool is large enough.';
  const times = neededExpected / now;
  const more = `${neededExpected - now} more than there are, `;
  if (times < 2.5) return ` That is ${more}less than treble.`;
  return ` That is ${more}${times <= 3.5 ? 'more or less treble' : 'more than treble'}.`;
}

function sayCurve({ kind, now, points, knee, kneeExpected }: PoolCurve, say: Wording): string {
  const at = (peers: number | null) => points.find((point) => point.peers === peers);
  const present = at(now)!;
  const sayKnee = (peers: number | null, empty: number | undefined): string =>
    peers === null
      ? `even ${MOST_TIMES} times the pool is not enough for more peers to stop helping`
      : `from ${peers} on, where it is ${round(empty ?? 0)}, further ones fill hardly a place more`;
  const least =
    present.emptyPlaces === 0
      ? 'no place has to stay empty'
      : `${many(present.emptyPlaces, 'place')} of all kinds at least ${present.emptyPlaces === 1 ? 'stays' : 'stay'} empty`;
  return (
    `${sentenceCase(say.kind(kind))}: with the ${now} there are, ${least}; ` +
    `${sayKnee(knee, at(knee)?.emptyPlaces)}. With the refusals to be expected it is ${round(present.emptyPlacesExpected)} on average; ` +
    `${sayKnee(kneeExpected, at(kneeExpected)?.emptyPlacesExpected)}.`
  );
}

/** What a resource is called. */
export function sayResource(resource: Resource, say: Wording): string {
  switch (resource.type) {
    case 'kind':
      return `${sentenceCase(say.kind(resource.kind))} peers`;
    case 'party-leaders':
      return resource.party === null
        ? 'Leaders of one of the parties, for the councils that it controls'
        : `Leaders of ${resource.party}, for the councils that it controls`;
    case 'everybody':
      return 'Peers of all kinds together';
    case 'days':
      return 'Working days of the budget';
    case 'managers':
      return 'Challenge managers';
    case 'weeks':
      return 'Weeks';
  }
}

function sayBreaksFirst({ asked, breaksFirst }: Capacity, say: Wording): string[] {
  const name = ({ resource }: Reach): string => sayResource(resource, say);
  const [first] = breaksFirst;
  if (first === undefined) return [];
  const expected = breaksFirst.reduce((least, each) => (each.expectedFor < least.expectedFor ? each : least));
  const short = breaksFirst.filter(({ slack }) => slack < 0);
  return [
    `What breaks first: ${lower(name(first))}, enough for ${Math.floor(first.enoughFor)} challenges where ${asked} are asked.`,
    `With the refusals to be expected: ${lower(name(expected))}, enough for ${Math.floor(expected.expectedFor)}.`,
    short.length === 0
      ? 'Nothing falls short when everybody says yes.'
      : `Short of ${many(asked, 'challenge')}: ${short.map((each) => lower(name(each))).join('; ')}.`,
  ];
}

function sayBudget({ budgetDays, purchases, usualTeam }: Capacity): string[] {
  if (usualTeam === null) return [];
  return purchases.map(({ daysPerDeployment, teamDays, challenges }) => {
    const price =
      daysPerDeployment === null
        ? 'At the present days for each kind'
        : `At ${number(daysPerDeployment)} days a deployment`;
    return challenges === null
      ? `${price} a team costs no days, so that the budget sets no limit.`
      : `${price} the usual team of ${round(usualTeam.size)} costs ${round(teamDays)} days, and ${number(budgetDays)} days buy ${many(challenges, 'challenge')}.`;
  });
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const round = (value: number): string => number(Math.round(value * 10) / 10);
const number = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 3 });
const percent = (share: number): string => `${Math.round(share * 100)} %`;
