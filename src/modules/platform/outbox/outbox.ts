import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Tx } from '../database/database.js';
import { type JobDefinition } from '../jobs/define-job.js';

/** Messages that commit with the change they belong to. The row is the truth; the queue only rings. */
@Injectable()
export class Outbox {
  /**
   * Leaves a message for `job`, in the caller's transaction. Delivered at least once after the commit, never before it.
   * @param payload ids only: queues and logs must hold nothing about a person.
   * @returns id of the row.
   */
  async add<Payload>(tx: Tx, job: JobDefinition<Payload>, payload: Payload): Promise<string> {
    const rows: { id: string }[] = await tx.query('insert into outbox (job, payload) values ($1, $2) returning id', [
      job.name,
      JSON.stringify(job.payload.parse(payload)),
    ]);
    return rows[0]!.id;
  }

  /** Leaves one message for each payload, as `add` does. @returns ids of the rows, in the order of the payloads. */
  async addAll<Payload>(tx: Tx, job: JobDefinition<Payload>, payloads: readonly Payload[]): Promise<string[]> {
    const messages = payloads.map((payload) => ({ id: randomUUID(), payload: job.payload.parse(payload) }));
    await tx.query(
      `insert into outbox (id, job, payload)
       select m.id, $1, m.payload from jsonb_to_recordset($2::jsonb) as m (id uuid, payload jsonb)`,
      [job.name, JSON.stringify(messages)],
    );
    return messages.map(({ id }) => id);
  }
}
