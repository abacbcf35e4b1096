import { type Tx } from '../platform/database/database.js';

/** How a page introduces a member of a team. */
export interface MemberNames {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly isFictional: boolean;
}

/** What a coordinator calls the people, kinds and themes of one team. */
export interface TeamNames {
  readonly members: ReadonlyMap<string, MemberNames>;
  readonly kinds: ReadonlyMap<string, string>;
  readonly themes: ReadonlyMap<string, string>;
}

export async function loadTeamNames(tx: Tx, peerIds: readonly string[]): Promise<TeamNames> {
  const members = await tx.query<MemberNames[]>(
    `select p.id, n.name, o.name as organisation, n.is_fictional as "isFictional"
       from peer p join person n on n.id = p.person_id join organisation o on o.id = p.organisation_id
      where p.id = any ($1::uuid[])`,
    [peerIds],
  );
  const words = (table: 'peer_kind' | 'theme') =>
    tx.query<{ code: string; name: string }[]>(`select code, name from ${table}`);
  const toMap = (rows: readonly { code: string; name: string }[]) =>
    new Map(rows.map(({ code, name }) => [code, name]));
  return {
    members: new Map(members.map((each) => [each.id, each])),
    kinds: toMap(await words('peer_kind')),
    themes: toMap(await words('theme')),
  };
}
