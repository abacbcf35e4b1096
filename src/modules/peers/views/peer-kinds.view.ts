import { type KindUses } from '../kind-changes.js';

/** A kind as a row of the list. */
export interface KindRow {
  readonly href: string;
  readonly name: string;
  readonly days: string;
  readonly usual: string;
  /** What sets it apart, in words. */
  readonly traits: string;
}

/** The kinds of peer in their order. */
export function viewKinds(
  kinds: readonly {
    readonly code: string;
    readonly name: string;
    readonly daysPerDeployment: number;
    readonly usualLeast: number;
    readonly usualMost: number;
    readonly isElectedMember: boolean;
    readonly canLead: boolean;
    readonly isLocalGovernment: boolean;
    readonly hubs: readonly string[];
  }[],
): KindRow[] {
  return kinds.map((kind) => ({
    href: `/peer-kinds/${kind.code}`,
    name: kind.name,
    days: String(kind.daysPerDeployment),
    usual: sayUsual(kind.usualLeast, kind.usualMost),
    traits: [
      kind.isLocalGovernment ? 'from a council' : 'from outside local government',
      ...(kind.isElectedMember ? ['elected, has a party'] : []),
      ...(kind.canLead ? ['may lead'] : []),
      ...(kind.hubs.length > 0 ? [`nominated by ${kind.hubs.join(', ')}`] : []),
    ].join('; '),
  }));
}

const sayUsual = (least: number, most: number): string =>
  most === 0 ? 'none' : least === most ? String(least) : `${least} to ${most}`;

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

/** Where a kind is used, one sentence each. */
export function sayUses({ peers, accredited, challenges, plans, approvedPlaces }: KindUses): string[] {
  if (peers + challenges + plans + approvedPlaces === 0) return ['Nothing is of this kind yet.'];
  return [
    `${count(peers, 'peer is', 'peers are')} of this kind, ${accredited} of them accredited.`,
    `${count(challenges, 'challenge wants', 'challenges want')} the kind.`,
    `${count(plans, 'plan was', 'plans were')} made with it; ${count(approvedPlaces, 'place', 'places')} of approved plans.`,
  ];
}
