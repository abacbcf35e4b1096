import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { Database, SYSTEM, type Tx } from '../platform/database/database.js';
import { type Sweep, SweepsEvery } from '../platform/jobs/define-job.js';
import { Letters } from '../platform/mail/letters.js';
import { writeOnBehalfLetter } from './assistant.email.js';
import { type PastSave } from './load-marking.query.js';
import { viewSaves } from './views/marking.view.js';

/** Saves of one sitting go into one letter. Assumption: a sitting ends within the hour. */
const COLLECT_MINUTES = 60;
const MINUTE_MS = 60_000;

interface Untold extends PastSave {
  readonly id: string;
  readonly peerId: string;
  readonly personId: string;
  readonly address: string | null;
}

/** Tells peers what was saved on their behalf, in one letter an hour after the first save of which they do not know. */
@Injectable()
@SweepsEvery({ name: 'peers.tell-on-behalf', everySeconds: 300 })
export class TellOnBehalfSweep implements Sweep {
  constructor(
    private readonly database: Database,
    private readonly letters: Letters,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async sweep(): Promise<void> {
    await this.database.inTransaction(SYSTEM, async (tx) => {
      const byPeer = new Map<string, Untold[]>();
      for (const save of await this.takeUntold(tx)) byPeer.set(save.peerId, [...(byPeer.get(save.peerId) ?? []), save]);
      for (const saves of byPeer.values()) await this.tell(tx, saves);
    });
  }

  private async takeUntold(tx: Tx): Promise<Untold[]> {
    return tx.query<Untold[]>(
      `select s.id, s.peer_id as "peerId", p.person_id as "personId", a.address, s.saved_at as "savedAt", n.name as by,
              s.is_on_behalf as "isOnBehalf", jsonb_array_length(s.weeks) as weeks
         from availability_save s join peer p on p.id = s.peer_id left join person n on n.id = s.saved_by
              left join person_address a on a.person_id = p.person_id and a.is_primary
        where s.is_on_behalf and s.told_at is null
          and exists (select from availability_save f where f.peer_id = s.peer_id and f.is_on_behalf and f.told_at is null and f.saved_at <= $1)
        order by s.saved_at for update of s skip locked`,
      [new Date(this.clock.now().getTime() - COLLECT_MINUTES * MINUTE_MS)],
    );
  }

  private async tell(tx: Tx, saves: readonly Untold[]): Promise<void> {
    const { id, personId, address } = saves[0]!;
    await tx.query('update availability_save set told_at = $2, version = version + 1 where id = any ($1)', [
      saves.map((save) => save.id),
      this.clock.now(),
    ]);
    if (address === null) return;
    const link = `${this.config.publicBaseUrl}/my/availability`;
    await this.letters.write(tx, {
      ...writeOnBehalfLetter({ saves: viewSaves(saves.map((save) => ({ ...save, isOnBehalf: false }))), link }),
      kind: 'peers.saved-on-behalf',
      dedupeKey: id,
      personId,
      toAddress: address,
    });
  }
}
