import { randomUUID } from 'node:crypto';
import { type RequestHandler } from 'express';
import { Log } from '../log/log.js';
import { type WebRequest, visitorOf } from './visitor.js';

/**
 * Gives each request an id and writes one line when it ends: the pattern of its route, never its address, which may hold a
 * token or a person's data.
 */
export function accessLog(log: Log): RequestHandler {
  return (incoming, response, next) => {
    const request: WebRequest = incoming;
    request.requestId = randomUUID();
    response.setHeader('X-Request-Id', request.requestId);
    const startedAt = process.hrtime.bigint();
    response.on('close', () => {
      const route = request.route as { path?: unknown } | undefined;
      log.info('request', {
        method: request.method,
        route: typeof route?.path === 'string' ? route.path : 'unmatched',
        operation: request.operation ?? null,
        status: response.statusCode,
        elapsedMs: Math.round(Number(process.hrtime.bigint() - startedAt) / 1e6),
        requestId: request.requestId ?? null,
        personId: visitorOf(request).actor.personId,
      });
    });
    next();
  };
}
