import { Injectable } from '@nestjs/common';
import { Database, SYSTEM } from '../platform/database/database.js';
import { type Sweep, SweepsEvery } from '../platform/jobs/define-job.js';

/** Assumption: who asks about a visit does so within a month. */
const KEEP_DAYS = 30;

/** Forgets sessions and sign-in links some time after they ended, and requests and visits elsewhere that came to nothing. */
@Injectable()
@SweepsEvery({ name: 'accounts.forget-visits', everySeconds: 3600 })
export class ForgetVisitsSweep implements Sweep {
  constructor(private readonly database: Database) {}

  async sweep(): Promise<void> {
    await this.database.inTransaction(SYSTEM, async (tx) => {
      await tx.query("delete from sign_in_request where created_at < app_now() - interval '1 day'");
      await tx.query("delete from organisation_sign_in where expires_at < app_now() - interval '1 day'");
      await tx.query('delete from sign_in_grant where expires_at < app_now() - make_interval(days => $1)', [KEEP_DAYS]);
      await tx.query('delete from session where least(expires_at, ended_at) < app_now() - make_interval(days => $1)', [
        KEEP_DAYS,
      ]);
    });
  }
}
