import { type Facts } from '../encode-problem.js';
import { type Entry, type LinearProgramme } from '../linear-programme.js';

/** The rules on home organisations in the model of a year: deployments are noted first, then the rows are laid. */
export class OrganisationModel {
  /** Deployments from each organisation in each week, by `organisation * weeks + week`. */
  private readonly away = new Map<number, Entry[]>();
  /** Deployments from each organisation on each challenge, by `organisation * challenges + challenge`, with their weeks. */
  private readonly visits = new Map<number, [column: number, week: number][]>();

  constructor(private readonly facts: Facts) {}

  /** Remembers a deployment for the rules on organisations. @param challenge where it is known. */
  note(peer: number, week: number, column: number, challenge?: number): void {
    const { facts } = this;
    const organisation = facts.peers.organisation[peer]!;
    const away = this.away.get(organisation * facts.weeks + week) ?? [];
    this.away.set(organisation * facts.weeks + week, [...away, [column, 1]]);
    if (challenge === undefined) return;
    const at = organisation * facts.challenges.count + challenge;
    this.visits.set(at, [...(this.visits.get(at) ?? []), [column, week]]);
  }

  /** Rules on organisations: 3 (one a team), 6 and 8 (how many are away, and none while at home), 9 (no visits both ways). */
  lay(programme: LinearProgramme, presence: readonly ReadonlyMap<number, number>[]): void {
    const { facts } = this;
    const { challenges, problem, weeks } = facts;
    const challengeOf = new Map(Array.from(challenges.organisation, (organisation, c) => [organisation, c]));
    for (const [at, entries] of this.away) {
      const home = challengeOf.get(Math.floor(at / weeks));
      const atHome = home === undefined ? undefined : presence[home]!.get(at % weeks);
      const most = problem.maxAwayPerOrganisation;
      programme.row(-Infinity, most, [...entries, ...(atHome === undefined ? [] : [[atHome, most] as const])]);
    }
    for (const [at, visits] of this.visits) {
      const [organisation, c] = [Math.floor(at / challenges.count), at % challenges.count];
      for (const [week, isThere] of presence[c]!) {
        const inWeek = visits.filter((visit) => visit[1] === week).map(([column]): Entry => [column, 1]);
        if (inWeek.length > 0) programme.row(-Infinity, 0, [...inWeek, [isThere, -1]]);
      }
      const home = challengeOf.get(organisation);
      const back =
        home === undefined ? undefined : this.visits.get(challenges.organisation[c]! * challenges.count + home);
      if (home !== undefined && home < c && back !== undefined)
        programme.row(
          -Infinity,
          1,
          [...visits, ...back].map(([column]): Entry => [column, 1]),
        );
    }
  }
}
