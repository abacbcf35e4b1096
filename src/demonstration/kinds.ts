/** What sets the peers of one kind apart in the demonstration's pool. */
export interface KindProfile {
  readonly kind: string;
  /** People in the trebled pool, and in the pool before leaders and chief executives were trebled. */
  readonly count: number;
  readonly countBeforeTreble: number;
  readonly isElected: boolean;
  /** Prefix of the references of their organisations; null when councils are their homes. */
  readonly sector: 'NHS' | 'VCS' | null;
  /** At most one of this kind comes from a council. */
  readonly onePerCouncil: boolean;
  /** Share of the weeks that suit. */
  readonly openShare: number;
  /** Mean chance of accepting an offer. Source: the suggested pool of the constraint study, an assumption. */
  readonly acceptance: number;
  readonly posts: readonly string[];
  /** The themes of the sector; null where the council's own are meant. */
  readonly themes: readonly string[] | null;
}

const council = { sector: null, themes: null } as const;

/** The kinds of the pool: 800 people trebled, 640 before. */
export const KIND_PROFILES: readonly KindProfile[] = [
  {
    ...council,
    kind: 'leader',
    count: 120,
    countBeforeTreble: 40,
    isElected: true,
    onePerCouncil: true,
    openShare: 0.2,
    acceptance: 0.45,
    posts: ['Leader of the council'],
  },
  {
    ...council,
    kind: 'chief-executive',
    count: 120,
    countBeforeTreble: 40,
    isElected: false,
    onePerCouncil: true,
    openShare: 0.2,
    acceptance: 0.5,
    posts: ['Chief executive'],
  },
  {
    ...council,
    kind: 'councillor',
    count: 112,
    countBeforeTreble: 112,
    isElected: true,
    onePerCouncil: false,
    openShare: 0.32,
    acceptance: 0.65,
    posts: ['Cabinet member', 'Deputy leader', 'Chair of scrutiny', 'Leader of the opposition', 'Group leader'],
  },
  {
    ...council,
    kind: 'officer',
    count: 272,
    countBeforeTreble: 272,
    isElected: false,
    onePerCouncil: false,
    openShare: 0.3,
    acceptance: 0.6,
    posts: [
      'Corporate director',
      'Director of resources',
      'Assistant chief executive',
      'Head of service',
      'Head of policy',
    ],
  },
  {
    kind: 'voluntary',
    count: 92,
    countBeforeTreble: 92,
    isElected: false,
    sector: 'VCS',
    onePerCouncil: false,
    openShare: 0.34,
    acceptance: 0.75,
    posts: ['Chief officer', 'Director', 'Chair of trustees'],
    themes: ['equalities', 'partnership-working', 'voluntary-sector-relations', 'community-safety', 'customer-insight'],
  },
  {
    kind: 'health',
    count: 84,
    countBeforeTreble: 84,
    isElected: false,
    sector: 'NHS',
    onePerCouncil: false,
    openShare: 0.26,
    acceptance: 0.6,
    posts: ['Director of public health', 'Chief operating officer', 'Director of strategy'],
    themes: ['adult-social-care', 'childrens-services', 'health-inequalities', 'partnership-working'],
  },
];
