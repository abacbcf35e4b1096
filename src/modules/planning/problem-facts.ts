import { type SoftTerm } from '../../scheduling/problem.js';
import { type IsoDate } from '../platform/clock/iso-date.js';
import { type CalendarWeek, type WeekOverride } from '../programmes/calendar-of-weeks.js';
import { type PartyConference } from '../programmes/party-conferences.js';
import { type Poll } from '../programmes/pre-election-period.js';
import { type ProgrammeSettings } from '../programmes/programme-settings.js';

/**
 * What the planning room knows of a programme year before it is a problem: plain facts from the tables of other rooms. Parties
 * of peers are opaque tokens already; those that control councils are public and carry both.
 */
export interface ProblemFacts {
  readonly year: YearFacts;
  readonly kinds: readonly KindFacts[];
  readonly challenges: readonly ChallengeFacts[];
  readonly peers: readonly PeerFacts[];
  /** Pairs of councils that border each other, both ways round: code, then code of the neighbour. */
  readonly neighbours: ReadonlyMap<string, ReadonlyMap<string, NeighbourFacts>>;
  /** Pairs of councils that share something, both ways round. */
  readonly shared: ReadonlyMap<string, ReadonlyMap<string, readonly SharedFacts[]>>;
}

/** What ties councils to one another, whoever is asked. */
export type CouncilTies = Pick<ProblemFacts, 'neighbours' | 'shared'>;

export interface Party {
  readonly name: string;
  readonly token: string;
}

export interface YearFacts {
  readonly reference: string;
  /** A Monday. */
  readonly startsOn: IsoDate;
  readonly weekCount: number;
  readonly budgetDays: number;
  readonly managers: number;
  readonly managerRestWeeks: number;
  readonly weeklyCapacity: number;
  readonly settings: ProgrammeSettings;
  readonly weights: Readonly<Record<SoftTerm, number>>;
  /** The calendar of the year, with what was decided by hand for everyone. */
  readonly weeks: readonly CalendarWeek[];
  readonly conferences: readonly ConferenceFacts[];
}

/** The conference week of a party; peers know it by the token alone. */
export interface ConferenceFacts extends PartyConference {
  readonly token: string;
}

export interface KindFacts {
  readonly code: string;
  readonly daysPerDeployment: number;
  readonly vacancyWeight: number;
  readonly isElectedMember: boolean;
  readonly canLead: boolean;
  readonly isLocalGovernment: boolean;
}

export interface CouncilFacts {
  readonly code: string;
  readonly name: string;
  readonly class: string;
  readonly county: string | null;
  readonly region: string;
  readonly easting: number;
  readonly northing: number;
  readonly validFrom: IsoDate | null;
  readonly validTo: IsoDate | null;
  /** The controlling party; null for no overall control, and where `isControlKnown` is false. */
  readonly control: Party | null;
  readonly isControlKnown: boolean;
  readonly polls: readonly Poll[];
  /** Codes of councils that it took over from. */
  readonly predecessors: readonly string[];
}

export interface NeighbourFacts {
  readonly isAssumption: boolean;
  readonly source: string;
}

/** What two councils share, over time. */
export interface SharedFacts {
  /** In words: "a chief executive", "a service (revenues)". */
  readonly what: string;
  readonly since: IsoDate | null;
  /** Null while it lasts. */
  readonly until: IsoDate | null;
  readonly source: string;
}

export interface ChallengeFacts {
  readonly id: string;
  readonly reference: string;
  readonly council: CouncilFacts;
  readonly priority: number;
  readonly minSize: number;
  readonly maxSize: number;
  readonly kinds: Readonly<Record<string, readonly [min: number, max: number]>>;
  readonly themes: readonly { readonly theme: string; readonly weight: number; readonly experts: number }[];
  readonly commissionedOn: IsoDate | null;
  readonly wish: IsoDate | null;
  readonly earliest: IsoDate | null;
  readonly latest: IsoDate | null;
  readonly blockedWeeks: readonly IsoDate[];
  readonly riskAssessmentOn: IsoDate | null;
  readonly pinnedWeek: IsoDate | null;
  readonly pinnedPeerIds: readonly string[];
  /** What was decided by hand for its council alone. */
  readonly overrides: readonly WeekOverride[];
}

/** An accredited peer. */
export interface PeerFacts {
  readonly id: string;
  readonly reference: string;
  readonly kind: string;
  /** Opaque token, elected members only. */
  readonly partyToken: string | null;
  /** Code of the home council, or the reference of another organisation. */
  readonly organisation: string;
  readonly homeCouncil: HomeCouncilFacts | null;
  readonly region: string;
  readonly easting: number;
  readonly northing: number;
  readonly themes: readonly string[];
  readonly maxDays: number;
  readonly maxTravelKm: number;
  readonly experience: number;
  readonly carriedOver: number;
  readonly acceptance: number;
  readonly accreditedUntil: IsoDate | null;
  /** What the peer marked: letters from a Monday on; a later entry speaks over an earlier one. */
  readonly answers: readonly { readonly startsOn: IsoDate; readonly letters: string }[];
  readonly posts: readonly PostFacts[];
  readonly pastTeams: readonly PastTeam[];
  readonly declared: readonly DeclaredConflict[];
}

/** What binds a peer to councils. */
export type PeerTies = Pick<PeerFacts, 'homeCouncil' | 'posts' | 'pastTeams' | 'declared'>;

export interface HomeCouncilFacts {
  readonly code: string;
  readonly name: string;
  readonly class: string;
  readonly county: string | null;
  readonly polls: readonly Poll[];
}

/** A post at a council, now or once. */
export interface PostFacts {
  readonly councilCode: string;
  readonly councilName: string;
  /** Code of its county council; null where there is none. */
  readonly county: string | null;
  readonly since: IsoDate | null;
  /** Null while it lasts. */
  readonly until: IsoDate | null;
  readonly source: string;
}

/** A team of the past on which the peer served. */
export interface PastTeam {
  readonly councilCode: string;
  /** Last day on site. */
  readonly endedOn: IsoDate;
}

/** A conflict that was declared or recorded by hand. */
export interface DeclaredConflict {
  readonly councilCode: string;
  readonly reason: string;
  readonly since: IsoDate | null;
  readonly until: IsoDate | null;
  readonly source: string;
}
