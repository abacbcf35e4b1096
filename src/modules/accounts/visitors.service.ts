import { Injectable } from '@nestjs/common';
import { type Request } from 'express';
import { Config } from '../platform/config/config.js';
import { Database, SYSTEM, type Tx } from '../platform/database/database.js';
import { STRANGER, type Visitor } from '../platform/web/visitor.js';
import { ApiTokensService } from './api-tokens.service.js';
import { loadReach } from './reach.query.js';
import { type Grant } from './roles.js';
import { findStepDue, isConfirmed, type StepDue } from './session-strength.js';
import { type LiveSession, SessionsService } from './sessions.service.js';

/** A visitor with what they hold. */
export interface KnownVisitor extends Visitor {
  readonly grants: readonly Grant[];
}

/** A visitor together with what their session owes and has proved. */
export interface Recognised {
  readonly visitor: KnownVisitor;
  readonly due: StepDue | null;
  readonly isConfirmed: boolean;
}

const UNPROVEN = { due: null, isConfirmed: false };
const UNKNOWN: Recognised = { visitor: { ...STRANGER, grants: [] }, ...UNPROVEN };

/** Finds out who sends a request. */
@Injectable()
export class VisitorsService {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly sessions: SessionsService,
    private readonly tokens: ApiTokensService,
  ) {}

  /** The visitor that the request's API token or session cookie proves, or a stranger. Pages know no tokens. */
  async identify(request: Request, surface: 'page' | 'api'): Promise<Recognised> {
    const authorization = request.headers.authorization;
    if (surface === 'api' && authorization !== undefined) {
      const secret = /^Bearer ([\w-]{1,100})$/.exec(authorization)?.[1];
      return secret === undefined ? UNKNOWN : this.byToken(secret);
    }
    const secret = this.sessions.readSecret(request);
    return secret === null ? UNKNOWN : this.bySession(secret);
  }

  private bySession(secret: string): Promise<Recognised> {
    return this.database.inTransaction(SYSTEM, async (tx) => {
      const session = await this.sessions.find(tx, secret);
      if (!session) return UNKNOWN;
      const due = findStepDue({ ...session, roles: rolesOf(session.grants) }, this.config.staffSecondFactor);
      // A session that still owes a step carries no role, so that nothing that forgets to ask gives it anything.
      const known = due === null ? session : { ...session, grants: [] };
      const visitor = await visitorOf(tx, known, { credential: 'session', scopes: [] });
      return { visitor, due, isConfirmed: isConfirmed(session.methods) };
    });
  }

  private byToken(secret: string): Promise<Recognised> {
    return this.database.inTransaction(SYSTEM, async (tx) => {
      const token = await this.tokens.find(tx, secret);
      if (!token) return UNKNOWN;
      const visitor = await visitorOf(tx, token, { credential: 'token', scopes: token.scopes });
      return { visitor, ...UNPROVEN };
    });
  }
}

const rolesOf = (grants: readonly Grant[]): string[] => [...new Set(grants.map(({ role }) => role))];

/** A person with their roles, and the rows that these let them meet. */
async function visitorOf(
  tx: Tx,
  { id, personId, name, grants }: Pick<LiveSession, 'id' | 'personId' | 'name' | 'grants'>,
  proof: Pick<Visitor, 'credential' | 'scopes'>,
): Promise<KnownVisitor> {
  const reach = await loadReach(tx, grants);
  const actor = { kind: 'person', personId, roles: rolesOf(grants), reach } as const;
  return { actor, name, credentialId: id, grants, ...proof };
}
