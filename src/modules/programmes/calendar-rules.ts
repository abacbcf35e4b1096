/**
 * Every rule that closes a week, gives it a cost or makes a peer unavailable, as data: its id (kept with each reason), its
 * number in the constraint catalogue where it has one, what it says in one sentence, and its source.
 */
export const CALENDAR_RULES = {
  'bank-holiday-week': {
    constraint: 'T11',
    sentence: 'A week with too few days for the team on site is closed.',
    source: 'Banking and Financial Dealings Act 1971, Schedule 1; the one week on site of the paper of March 2007',
  },
  christmas: {
    constraint: 'T07',
    sentence: 'The week of Christmas Day and the weeks after it are closed.',
    source: 'Assumption: custom of the programme',
  },
  easter: {
    constraint: 'T11',
    sentence: 'The weeks of Good Friday and Easter Monday are closed.',
    source: 'Assumption: custom of the programme; the dates by the Calendar (New Style) Act 1750',
  },
  august: {
    constraint: 'T08',
    sentence: 'Weeks that begin in August, and so many before, are closed for the recess.',
    source: 'Assumption: custom of councils',
  },
  override: {
    constraint: null,
    sentence: 'A coordinator opened or closed the week by hand, with a reason.',
    source: 'The coordinator',
  },
  'pre-election-period': {
    constraint: 'T04',
    sentence: 'No challenge between the latest day for the notice of election and a week after the poll.',
    source: 'SI 2006/3304, Schedules 2 and 3; LGA, A short guide to publicity during the pre-election period',
  },
  'after-poll': {
    constraint: 'T06',
    sentence: 'Weeks soon after a poll have a cost: the annual council may choose another leader.',
    source: 'Assumption: leaders were confirmed up to three weeks after the polls of May 2025',
  },
  'budget-season': {
    constraint: 'T12',
    sentence: 'Weeks in which the council sets its budget have a cost.',
    source: 'Local Government Finance Act 1992, section 30(6) (before 11 March); from February by custom (Assumption)',
  },
  'risk-assessment-date': {
    constraint: 'T17',
    sentence: "Weeks whose final report would come too late for the area's risk assessment have a cost.",
    source: 'LGA and IDeA, Developing the new performance framework for localities, March 2007',
  },
  'distance-from-wish': {
    constraint: 'T23',
    sentence: "Weeks have a cost that grows with the square of the distance from the council's wish.",
    source: "The council's wish; Assumption: being twice as far from it is four times as bad",
  },
  'outside-window': {
    constraint: 'T23',
    sentence: 'Weeks outside the window that the council asked for are not on offer.',
    source: "The council's wish",
  },
  'council-blocked': {
    constraint: 'T13',
    sentence: 'Weeks that the council ruled out are not on offer.',
    source: 'The council',
  },
  'lead-time': {
    constraint: 'T15',
    sentence: 'A challenge is commissioned long enough ahead of its week on site.',
    source: 'LGA, Peer challenge process (scoping four to six months ahead); paper of March 2007',
  },
  'not-in-force': {
    constraint: 'T20',
    sentence: 'A council is challenged only while it exists.',
    source: "The council's dates in the register of councils",
  },
  'party-conference': {
    constraint: 'T09',
    sentence: 'Members of a party, and councils it controls, are not called on in its conference week.',
    source: 'Assumption: the table of party conferences',
  },
  'election-of-home-council': {
    constraint: 'T05',
    sentence: 'An elected member is not called on while the home council is in its pre-election period.',
    source: 'SI 2006/3304, Schedules 2 and 3; Assumption: members are busy at home until a week after the poll',
  },
  'closed-week': {
    constraint: null,
    sentence: 'Nobody is called on in a week that is closed for the whole programme.',
    source: 'The calendar of the programme year',
  },
  'own-answer': {
    constraint: 'T03',
    sentence: 'A peer serves only in weeks that he or she declared free.',
    source: 'The peer',
  },
} as const satisfies Readonly<Record<string, { constraint: string | null; sentence: string; source: string }>>;

export type CalendarRuleId = keyof typeof CALENDAR_RULES;

/**
 * One reason for what the calendar says of a week. `closed` and `open` decide, `cost` adds `points` (0 for the others).
 * `sentence` gives the values of the case; `assumed` marks what rests on a guess: an unknown election cycle, a date not yet
 * announced, a custom.
 */
export interface CalendarReason {
  readonly rule: CalendarRuleId;
  readonly level: 'closed' | 'open' | 'cost';
  readonly points: number;
  readonly sentence: string;
  readonly source: string;
  readonly assumed: boolean;
}

/** A reason by its rule; the rule's own source unless the case has a nearer one, and no points unless it is a cost. */
export function reasonFor(
  rule: CalendarRuleId,
  level: CalendarReason['level'],
  sentence: string,
  more: { readonly points?: number; readonly source?: string; readonly assumed?: boolean } = {},
): CalendarReason {
  const source = more.source ?? CALENDAR_RULES[rule].source;
  return {
    rule,
    level,
    points: more.points ?? 0,
    sentence,
    source,
    assumed: more.assumed ?? source.startsWith('Assumption:'),
  };
}
