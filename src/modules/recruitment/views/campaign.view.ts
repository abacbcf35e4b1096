import { type IsoDate } from '../../platform/clock/iso-date.js';
import { sayDate } from '../../platform/clock/plain-date.js';
import { FUNNEL_STAGES, type FunnelLine, type FunnelStage } from '../funnel.js';

/** The stages as headings. */
export const STAGE_NAMES: Readonly<Record<FunnelStage, string>> = {
  confirmed: 'Interested',
  nominated: 'Nominated',
  applied: 'Applied',
  vetted: 'Vetted',
  trained: 'Trained',
  accredited: 'Accredited',
};

interface ListedCampaign {
  readonly id: string;
  readonly name: string;
  readonly opensOn: IsoDate;
  readonly closesOn: IsoDate;
  readonly targets: readonly { readonly number: number }[];
}

/** The list of campaigns. */
export const viewCampaigns = (campaigns: readonly ListedCampaign[]) =>
  campaigns.map(({ id, name, opensOn, closesOn, targets }) => ({
    href: `/campaigns/${id}`,
    name,
    open: `${sayDate(opensOn)} to ${sayDate(closesOn)}`,
    wanted: targets.reduce((sum, { number }) => sum + number, 0),
  }));

type NamedKinds = readonly { readonly code: string; readonly name: string }[];
const nameOf = (kinds: NamedKinds, code: string): string => kinds.find((kind) => kind.code === code)?.name ?? code;

/** A funnel as a table: a line a kind and region, a column a stage. */
export function viewFunnel(funnel: readonly FunnelLine[], kinds: NamedKinds) {
  return funnel.map(({ kind, region, target, wantedParties, reached, gone, missing }) => ({
    kind: nameOf(kinds, kind),
    region: region ?? 'Anywhere',
    target: target === 0 ? 'none' : String(target),
    parties: wantedParties.map(({ party, number }) => `${number} ${sayParty(party)}`).join(', '),
    reached: FUNNEL_STAGES.map((stage) => reached[stage]),
    gone,
    missing,
  }));
}

/** "liberal-democrat" as people write it. */
const sayParty = (party: string): string =>
  party
    .split('-')
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join(' ');

/** What the page of a campaign shows. */
export interface CampaignFacts {
  readonly campaign: ListedCampaign & { readonly version: number };
  readonly funnel: readonly FunnelLine[];
  readonly expressions: readonly {
    readonly id: string;
    readonly name: string;
    readonly address: string;
    readonly kind: string;
    readonly region: string;
    readonly organisation: string;
    readonly statement: string | null;
    readonly hub: { readonly name: string; readonly reference: string } | null;
    readonly state: 'asked' | 'confirmed' | 'taken' | 'declined';
    readonly peerId: string | null;
  }[];
  readonly kinds: NamedKinds;
  readonly formAddress: string;
}

const OUTCOMES = { asked: '', confirmed: '', taken: 'In the pool', declined: 'Declined' };

/** One campaign: target against actual, and who answered. */
export function viewCampaign({ campaign, funnel, expressions, kinds, formAddress }: CampaignFacts) {
  const { id, name, opensOn, closesOn } = campaign;
  return {
    campaign: { id, name, open: `${sayDate(opensOn)} to ${sayDate(closesOn)}`, formAddress },
    stages: FUNNEL_STAGES.map((stage) => STAGE_NAMES[stage]),
    funnel: viewFunnel(funnel, kinds),
    waiting: expressions
      .filter(({ state }) => state === 'confirmed')
      .map(({ kind, hub, ...rest }) => ({
        ...rest,
        kind: nameOf(kinds, kind),
        hub: hub?.name ?? null,
        organisationReference: hub?.reference ?? '',
      })),
    decided: expressions
      .filter(({ state }) => state !== 'confirmed')
      .map(({ name: person, kind, state, peerId }) => ({
        name: person,
        kind: nameOf(kinds, kind),
        outcome: OUTCOMES[state],
        href: peerId === null ? null : `/peers/${peerId}`,
      })),
  };
}
