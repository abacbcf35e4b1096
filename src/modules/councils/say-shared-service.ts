/** What councils share: a person at the top, the people at the top, or a service. */
export const SHARED_KINDS = ['chief-executive', 'management-team', 'service'] as const;
export type SharedKind = (typeof SHARED_KINDS)[number];

const WORDS: Readonly<Record<SharedKind, string>> = {
  'chief-executive': 'a chief executive',
  'management-team': 'a management team',
  service: 'a service',
};

/** "a chief executive", "a service (revenues and benefits)". */
export const saySharedService = ({ shares, what }: { readonly shares: SharedKind; readonly what: string }): string =>
  what === '' ? WORDS[shares] : `${WORDS[shares]} (${what})`;
