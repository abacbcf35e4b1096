import { type IsoDate } from '../../platform/clock/iso-date.js';
import { sayDate } from '../../platform/clock/plain-date.js';
import { type AccreditationState } from '../accreditation.js';
import { ACCREDITATION_STATES } from '../import-peers.js';
import { sayState } from './states.js';

export const LIVES_PAGE_SIZE = 50;

/** What the address of the list chooses; empty: everything. */
export interface LivesChoice {
  readonly state: AccreditationState | '';
  readonly kind: string;
  readonly search: string;
  readonly due: 'yes' | '';
  readonly page: number;
}

/** What the list shows. */
export interface LivesFacts {
  readonly peers: {
    readonly items: readonly {
      readonly id: string;
      readonly reference: string;
      readonly name: string;
      readonly kind: string;
      readonly organisation: string;
      readonly state: AccreditationState;
      readonly until: IsoDate | null;
      readonly since: IsoDate | null;
      readonly due: string | null;
    }[];
    readonly total: number;
  };
  readonly counts: ReadonlyMap<AccreditationState, number>;
  readonly kinds: readonly { readonly code: string; readonly name: string }[];
}

function hrefOf(choice: LivesChoice): string {
  const params = new URLSearchParams();
  for (const name of ['state', 'kind', 'search', 'due'] as const)
    if (choice[name] !== '') params.set(name, choice[name]);
  if (choice.page > 1) params.set('page', String(choice.page));
  return params.size === 0 ? '/accreditation' : `/accreditation?${params.toString()}`;
}

/** The list of peers by state. */
export function viewPeerLives(choice: LivesChoice, { peers, counts, kinds }: LivesFacts) {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const first = (choice.page - 1) * LIVES_PAGE_SIZE;
  const isFirst = choice.page === 1;
  const isLast = first + peers.items.length >= peers.total;
  return {
    given: choice,
    all,
    states: ACCREDITATION_STATES.map((state) => ({
      text: sayState(state),
      count: counts.get(state) ?? 0,
      href: hrefOf({ ...choice, state, page: 1 }),
      isChosen: choice.state === state,
    })),
    everybodyHref: hrefOf({ ...choice, state: '', page: 1 }),
    kindItems: [{ value: '', text: 'Every kind' }, ...kinds.map(({ code, name }) => ({ value: code, text: name }))].map(
      (item) => ({ ...item, selected: item.value === choice.kind }),
    ),
    rows: peers.items.map(({ id, name, reference, kind, organisation, state, until, since, due }) => ({
      href: `/peers/${id}/life`,
      name,
      reference,
      kind,
      organisation,
      state: sayState(state),
      until: until === null ? '' : sayDate(until),
      since: since === null ? '' : sayDate(since),
      due: due ?? '',
    })),
    pages: {
      previousHref: isFirst ? undefined : hrefOf({ ...choice, page: choice.page - 1 }),
      nextHref: isLast ? undefined : hrefOf({ ...choice, page: choice.page + 1 }),
      summary: `Peers ${first + 1} to ${first + peers.items.length} of ${peers.total}`,
    },
  };
}
