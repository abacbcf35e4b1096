/** One change to a year, as a scenario makes it. Weeks are indexes, days working days. */
export type Change =
  | { readonly kind: 'peer-leaves'; readonly peer: string }
  | { readonly kind: 'week-closes'; readonly week: number }
  /** Peers like those of this kind, drawn from `seed`; they are marked as invented. */
  | { readonly kind: 'more-peers'; readonly of: string; readonly count: number; readonly seed: number }
  /** Challenges that may be on site at once, in one week or (null) in every open one. */
  | { readonly kind: 'capacity'; readonly week: number | null; readonly challenges: number }
  | { readonly kind: 'budget'; readonly days: number }
  | { readonly kind: 'managers'; readonly managers: number };

export type ChangeKind = Change['kind'];

/** Most peers that one change may add. Assumption: half as many again as any real pool has of a kind. */
export const MOST_INVENTED = 400;
