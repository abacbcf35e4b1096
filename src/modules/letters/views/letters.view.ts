import { sayDate } from '../../platform/clock/plain-date.js';
import { type Standing, sayEvent, sayStanding, STANDING_TAGS, STANDINGS } from '../say-letter.js';

const WHEN = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** An instant as people in England read it: "5 April 2027 at 14:05". */
export const sayInstant = (at: Date): string => WHEN.format(at);

interface LetterShape {
  readonly id: string;
  readonly kindTitle: string;
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly toAddress: string;
  readonly subject: string;
  readonly standing: Standing;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly tries: number;
  readonly nextTryAt: Date | null;
  readonly failure: string | null;
  readonly batch: { readonly id: string; readonly title: string; readonly holdUntil: Date } | null;
}

/** A tag for how a letter stands. */
export const tagOf = (standing: Standing): { readonly text: string; readonly classes: string } => ({
  text: STANDING_TAGS[standing].text,
  classes: `govuk-tag--${STANDING_TAGS[standing].colour}`,
});

/** A letter as a row of a list. */
export const viewLetterRow = (letter: LetterShape) => ({
  href: `/letters/${letter.id}`,
  subject: letter.subject,
  kind: letter.kindTitle,
  to: letter.person?.name ?? letter.toAddress,
  address: letter.person === null ? null : letter.toAddress,
  tag: tagOf(letter.standing),
  when: sayInstant(letter.sentAt ?? letter.createdAt),
});

/** What can be asked of the list, with what is asked now. */
export const viewFilters = (
  asked: { readonly q?: string | undefined; readonly kind?: string | undefined; readonly state?: string | undefined },
  kinds: readonly { readonly kind: string; readonly title: string }[],
) => ({
  q: asked.q ?? '',
  kinds: [{ value: '', text: 'All kinds' }, ...kinds.map(({ kind, title }) => ({ value: kind, text: title }))].map(
    (item) => ({ ...item, selected: item.value === (asked.kind ?? '') }),
  ),
  states: [
    { value: '', text: 'Any state' },
    ...STANDINGS.map((standing) => ({ value: standing, text: STANDING_TAGS[standing].text })),
  ].map((item) => ({ ...item, selected: item.value === (asked.state ?? '') })),
});

/** Links to the pages before and after this one, in the form of the part `listPages`. */
export function viewPaging(
  path: string,
  asked: Readonly<Record<string, string | undefined>>,
  { page, pageSize, total }: { readonly page: number; readonly pageSize: number; readonly total: number },
) {
  const hrefOf = (wanted: number): string => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(asked)) if (value) query.set(name, value);
    query.set('page', String(wanted));
    return `${path}?${query.toString()}`;
  };
  const last = Math.max(1, Math.ceil(total / pageSize));
  return {
    summary: `Page ${page} of ${last}, ${total.toLocaleString('en-GB')} in all`,
    ...(page > 1 ? { previousHref: hrefOf(page - 1) } : {}),
    ...(page < last ? { nextHref: hrefOf(page + 1) } : {}),
  };
}

/** What may stand in the body that our layout writes; a letter's HTML of any other form is not shown on a page. */
const OUR_MARK_UP = /^(?:[^<>]|<\/?(?:p|h2|ul|li|a)>|<br>|<a href="https?:[^"<>]*">)*$/;

/** One letter. @param body what the layout wrote of its HTML; empty without one. */
export const viewLetter = (
  letter: LetterShape & {
    readonly text: string;
    readonly calendar: {
      readonly method: string;
      readonly status: string;
      readonly sequence: number;
      readonly summary: string;
      readonly firstDay: string;
      readonly lastDay: string;
    } | null;
    readonly events: readonly {
      readonly at: Date;
      readonly event: string;
      readonly detail: string | null;
      readonly by: string | null;
    }[];
  },
  body: string,
) => ({
  id: letter.id,
  subject: letter.subject,
  kind: letter.kindTitle,
  to: letter.person?.name ?? null,
  address: letter.toAddress,
  written: sayInstant(letter.createdAt),
  batch: letter.batch,
  tag: tagOf(letter.standing),
  sentence: sayStanding({
    standing: letter.standing,
    tries: letter.tries,
    nextTry: letter.nextTryAt && sayInstant(letter.nextTryAt),
    heldUntil: letter.batch && sayInstant(letter.batch.holdUntil),
    ended: letter.sentAt && sayInstant(letter.sentAt),
    failure: letter.failure,
  }),
  canBeRecalled: letter.standing === 'held',
  canBeSentAgain: ['bounced', 'undeliverable', 'unknown'].includes(letter.standing),
  text: letter.text,
  html: OUR_MARK_UP.test(body) ? body : '',
  calendar:
    letter.calendar === null
      ? null
      : `${letter.calendar.method === 'CANCEL' ? 'Takes out' : letter.calendar.status === 'tentative' ? 'Holds' : 'Confirms'} “${letter.calendar.summary}” from ${sayDate(letter.calendar.firstDay)} to ${sayDate(letter.calendar.lastDay)}${letter.calendar.sequence > 0 ? `, change ${letter.calendar.sequence}` : ''}.`,
  events: letter.events.map(({ at, event, detail, by }) => ({
    when: sayInstant(at),
    what: sayEvent(event),
    detail,
    by,
  })),
});

interface BatchShape {
  readonly id: string;
  readonly title: string;
  readonly state: 'held' | 'released' | 'recalled';
  readonly createdAt: Date;
  readonly createdBy: { readonly name: string } | null;
  readonly holdUntil: Date;
  readonly endedAt: Date | null;
  readonly letters: number;
  readonly standings: Readonly<Partial<Record<Standing, number>>>;
}

/** A batch, for the list and for its own page. */
export const viewBatch = (batch: BatchShape) => ({
  id: batch.id,
  href: `/letter-batches/${batch.id}`,
  title: batch.title,
  letters: batch.letters,
  isHeld: batch.state === 'held',
  sentence: `${sayBatch(batch)} Opened on ${sayInstant(batch.createdAt)} by ${batch.createdBy?.name ?? 'the service'}.`,
  standings: STANDINGS.flatMap((standing) => {
    const count = batch.standings[standing];
    return count === undefined ? [] : [{ ...tagOf(standing), count }];
  }),
});

function sayBatch({ state, holdUntil, endedAt }: BatchShape): string {
  if (state === 'held') return `Held until ${sayInstant(holdUntil)}, and can be recalled until then.`;
  const when = endedAt === null ? '' : ` on ${sayInstant(endedAt)}`;
  return state === 'released' ? `Sent${when}.` : `Recalled${when}.`;
}
