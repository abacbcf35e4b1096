import { type IsoDate } from '../platform/clock/iso-date.js';

/** A seat as it stands; the holder is who was asked, else whom the plan chose. */
export interface StandingSeat {
  readonly id: string;
  readonly kind: string | null;
  readonly state: 'vacant' | 'offered' | 'accepted' | 'confirmed' | 'released';
  readonly holder: string | null;
}

/** A team as it stands. */
export interface StandingTeam {
  readonly id: string;
  readonly challengeId: string;
  readonly monday: IsoDate;
  readonly isWeekAccepted: boolean;
  /** Whether anybody was ever asked for one of its seats. */
  readonly hasAsked: boolean;
  readonly seats: readonly StandingSeat[];
}

/** A team as another plan has it. */
export interface WantedTeam {
  readonly challengeId: string;
  readonly monday: IsoDate;
  readonly seats: readonly WantedSeat[];
}

export interface WantedSeat {
  readonly kind: string | null;
  readonly chosenPeerId: string | null;
}

/** What becomes of one team that stays, in its week or another. */
export interface ChangedTeam {
  readonly id: string;
  readonly challengeId: string;
  /** The week that it moves to, or null where it stays. */
  readonly movesTo: IsoDate | null;
  /** Seats whose holder was asked and is on the team no more, or was asked for another week. */
  readonly released: readonly StandingSeat[];
  /** Seats that nobody was asked for and that are needed no more. */
  readonly removed: readonly string[];
  /** Seats that nobody was asked for, with whom they are for now; null for nobody yet. */
  readonly rechosen: readonly { readonly id: string; readonly chosenPeerId: string | null }[];
  readonly added: readonly WantedSeat[];
}

/** What has to be done so that the teams are those of another plan. */
export interface TeamChanges {
  readonly unchanged: readonly StandingTeam[];
  readonly changed: readonly ChangedTeam[];
  /** Of which nothing has come yet. */
  readonly disbanded: readonly StandingTeam[];
  readonly formed: readonly WantedTeam[];
  /** Challenges that cannot be changed so, by why: the other plan defers them, or their week has begun. */
  readonly refused: readonly { readonly challengeId: string; readonly why: 'under-way' | 'begun' }[];
}

/**
 * What sets the teams of a year apart from those that another plan wants. Whoever stays keeps their seat, as far as they have come.
 * A seat that nobody was asked for can pass to another of its kind; one whose holder was asked never does: it is released, and so
 * is one that was asked for a week that moves, because a yes to one week is none to another.
 * @param today teams whose Monday is not after it have begun, and stay as they are
 */
export function changeTeams(
  standing: readonly StandingTeam[],
  wanted: readonly WantedTeam[],
  today: IsoDate,
): TeamChanges {
  const wantedOf = new Map(wanted.map((team) => [team.challengeId, team]));
  const known = new Set(standing.map(({ challengeId }) => challengeId));
  const formed = wanted.filter(({ challengeId }) => !known.has(challengeId));
  const unchanged: StandingTeam[] = [];
  const changed: ChangedTeam[] = [];
  const disbanded: StandingTeam[] = [];
  const refused: TeamChanges['refused'][number][] = formed
    .filter(({ monday }) => monday <= today)
    .map(({ challengeId }) => ({ challengeId, why: 'begun' }));
  for (const team of standing) {
    const { challengeId, monday } = team;
    const now = wantedOf.get(challengeId);
    if (now && monday === now.monday && (monday <= today ? hasSamePeople(team, now) : isSame(team, now)))
      unchanged.push(team);
    else if (monday <= today || (now && now.monday <= today)) refused.push({ challengeId, why: 'begun' });
    else if (now) changed.push(changeTeam(team, now));
    else if (isUnderWay(team)) refused.push({ challengeId, why: 'under-way' });
    else disbanded.push(team);
  }
  return { unchanged, changed, disbanded, formed, refused };
}

function changeTeam(team: StandingTeam, { monday, seats }: WantedTeam): ChangedTeam {
  const moves = monday !== team.monday;
  const live = team.seats.filter(({ state }) => state !== 'released');
  const wantedPeers = new Set(seats.map(({ chosenPeerId }) => chosenPeerId));
  const stays = ({ state, holder }: StandingSeat): boolean =>
    holder !== null && wantedPeers.has(holder) && (state === 'vacant' || !moves);
  const staying = new Set(live.filter(stays).map(({ holder }) => holder));
  const free = live.filter((seat) => !stays(seat) && seat.state === 'vacant');
  const added: WantedSeat[] = [];
  const rechosen: { id: string; chosenPeerId: string | null }[] = [];
  for (const seat of seats.filter(({ chosenPeerId }) => chosenPeerId === null || !staying.has(chosenPeerId))) {
    const at = free.findIndex(({ kind }) => kind === seat.kind);
    if (at < 0) added.push(seat);
    else {
      const [reused] = free.splice(at, 1);
      if (reused!.holder !== seat.chosenPeerId) rechosen.push({ id: reused!.id, chosenPeerId: seat.chosenPeerId });
    }
  }
  return {
    id: team.id,
    challengeId: team.challengeId,
    movesTo: moves ? monday : null,
    released: live.filter((seat) => !stays(seat) && seat.state !== 'vacant'),
    removed: free.map(({ id }) => id),
    rechosen,
    added,
  };
}

function isSame(team: StandingTeam, wanted: WantedTeam): boolean {
  const { released, removed, rechosen, added } = changeTeam(team, wanted);
  return released.length + removed.length + rechosen.length + added.length === 0;
}

function hasSamePeople(team: StandingTeam, wanted: WantedTeam): boolean {
  const were = team.seats.filter(({ state, holder }) => state !== 'released' && holder !== null);
  const are = new Set(wanted.seats.map(({ chosenPeerId }) => chosenPeerId).filter((peer) => peer !== null));
  return were.length === are.size && were.every(({ holder }) => are.has(holder!));
}

const isUnderWay = ({ isWeekAccepted, hasAsked, seats }: StandingTeam): boolean =>
  isWeekAccepted || hasAsked || seats.some(({ state }) => state !== 'vacant');
