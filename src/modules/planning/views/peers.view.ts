import { type IsoDate } from '../../platform/clock/iso-date.js';
import { sayDate } from '../../platform/clock/plain-date.js';
import { REASON_WORDS } from './my-conflicts.view.js';

export const PEERS_ON_A_PAGE = 50;

interface PeerFacts {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly email: string | null;
  readonly kind: string;
  readonly organisation: { readonly name: string };
  readonly region: string;
  readonly themes: readonly string[];
  readonly maxDays: number;
  readonly maxTravelKm: number;
  readonly experience: number;
  readonly accreditation: { readonly state: string; readonly until: IsoDate | null };
  /** Left out where the reader may not see it. */
  readonly party?: string | null;
}
interface Kind {
  readonly code: string;
  readonly name: string;
}
interface Choices {
  readonly kinds: readonly Kind[];
  readonly regions: readonly string[];
}
interface PeersFilter {
  readonly search: string;
  readonly kind: string;
  readonly region: string;
  readonly state: string;
}
interface Option {
  readonly value: string;
  readonly text: string;
  readonly selected: boolean;
}

const STATES = ['nominated', 'applied', 'vetted', 'trained', 'accredited', 'suspended', 'lapsed'];
const upper = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const nameOf = (code: string, kinds: readonly Kind[]) => kinds.find((kind) => kind.code === code)?.name ?? code;
const sayAccreditation = ({ state, until }: PeerFacts['accreditation']) =>
  until === null ? upper(state) : `${upper(state)} until ${sayDate(until)}`;

/** The list of peers: no party, whoever reads it. */
export function viewPeers(
  page: { readonly items: readonly PeerFacts[]; readonly page: number; readonly total: number },
  filter: PeersFilter,
  { kinds, regions }: Choices,
) {
  const options = (values: readonly Kind[], chosen: string): Option[] => [
    { value: '', text: 'All', selected: chosen === '' },
    ...values.map(({ code, name }) => ({ value: code, text: name, selected: code === chosen })),
  ];
  const plain = (values: readonly string[]) => values.map((code) => ({ code, name: upper(code) }));
  const hrefOf = (number: number) => {
    const given = Object.entries({ ...filter, page: String(number) }).filter(([, value]) => value !== '');
    return `/peers?${new URLSearchParams(given.filter(([name]) => name in filter || name === 'page')).toString()}`;
  };
  const narrowed = { search: filter.search, kind: filter.kind, region: filter.region, state: filter.state };
  const first = (page.page - 1) * PEERS_ON_A_PAGE + 1;
  return {
    peers: page.items.map(({ id, reference, name, kind, organisation, region, accreditation }) => ({
      id,
      reference,
      name,
      kind: nameOf(kind, kinds),
      organisation: organisation.name,
      region,
      accreditation: sayAccreditation(accreditation),
    })),
    filter: narrowed,
    kindOptions: options(kinds, filter.kind),
    regionOptions: options(
      regions.map((name) => ({ code: name, name })),
      filter.region,
    ),
    stateOptions: options(plain(STATES), filter.state),
    total: page.total,
    pages: {
      previousHref: page.page > 1 ? hrefOf(page.page - 1) : null,
      nextHref: page.page * PEERS_ON_A_PAGE < page.total ? hrefOf(page.page + 1) : null,
      summary: `Peers ${first} to ${Math.min(first + PEERS_ON_A_PAGE - 1, page.total)} of ${page.total}`,
    },
  };
}

/** One peer, with every conflict and its source. */
export function viewPeer(
  peer: PeerFacts,
  kinds: readonly Kind[],
  conflicts: readonly {
    readonly council: { readonly name: string };
    readonly rule: string;
    readonly sentence: string;
    readonly source: string;
    readonly isAssumption: boolean;
    readonly isDeclared: boolean;
  }[],
  assistants: readonly { readonly id: string; readonly name: string; readonly address: string }[],
) {
  const { party } = peer;
  return {
    peer: { id: peer.id, name: peer.name },
    rows: [
      ['Reference', peer.reference],
      ['E-mail', peer.email ?? 'none'],
      ['Kind', nameOf(peer.kind, kinds)],
      ...(party === undefined ? [] : [['Party', party ?? 'none on record']]),
      ['Home organisation', peer.organisation.name],
      ['Region', peer.region],
      ['Accreditation', sayAccreditation(peer.accreditation)],
      ['Themes', peer.themes.join(', ') || 'none'],
      ['Challenges done', String(peer.experience)],
      ['Most days a year', String(peer.maxDays)],
      ['Travels at most', `${peer.maxTravelKm} km`],
    ].map(([key, value]) => ({ key: key!, value: value! })),
    conflicts: conflicts.map(({ council, rule, sentence, source, isAssumption, isDeclared }) => ({
      council: council.name,
      sentence,
      source,
      kind: isDeclared
        ? `Declared or recorded${REASON_WORDS[rule] === undefined ? '' : `: ${REASON_WORDS[rule]}`}`
        : 'Follows from data',
      isAssumption,
    })),
    assistants,
  };
}
