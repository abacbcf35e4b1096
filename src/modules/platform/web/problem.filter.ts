import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { type Response } from 'express';
import { describeError, Log } from '../log/log.js';
import { Pages } from './pages.js';
import { isApiPath, SIGN_IN_PATH } from './paths.js';
import { describeFailure, type Failure, toProblem } from './problem.js';
import { type WebRequest, visitorOf } from './visitor.js';

/** The one place where errors become answers: problem+json for programs, a page for people. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Log,
    private readonly pages: Pages,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<WebRequest>();
    const response = host.switchToHttp().getResponse<Response>();
    const failure = describeFailure(error);
    const requestId = request.requestId ?? 'unknown';
    if (failure.status >= 500) {
      const { code, ...described } = describeError(error);
      this.log.error('request failed', { ...described, ...(code ? { reason: code } : {}), requestId });
    }
    if (response.headersSent) {
      response.end();
      return;
    }
    if (failure.retryAfterSeconds !== undefined) response.setHeader('Retry-After', failure.retryAfterSeconds);
    if (isApiPath(request.path)) {
      if (failure.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
      response.status(failure.status).type('application/problem+json').send(toProblem(failure, requestId));
    } else if (failure.status === 401) {
      const continueAt = failure.details?.['continueAt'];
      response.redirect(303, typeof continueAt === 'string' ? continueAt : SIGN_IN_PATH);
    } else {
      this.showPage(failure, requestId, request, response);
    }
  }

  private showPage(failure: Failure, requestId: string, request: WebRequest, response: Response): void {
    const { status, detail } = failure;
    const isSignedIn = visitorOf(request).credential === 'session';
    this.pages.render(response, 'platform/web/error', { status, detail, requestId, isSignedIn }, status);
  }
}
