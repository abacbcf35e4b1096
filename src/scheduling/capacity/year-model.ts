import { type Highs } from 'highs';
import { type Facts } from '../encode-problem.js';
import { type Aim, layChallenge } from './challenge-model.js';
import { type Entry, LinearProgramme, LoadedProgramme } from '../linear-programme.js';
import { OrganisationModel } from './organisation-model.js';
import { maySit, type PeerSupply, tightStretches } from './supply.js';

/** Peers of a kind free for a challenge in a week up to whom it is worth saying that nobody else can come. */
const FEW = 3;

/** How much of the rules the model of a year keeps; whatever it leaves out can only make its answer smaller. */
export interface ModelChoice {
  readonly aim: Aim;
  /** How each kind of peer is reckoned with; a kind that is not named is counted over the whole year. */
  readonly detail: ReadonlyMap<number, 'weeks' | 'names'>;
  /** Whether a deployment counts with the peer's chance of a yes. */
  readonly withRefusals: boolean;
  /**
   * Most copies of one peer that `setPool` will ask for; they count as peers of other organisations. 1 for the present pool,
   * which is then held to its pins and to the rules on organisations too.
   */
  readonly mostCopies: number;
}

/** Limits of rows that grow with the number of copies of peers. */
interface PoolRow {
  readonly row: number;
  readonly shares: readonly (readonly [peer: number, share: number])[];
}

/**
 * A year as a linear programme: every challenge gets a week or is deferred, and members of each kind or vacancies, within
 * the weeks' capacity, the managers, the budget, and what the peers can give. With every kind by name it keeps every hard rule.
 * By the week it knows who may serve where only for challenges that few may serve; counted, not even who is free when.
 * Source: docs/planning/PROBLEM.md, docs/adr/0019.
 */
export class YearModel {
  private readonly programme = new LinearProgramme();
  private readonly poolRows: PoolRow[] = [];
  private loaded: LoadedProgramme | null = null;
  /** Deferral of each challenge, and its presence in each of its weeks. */
  private readonly deferral: number[] = [];
  private readonly presence: ReadonlyMap<number, number>[] = [];
  private readonly organisations: OrganisationModel;

  constructor(
    private readonly facts: Facts,
    private readonly supplies: readonly PeerSupply[],
    private readonly choice: ModelChoice,
  ) {
    this.organisations = new OrganisationModel(facts);
    const seats = Array.from({ length: facts.challenges.count }, (_, c) => {
      const { members, deferral } = layChallenge(this.programme, facts, c, {
        aim: choice.aim,
        mustGo: facts.challenges.pinCount[c]! > 0 && choice.mostCopies === 1,
        mostOfKind: (k) => this.mostOfKind(c, k),
      });
      this.deferral.push(deferral);
      return members;
    });
    this.layWeeks();
    this.layBudget(seats);
    for (let k = 0; k < facts.kinds; k++) this.layKind(k, seats);
    if (choice.mostCopies === 1) this.organisations.lay(this.programme, this.presence);
  }

  /** Puts the model into the solver; `dispose` takes it out. */
  load(highs: Highs): LoadedProgramme {
    this.loaded = new LoadedProgramme(highs, this.programme);
    return this.loaded;
  }

  /** Asks for another pool: how many copies of each peer there are, in the order of the problem. */
  setPool(copies: ArrayLike<number>): void {
    for (const { row, shares } of this.poolRows)
      this.loaded!.limit(
        row,
        shares.reduce((sum, [peer, share]) => sum + share * copies[peer]!, 0),
      );
  }

  /** Presence of challenges in weeks, with the capacity of weeks and the managers. */
  private layWeeks(): void {
    const { programme, facts } = this;
    const { challenges, problem } = facts;
    const inWeek: Entry[][] = Array.from({ length: facts.weeks }, () => []);
    for (let c = 0; c < challenges.count; c++) {
      const presence = new Map<number, number>();
      for (let i = challenges.offerStart[c]!; i < challenges.offerStart[c + 1]!; i++) {
        const week = challenges.offer[i]!;
        const column = programme.column(0, 1);
        presence.set(week, column);
        inWeek[week]!.push([column, 1]);
      }
      this.presence.push(presence);
      programme.row(1, 1, [...[...presence.values()].map((column): Entry => [column, 1]), [this.deferral[c]!, 1]]);
    }
    inWeek.forEach((entries, week) => {
      if (entries.length > facts.capacity[week]!) programme.row(-Infinity, facts.capacity[week]!, entries);
      const stretch = inWeek.slice(week, week + problem.managerRestWeeks + 1).flat();
      if (stretch.length > problem.managers) programme.row(-Infinity, problem.managers, stretch);
    });
    this.layKin();
  }

  /** A county and its districts are on site far enough apart (rule 7). */
  private layKin(): void {
    const { challenges, problem } = this.facts;
    for (let c = 0; c < challenges.count; c++)
      for (let i = challenges.kinStart[c]!; i < challenges.kinStart[c + 1]!; i++)
        for (const [week, presence] of this.presence[c]!) {
          const close = [...this.presence[challenges.kin[i]!]!]
            .filter(([other]) => Math.abs(other - week) < problem.kinGapWeeks)
            .map(([, column]): Entry => [column, 1]);
          if (close.length > 0) this.programme.row(-Infinity, 1, [[presence, 1], ...close]);
        }
  }

  private layBudget(seats: readonly (readonly number[])[]): void {
    const { problem } = this.facts;
    const days = problem.kinds.map((kind) => problem.daysPerDeployment[kind] ?? 0);
    const spent = seats.flatMap((members) => members.map((column, k): Entry => [column, days[k]!]));
    this.programme.row(-Infinity, problem.budgetDays, spent);
  }

  /** What the peers of a kind can give. */
  private layKind(k: number, seats: readonly (readonly number[])[]): void {
    const { programme, choice } = this;
    const peers = this.supplies.filter(({ kind }) => kind === k);
    const detail = choice.detail.get(k);
    const chance = ({ acceptance }: PeerSupply): number => (choice.withRefusals ? acceptance : 1);
    if (detail === undefined) {
      const row = programme.row(
        -Infinity,
        peers.reduce((sum, peer) => sum + peer.deployments * chance(peer), 0),
        seats.map((members) => [members[k]!, 1]),
      );
      this.poolRows.push({ row, shares: peers.map((peer) => [peer.peer, peer.deployments * chance(peer)]) });
      return;
    }
    const given = peers.map((peer) => (detail === 'weeks' ? this.layWeeksOf(peer) : null));
    const inWeek: Entry[][] = Array.from({ length: this.facts.weeks }, () => []);
    const freeIn: [peer: number, given: Entry][][] = inWeek.map(() => []);
    given.forEach((columns, i) => {
      columns?.forEach((column, week) => {
        const entry: Entry = [column, -chance(peers[i]!)];
        inWeek[week]!.push(entry);
        freeIn[week]!.push([peers[i]!.peer, entry]);
      });
    });
    const byName = detail === 'names' ? this.layNames(k, peers, chance) : null;
    for (let c = 0; c < seats.length; c++) {
      const most = this.facts.challenges.kindMax[c * this.facts.kinds + k]!;
      if (most === 0) continue;
      const sum: Entry[] = [[seats[c]![k]!, -1]];
      for (const [week, presence] of this.presence[c]!) {
        const column = programme.column(0, most);
        sum.push([column, 1]);
        programme.row(-Infinity, 0, [
          [column, 1],
          [presence, -most],
        ]);
        if (byName === null) {
          inWeek[week]!.push([column, 1]);
          const free = this.fewFree(c, freeIn[week]!);
          if (free !== null) programme.row(-Infinity, 0, [[column, 1], ...free]);
        } else programme.row(-Infinity, 0, [[column, 1], ...byName(c, week)]);
      }
      programme.row(0, 0, sum);
    }
    if (byName === null) for (const entries of inWeek) if (entries.length > 0) programme.row(-Infinity, 0, entries);
  }

  /** What those of the free give who may serve a challenge, or null when they are more than few. */
  private fewFree(c: number, free: readonly (readonly [peer: number, given: Entry])[]): Entry[] | null {
    const found: Entry[] = [];
    for (const [peer, given] of free) {
      if (!maySit(this.facts, c, peer)) continue;
      if (found.length === FEW) return null;
      found.push(given);
    }
    return found;
  }

  /** Deployments of one peer by week, whoever they are for. */
  private layWeeksOf(peer: PeerSupply): Map<number, number> {
    const most = peer.deployments * this.choice.mostCopies;
    const columns = new Map(peer.weeks.map((week) => [week, this.programme.column(0, most)]));
    for (const [week, column] of columns) this.organisations.note(peer.peer, week, column);
    this.layLimits(peer, (week) => [[columns.get(week)!, 1]]);
    return columns;
  }

  /** Deployments of each peer on each challenge in each week. @returns what the peers give to a challenge in a week. */
  private layNames(
    k: number,
    peers: readonly PeerSupply[],
    chance: (peer: PeerSupply) => number,
  ): (challenge: number, week: number) => Entry[] {
    const { programme, facts } = this;
    const given = new Map<number, Entry[]>();
    const cell = (challenge: number, week: number): number => challenge * facts.weeks + week;
    for (const peer of peers) {
      const inWeek = new Map<number, Entry[]>(peer.weeks.map((week) => [week, []]));
      for (let c = 0; c < facts.challenges.count; c++) {
        if (!maySit(facts, c, peer.peer)) continue;
        for (const week of this.presence[c]!.keys()) {
          const entries = inWeek.get(week);
          if (entries === undefined) continue;
          const column = programme.column(0, 1);
          entries.push([column, 1]);
          this.organisations.note(peer.peer, week, column, c);
          const at = cell(c, week);
          given.set(at, [...(given.get(at) ?? []), [column, -chance(peer)]]);
        }
      }
      this.layLimits(peer, (week) => inWeek.get(week)!);
    }
    return (challenge, week) => given.get(cell(challenge, week)) ?? [];
  }

  /** The gap between two deployments of a peer, and the most in a year. */
  private layLimits(peer: PeerSupply, inWeek: (week: number) => readonly Entry[]): void {
    const stretches = tightStretches(peer.weeks, this.facts.problem.minGapWeeks);
    const limit = (weeks: readonly number[], most: number): void => {
      const row = this.programme.row(
        -Infinity,
        most,
        weeks.flatMap((week) => inWeek(week)),
      );
      this.poolRows.push({ row, shares: [[peer.peer, most]] });
    };
    for (const weeks of stretches) limit(weeks, 1);
    limit(peer.weeks, peer.deployments);
  }

  /** Most of a kind whom one challenge could have at once: those who may serve it in one of its weeks, one an organisation. */
  private mostOfKind(c: number, k: number): number {
    const { facts, choice } = this;
    if (choice.mostCopies > 1) return Infinity;
    const { offer, offerStart } = facts.challenges;
    const offered = new Set(offer.subarray(offerStart[c], offerStart[c + 1]));
    const organisations = new Set<number>();
    for (const { peer, kind, weeks } of this.supplies)
      if (kind === k && maySit(facts, c, peer) && weeks.some((week) => offered.has(week)))
        organisations.add(facts.peers.organisation[peer]!);
    return organisations.size;
  }
}
