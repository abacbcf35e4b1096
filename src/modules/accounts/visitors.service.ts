import { Injectable } from '@nestjs/common';
import { type Request } from 'express';
import { Database, SYSTEM } from '../platform/database/database.js';
import { STRANGER, type Visitor } from '../platform/web/visitor.js';
import { ApiTokensService } from './api-tokens.service.js';
import { SessionsService } from './sessions.service.js';

/** Finds out who sends a request. */
@Injectable()
export class VisitorsService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionsService,
    private readonly tokens: ApiTokensService,
  ) {}

  /** The visitor that the request's API token or session cookie proves, or a stranger. Pages know no tokens. */
  async identify(request: Request, surface: 'page' | 'api'): Promise<Visitor> {
    const authorization = request.headers.authorization;
    if (surface === 'api' && authorization !== undefined) {
      const secret = /^Bearer ([\w-]{1,100})$/.exec(authorization)?.[1];
      return secret === undefined ? STRANGER : this.byToken(secret);
    }
    const secret = this.sessions.readSecret(request);
    return secret === null ? STRANGER : this.bySession(secret);
  }

  private async bySession(secret: string): Promise<Visitor> {
    const session = await this.database.inTransaction(SYSTEM, (tx) => this.sessions.find(tx, secret));
    if (!session) return STRANGER;
    return {
      actor: { kind: 'person', personId: session.personId, roles: session.roles },
      name: session.name,
      credential: 'session',
      credentialId: session.id,
      scopes: [],
    };
  }

  private async byToken(secret: string): Promise<Visitor> {
    const token = await this.database.inTransaction(SYSTEM, (tx) => this.tokens.find(tx, secret));
    if (!token) return STRANGER;
    return {
      actor: { kind: 'person', personId: token.personId, roles: token.roles },
      name: token.name,
      credential: 'token',
      credentialId: token.id,
      scopes: token.scopes,
    };
  }
}
