import { type Wording } from '../matching/wording.js';
import { type DeferralExplained } from '../scheduling/explain-deferral.js';
import { type PoolCount, type VacancyExplained } from '../scheduling/explain-vacancy.js';
import { type PricedChange } from '../scheduling/price-of-change.js';
import { REASON_WORDS, sayPrice, saySteps, sayTerms } from '../scheduling/say-change.js';
import { type StandingPlan } from '../scheduling/standing-plan.js';
import { type WhyNotPeer } from '../scheduling/why-not-peer.js';
import { type WhyNotWeek } from '../scheduling/why-not-week.js';
import { type WhyThisPeer } from '../scheduling/why-this-peer.js';

const councilOf = ({ challenges }: StandingPlan, id: string): string => `${challenges.get(id)!.council.name} (${id})`;
const bullets = (lines: readonly string[]): string[] => lines.map((line) => `  - ${line}`);
const sentences = (obstacles: readonly { readonly sentence: string }[]): string[] =>
  bullets(obstacles.map(({ sentence }) => sentence));

const tellChange = (standing: StandingPlan, { steps, price }: PricedChange, say: Wording): string[] => {
  const terms = sayTerms(price);
  return [`  - ${saySteps(standing, steps, say)}`, `    ${sayPrice(price)}${terms === '' ? '' : `: ${terms}`}`];
};

/** Each answer of `why-not` as lines of plain text. */
export function tellPeer(standing: StandingPlan, answer: WhyNotPeer, say: Wording): string[] {
  const where = councilOf(standing, answer.challenge);
  const who = say.peer(answer.peer);
  if (answer.week === null) return [`${where} is deferred: it has no team that ${who} could join. Ask --vacancy any.`];
  const ways = answer.ways.flatMap((way) => tellChange(standing, way, say));
  return [
    answer.obstacles.length > 0
      ? `${who} may not join the team of ${where} as it stands in ${say.week(answer.week)}:`
      : `${who} may join the team of ${where} in ${say.week(answer.week)}.`,
    ...sentences(answer.obstacles),
    ...(answer.posts.length > 0 ? ['Only other engagements stand in the way:', ...sentences(answer.posts)] : []),
    ...(ways.length > 0
      ? ['The cheapest ways to have them there:', ...ways]
      : ['No change of one post would allow it.']),
  ];
}

export function tellWeek(standing: StandingPlan, answer: WhyNotWeek, say: Wording): string[] {
  const where = councilOf(standing, answer.challenge);
  if (answer.from === answer.week) return [`${where} takes place in ${say.week(answer.week)} already.`];
  const leaving = bullets(answer.leave.map(({ obstacles }) => obstacles.map(({ sentence }) => sentence).join(' ')));
  return [
    answer.move
      ? `${where} may take place in ${say.week(answer.week)}.`
      : `${where} may not take place in ${say.week(answer.week)}:`,
    ...sentences(answer.obstacles),
    ...(answer.stay.length > 0 ? [`Can come along: ${answer.stay.map(say.peer).join(', ')}.`] : []),
    ...(leaving.length > 0 ? ['Cannot come along:', ...leaving] : []),
    ...(answer.come.length > 0 ? [`Would come instead, best first: ${answer.come.map(say.peer).join(', ')}.`] : []),
    ...(answer.move ? ['The move:', ...tellChange(standing, answer.move, say)] : []),
  ];
}

export function tellThisPeer(standing: StandingPlan, answer: WhyThisPeer, say: Wording): string[] {
  const who = `${say.peer(answer.peer)} on the team of ${councilOf(standing, answer.challenge)}`;
  const others = answer.alternatives.flatMap((each) => tellChange(standing, each, say));
  return [
    `${who}${answer.isPinned ? ', pinned there' : ''}. Without them the plan would be:`,
    ...tellChange(standing, answer.without, say),
    ...(others.length > 0
      ? ['Who else could be there:', ...others]
      : ['Nobody else could be there, as the plan stands.']),
  ];
}

const tellPool = ({ pool, free, reasons }: PoolCount): string[] => [
  `${free} of ${pool} are free. What keeps the others (first reason; in brackets all whom it touches):`,
  ...bullets(reasons.map(({ reason, first, touched }) => `${first} (${touched}) ${REASON_WORDS[reason]}`)),
];

export function tellVacancy(standing: StandingPlan, answer: VacancyExplained, say: Wording): string[] {
  const kind = answer.kind === null ? 'peers of any kind' : `peers of kind ${say.kind(answer.kind)}`;
  const section = (title: string, lines: string[]): string[] => (lines.length > 0 ? [title, ...lines] : []);
  return [
    `${councilOf(standing, answer.challenge)} in ${say.week(answer.week)}, ${kind}:`,
    answer.vacant > 0 ? `Vacant: ${answer.vacant}.` : 'No such place is vacant.',
    ...tellPool(answer),
    ...section(
      'Changes that would fill a place:',
      answer.fills.flatMap(({ change }) => tellChange(standing, change, say)),
    ),
    ...section(
      'One obstacle away:',
      answer.nearMisses.map(({ peer, obstacle }) => `  - ${say.peer(peer)}, if not: ${obstacle.sentence}`),
    ),
    ...section(
      'Other weeks with fewer vacancies:',
      answer.otherWeeks.flatMap(({ change }) => tellChange(standing, change, say)),
    ),
  ];
}

export function tellDeferral(standing: StandingPlan, answer: DeferralExplained, say: Wording): string[] {
  return [
    `${councilOf(standing, answer.challenge)} is deferred. Its weeks:`,
    ...answer.weeks.flatMap(({ week, obstacles, kinds, schedule }) => [
      `${say.week(week)}: ${kinds.map(({ kind, needed, free, pool }) => `${say.kind(kind)} ${free} of ${pool} free, ${needed} needed`).join('; ')}`,
      ...sentences(obstacles),
      ...(schedule ? tellChange(standing, schedule, say) : []),
    ]),
  ];
}
