import { Injectable } from '@nestjs/common';
import { type Request } from 'express';
import { Database, SYSTEM } from '../platform/database/database.js';
import { STRANGER, type Visitor } from '../platform/web/visitor.js';
import { ApiTokensService } from './api-tokens.service.js';
import { type Grant } from './roles.js';
import { SessionsService } from './sessions.service.js';

const rolesOf = (grants: readonly Grant[]): string[] => [...new Set(grants.map(({ role }) => role))];

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

  private async bySession(secret: string): Promise<KnownVisitor> {
    const session = await this.database.inTransaction(SYSTEM, (tx) => this.sessions.find(tx, secret));
    if (!session) return UNKNOWN;
    return {
      actor: { kind: 'person', personId: session.personId, roles: rolesOf(session.grants) },
      name: session.name,
      credential: 'session',
      credentialId: session.id,
      scopes: [],
      grants: session.grants,
    };
  }

  private async byToken(secret: string): Promise<KnownVisitor> {
    const token = await this.database.inTransaction(SYSTEM, (tx) => this.tokens.find(tx, secret));
    if (!token) return UNKNOWN;
    return {
      actor: { kind: 'person', personId: token.personId, roles: rolesOf(token.grants) },
      name: token.name,
      credential: 'token',
      credentialId: token.id,
      scopes: token.scopes,
      grants: token.grants,
    };
  }
}
