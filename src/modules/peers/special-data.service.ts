import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config/config.js';
import { Database, type Tx } from '../platform/database/database.js';
import { decryptSpecial, encryptSpecial } from './special-data.js';

const BATCH = 1000;

/** The party of peers: the one way to rows that have a grant and a key of their own. */
@Injectable()
export class SpecialDataService {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /** Parties by peer id, of these peers or of all; a peer without a party is not in the map. */
  async readParties(tx: Tx, peerIds: readonly string[] | null = null): Promise<Map<string, string>> {
    const rows = await this.database.withSpecialData(tx, () =>
      tx.query<{ peer_id: string; party_cipher: Buffer }[]>(
        `select peer_id, party_cipher from peer_special
          where party_cipher is not null and ($1::uuid[] is null or peer_id = any ($1))`,
        [peerIds],
      ),
    );
    return new Map(rows.map((row) => [row.peer_id, decryptSpecial(row.party_cipher, this.config.specialDataKey)]));
  }

  /** Records parties by peer id, null for none. Give only those that change: every write is a version and an audit row. */
  async writeParties(tx: Tx, parties: ReadonlyMap<string, string | null>): Promise<void> {
    const entries = [...parties];
    await this.database.withSpecialData(tx, async () => {
      for (let from = 0; from < entries.length; from += BATCH) {
        const batch = entries.slice(from, from + BATCH);
        await tx.query(
          `insert into peer_special (peer_id, party_cipher) select * from unnest($1::uuid[], $2::bytea[])
             on conflict (peer_id) do update set party_cipher = excluded.party_cipher, version = peer_special.version + 1`,
          [
            batch.map(([peerId]) => peerId),
            batch.map(([, party]) => (party === null ? null : encryptSpecial(party, this.config.specialDataKey))),
          ],
        );
      }
    });
  }
}
