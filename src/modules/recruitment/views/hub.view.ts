import { FUNNEL_STAGES, type FunnelLine } from '../funnel.js';
import { STAGE_NAMES } from './campaign.view.js';

interface Choice {
  readonly value: string;
  readonly text: string;
  readonly selected: boolean;
}

/** What a hub sees of itself. */
export interface HubFacts {
  readonly hub: {
    readonly reference: string;
    readonly name: string;
    readonly kinds: readonly { readonly code: string; readonly name: string }[];
  };
  readonly campaigns: readonly {
    readonly id: string;
    readonly name: string;
    readonly isOpen: boolean;
    readonly funnel: readonly FunnelLine[];
  }[];
  readonly nominees: readonly {
    readonly name: string;
    readonly kind: string;
    readonly campaign: string;
    readonly standing: string;
  }[];
}

const STANDINGS: Readonly<Record<string, string>> = {
  asked: 'Asked by letter, has not answered',
  confirmed: 'Interested, waits for a coordinator',
  declined: 'Declined',
};

/** The page of a hub, one part for each for which the person acts. */
export function viewHub(
  own: readonly HubFacts[],
  regions: readonly string[],
  given: { readonly campaign?: string; readonly kind?: string; readonly region?: string },
) {
  return {
    stages: FUNNEL_STAGES.map((stage) => STAGE_NAMES[stage]),
    hubs: own.map(({ hub, campaigns, nominees }) => ({
      name: hub.name,
      reference: hub.reference,
      lines: campaigns
        .map(({ name, funnel }) => ({
          name,
          reached: FUNNEL_STAGES.map((stage) => funnel.reduce((sum, { reached }) => sum + reached[stage], 0)),
        }))
        .filter(({ reached }) => reached.some((count) => count > 0)),
      nominees: nominees.map(({ standing, ...nominee }) => ({
        ...nominee,
        standing: STANDINGS[standing] ?? standing[0]!.toUpperCase() + standing.slice(1),
      })),
      campaignItems: choices(
        campaigns.filter(({ isOpen }) => isOpen).map(({ id, name }) => [id, name]),
        given.campaign,
      ),
      kindItems: choices(
        hub.kinds.map(({ code, name }) => [code, name]),
        given.kind,
      ),
      regionItems: choices(
        regions.map((region) => [region, region]),
        given.region,
      ),
      mayNominate: hub.kinds.length > 0 && campaigns.some(({ isOpen }) => isOpen),
    })),
  };
}

const choices = (items: readonly (readonly [string, string])[], chosen = ''): Choice[] =>
  [['', 'Choose one'] as const, ...items].map(([value, text]) => ({ value, text, selected: value === chosen }));
