import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Request } from 'express';
import { type Actor, ANONYMOUS } from '../database/database.js';

/** Who sends a request, as the guard found out. */
export interface Visitor {
  readonly actor: Actor;
  /** Display name for the page frame. */
  readonly name: string | null;
  readonly credential: 'none' | 'session' | 'token';
  /** Id of the session or API token. */
  readonly credentialId: string | null;
  /** What an API token may do; a session may do both. */
  readonly scopes: readonly string[];
}

export const STRANGER: Visitor = { actor: ANONYMOUS, name: null, credential: 'none', credentialId: null, scopes: [] };

/** A request on its way through the service: the middleware gives it an id, the guard a visitor and an operation. */
export interface WebRequest extends Request {
  requestId?: string;
  visitor?: Visitor;
  operation?: string;
}

/** The visitor; a stranger until the guard has run. */
export const visitorOf = (request: WebRequest): Visitor => request.visitor ?? STRANGER;

/** The network address that sends a request, for counting. Behind a proxy it needs TRUST_PROXY. */
export const callerOf = (request: WebRequest): string => request.ip ?? 'unknown';

/** Injects who acts into a handler: `@CurrentActor() actor: Actor`. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor => visitorOf(context.switchToHttp().getRequest<WebRequest>()).actor,
);

/** One cookie of the request, or null. */
export function readCookie(request: Request, name: string): string | null {
  const cookies = request.cookies as Record<string, unknown> | undefined;
  const value = cookies?.[name];
  return typeof value === 'string' && value !== '' ? value : null;
}
