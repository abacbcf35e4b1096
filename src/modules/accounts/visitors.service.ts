import { Injectable } from '@nestjs/common';
import { type Request } from 'express';
import { Database, SYSTEM, type Tx } from '../platform/database/database.js';
import { STRANGER, type Visitor } from '../platform/web/visitor.js';
import { ApiTokensService } from './api-tokens.service.js';
import { loadReach } from './reach.query.js';
import { type Grant } from './roles.js';
import { type LiveSession, SessionsService } from './sessions.service.js';

/** A visitor with what they hold. */
export interface KnownVisitor extends Visitor {
  readonly grants: readonly Grant[];
}

const UNKNOWN: KnownVisitor = { ...STRANGER, grants: [] };

/** Finds out who sends a request. */
@Injectable()
export class VisitorsService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionsService,
    private readonly tokens: ApiTokensService,
  ) {}

  /** The visitor that the request's API token or session cookie proves, or a stranger. Pages know no tokens. */
  async identify(request: Request, surface: 'page' | 'api'): Promise<KnownVisitor> {
    const authorization = request.headers.authorization;
    if (surface === 'api' && authorization !== undefined) {
      const secret = /^Bearer ([\w-]{1,100})$/.exec(authorization)?.[1];
      return secret === undefined ? UNKNOWN : this.byToken(secret);
    }
    const secret = this.sessions.readSecret(request);
    return secret === null ? UNKNOWN : this.bySession(secret);
  }

  private bySession(secret: string): Promise<KnownVisitor> {
    return this.database.inTransaction(SYSTEM, async (tx) => {
      const session = await this.sessions.find(tx, secret);
      return session ? visitorOf(tx, session, { credential: 'session', scopes: [] }) : UNKNOWN;
    });
  }

  private byToken(secret: string): Promise<KnownVisitor> {
    return this.database.inTransaction(SYSTEM, async (tx) => {
      const token = await this.tokens.find(tx, secret);
      return token ? visitorOf(tx, token, { credential: 'token', scopes: token.scopes }) : UNKNOWN;
    });
  }
}

/** A person with their roles, and the rows that these let them meet. */
async function visitorOf(
  tx: Tx,
  { id, personId, name, grants }: LiveSession,
  proof: Pick<Visitor, 'credential' | 'scopes'>,
): Promise<KnownVisitor> {
  const roles = [...new Set(grants.map(({ role }) => role))];
  const reach = await loadReach(tx, grants);
  return { actor: { kind: 'person', personId, roles, reach }, name, credentialId: id, grants, ...proof };
}
