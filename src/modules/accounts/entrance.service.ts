import { Injectable } from '@nestjs/common';
import { type Response } from 'express';
import { Database, SYSTEM, type Tx } from '../platform/database/database.js';
import { Pages } from '../platform/web/pages.js';
import { visitorOf, type WebRequest } from '../platform/web/visitor.js';
import { isStaff, type Method } from './session-strength.js';
import { type NewSession, SessionsService } from './sessions.service.js';

interface Newcomer {
  roles: string[];
  isFictional: boolean;
  hasSecondStep: boolean;
  hasPin: boolean;
}

const FIRST_PAGE = '/';
const REMINDER = 'Protect your account with a second step: set an authenticator app up on the page Account.';

/** What every way of signing in ends with: a session of a new name in the browser, and the page that comes next. */
@Injectable()
export class Entrance {
  constructor(
    private readonly database: Database,
    private readonly pages: Pages,
    private readonly sessions: SessionsService,
  ) {}

  /** Lets somebody in. Whatever session the browser brought along ends here. */
  async enter(
    request: WebRequest,
    response: Response,
    { personId, session }: { readonly personId: string; readonly session: NewSession },
  ): Promise<void> {
    const { credential, credentialId } = visitorOf(request);
    const newcomer = await this.database.inTransaction(SYSTEM, async (tx) => {
      if (credential === 'session' && credentialId !== null) await this.sessions.end(tx, credentialId);
      return this.describe(tx, personId);
    });
    this.sessions.giveCookie(response, session.secret);
    const staff = isStaff(newcomer.roles);
    if (staff && !newcomer.hasSecondStep && !newcomer.isFictional) this.pages.flash(response, REMINDER);
    response.redirect(303, staff || newcomer.hasSecondStep || newcomer.hasPin ? FIRST_PAGE : '/account/pin');
  }

  /** Goes on in a session of a new name that has proved one more method. */
  async strengthen(request: WebRequest, response: Response, method: Method): Promise<void> {
    const { actor, credentialId } = visitorOf(request);
    const { secret } = await this.database.inTransaction(actor, (tx) =>
      this.sessions.strengthen(tx, credentialId!, method),
    );
    this.sessions.giveCookie(response, secret);
  }

  private async describe(tx: Tx, personId: string): Promise<Newcomer> {
    const [row] = await tx.query<Newcomer[]>(
      `select p.is_fictional as "isFictional",
              array(select distinct g.role from role_grant g where g.person_id = p.id and g.revoked_at is null) as roles,
              exists (select from second_factor f where f.person_id = p.id and f.secret_cipher is not null) as "hasSecondStep",
              exists (select from pin where pin.person_id = p.id) as "hasPin"
         from person p where p.id = $1`,
      [personId],
    );
    return row!;
  }
}
