import { distanceKm } from '../../matching/model.js';
import { listed, many, type Wording } from '../explanation/wording.js';
import { type PricedChange } from '../price-of-change.js';
import { sayPrice, saySteps, sayTerms } from '../say-change.js';
import { type StandingPlan } from '../standing-plan.js';
import { type Objection } from './find-objections.js';
import { LONG_JOURNEY_KM, type ObjectionKind } from './objection-kinds.js';
import { type WhyItStands } from './review-plan.js';

type Told = Pick<StandingPlan, 'challenges' | 'peers' | 'teams'>;

/** An objection in the words in which it would be made. Expects one of this plan, or one that a change of it would make. */
export function sayObjection(standing: Told, objection: Objection, say: Wording): string {
  const { challenges, peers, teams } = standing;
  const { kind, peer: peerId, about, amount } = objection;
  const { council } = challenges.get(objection.challenges[0]!)!;
  const where = council.name;
  const who = peerId === null ? '' : say.peer(peerId);
  const peer = peerId === null ? undefined : peers.get(peerId);
  const km = peer ? Math.round(distanceKm(peer, council)) : 0;
  const sentences: Readonly<Record<ObjectionKind, () => string>> = {
    deferred: () => `${where} has no week in this year.`,
    vacancy: () =>
      `The team of ${where} lacks ${many(amount, about === null ? 'member of any kind' : say.kind(about))}.`,
    'one-party': () => `The elected members on the team of ${where} are all of one party.`,
    'control-absent': () =>
      council.control === null
        ? `${where} is under no overall control, and its team has elected members of fewer than two parties.`
        : `Nobody on the team of ${where} is of the party that controls it.`,
    'party-balance': () => `The balance of parties on the team of ${where} is not what is wished for.`,
    'untried-lead': () => `Nobody who can lead the team of ${where} has done two challenges.`,
    'little-experience': () =>
      `The team of ${where} is short of ${many(amount, 'member')} with two challenges behind them.`,
    'many-newcomers': () => `${amount} members of the team of ${where} are on their first challenge.`,
    'no-same-class': () => `Nobody on the team of ${where} comes from a council of its class (${council.class}).`,
    'theme-unknown': () => `Nobody on the team of ${where} knows ${say.theme(about ?? '')}, which it asks about.`,
    'one-region': () => `${amount} members of the team of ${where} are from ${about ?? ''}.`,
    neighbour: () =>
      `${who} of ${say.organisation(peer?.organisation ?? '')} lives ${km} km from ${where}: a neighbour.`,
    'own-council-close': () => {
      const home = peer?.organisation ?? '';
      return `${who} is at ${where} within three weeks of the challenge of their own council, ${say.organisation(home)}.`;
    },
    'far-from-wish': () => {
      const week = teams.get(objection.challenges[0]!)?.week;
      const when = week === undefined ? 'a week' : say.week(week);
      return `${where} is given ${when}, which costs ${many(amount, 'point')} more than the best week it offers.`;
    },
    'long-journey': () => `${who} travels ${km} km to ${where}, more than ${LONG_JOURNEY_KM} km.`,
    'same-people': () => {
      const times = objection.challenges.length;
      const councils = listed(objection.challenges.map((id) => challenges.get(id)!.council.name));
      const before = amount - times;
      const recent = before === 0 ? '' : `, after ${many(before, 'deployment')} in recent years`;
      return `${who} is asked again: ${many(times, 'deployment')} this year (${councils})${recent}.`;
    },
  };
  return sentences[kind]();
}

/** "Ann leaves the team of Kent; Bob joins the team of Kent. Price: 3 points worse in quality (travel 3 worse)." */
export function sayPricedChange(standing: Told, { steps, price }: PricedChange, say: Wording): string {
  const terms = sayTerms(price);
  return `${saySteps(standing, steps, say)} Price: ${sayPrice(price)}${terms === '' ? '' : ` (${terms})`}.`;
}

/** Why an objection stands, as its answer to the one who makes it. */
export function sayReason(standing: Told, reason: WhyItStands, allowedPoints: number, say: Wording): string {
  switch (reason.code) {
    case 'too-dear':
      return `The cheapest change that would remove it costs more than ${many(allowedPoints, 'point')}: ${sayPricedChange(standing, reason.change, say)}`;
    case 'trades':
      return `Every change that would remove it makes another objection. The cheapest: ${saySteps(standing, reason.change.steps, say)} Then: ${sayObjection(standing, reason.makes, say)}`;
    case 'leaves-vacancy':
      return 'Every change that would remove it leaves a place vacant.';
    case 'no-change':
      return 'No exchange of one member and no other week for the same team would remove it and keep every rule.';
  }
}
