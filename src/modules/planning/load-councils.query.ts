import { type ElectionCycle } from '../councils/election-cycle.js';
import { type IsoDate } from '../platform/clock/iso-date.js';
import { type Tx } from '../platform/database/database.js';
import { type ConfirmedYear, pollsOf } from './council-polls.js';
import { spanOf } from './find-conflicts.js';
import { type PartyTokens } from './party-tokens.js';
import { type CouncilFacts, type NeighbourFacts, type ProblemFacts, type YearFacts } from './problem-facts.js';

interface CouncilRow {
  id: string;
  code: string;
  name: string;
  class: string;
  county: string | null;
  region: string;
  easting: number | null;
  northing: number | null;
  validFrom: IsoDate | null;
  validTo: IsoDate | null;
  successors: string[];
  cycle: ElectionCycle;
  electionYear: number | null;
  electionSource: string | null;
  party: string | null;
  confirmed: ConfirmedYear[];
}

/** A council of the register; one that ended before positions were kept has none. */
export type RegisteredCouncil = Omit<CouncilFacts, 'easting' | 'northing'> & {
  readonly easting: number | null;
  readonly northing: number | null;
};

/** Every council by its id, with the party in control by the end of the year and the polls that can touch it. */
export async function loadCouncils(
  tx: Tx,
  year: Pick<YearFacts, 'startsOn' | 'weekCount'>,
  tokens: PartyTokens,
): Promise<Map<string, RegisteredCouncil>> {
  const { from, to } = spanOf(year);
  const rows = await tx.query<CouncilRow[]>(
    `select c.id, c.code, c.name, c.class, c.county_code as county, c.region, c.easting, c.northing,
            c.valid_from::text as "validFrom", c.valid_to::text as "validTo", c.successor_codes as successors,
            c.election_cycle as cycle, c.election_year as "electionYear", c.election_source as "electionSource",
            k.party, coalesce(p.confirmed, '[]') as confirmed
       from council c
       left join (select distinct on (council_id) council_id, party from council_control
                   where since < $1 order by council_id, since desc) k on k.council_id = c.id
       left join (select council_id, jsonb_agg(jsonb_build_object('year', poll_year, 'isHeld', is_held, 'day', polls_on,
                          'source', source) order by poll_year) as confirmed
                    from council_poll group by council_id) p on p.council_id = c.id`,
    [to],
  );
  const predecessors = new Map<string, string[]>();
  for (const { code, successors } of rows)
    for (const successor of successors) predecessors.set(successor, [...(predecessors.get(successor) ?? []), code]);
  return new Map(
    rows.map((row) => {
      const { cycle, electionYear, electionSource, party, confirmed } = row;
      const record = { cycle, year: electionYear, source: electionSource ?? 'Not known', confirmed };
      const council: RegisteredCouncil = {
        code: row.code,
        name: row.name,
        class: row.class,
        county: row.county,
        region: row.region,
        easting: row.easting,
        northing: row.northing,
        validFrom: row.validFrom,
        validTo: row.validTo,
        control: party === null ? null : tokens.partyOf(party),
        polls: pollsOf(record, from, to),
        predecessors: predecessors.get(row.code)?.sort() ?? [],
      };
      return [row.id, council];
    }),
  );
}

/** Which councils border which, both ways round. */
export async function loadNeighbours(tx: Tx): Promise<ProblemFacts['neighbours']> {
  const rows = await tx.query<(NeighbourFacts & { a: string; b: string })[]>(
    `select code_a as a, code_b as b, is_assumption as "isAssumption", source from council_neighbour where is_neighbour`,
  );
  const neighbours = new Map<string, Map<string, NeighbourFacts>>();
  const add = (from: string, to: string, facts: NeighbourFacts) => {
    const known = neighbours.get(from) ?? new Map<string, NeighbourFacts>();
    neighbours.set(from, known.set(to, facts));
  };
  for (const { a, b, isAssumption, source } of rows) {
    add(a, b, { isAssumption, source });
    add(b, a, { isAssumption, source });
  }
  return neighbours;
}
