import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type Observable } from 'rxjs';
import { DomainError } from '../errors/domain-error.js';
import { FormTokens } from './form-tokens.js';
import { isApiPath } from './paths.js';
import { visitorOf, type WebRequest } from './visitor.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses changes that another site makes a browser send. Pages need the form's token; the API with a cookie needs a header
 * that no plain form can send. Both need Sec-Fetch-Site, where the browser sends it, to say that the request is ours.
 */
@Injectable()
export class OriginInterceptor implements NestInterceptor {
  constructor(private readonly formTokens: FormTokens) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<WebRequest>();
    if (!SAFE_METHODS.has(request.method)) this.refuseForeign(request);
    return next.handle();
  }

  private refuseForeign(request: WebRequest): void {
    const isApi = isApiPath(request.path);
    if (isApi && visitorOf(request).credential !== 'session') return;
    const site = request.headers['sec-fetch-site'];
    const isOurs = site === undefined || site === 'same-origin' || (isApi && site === 'none');
    if (isApi && (!isOurs || request.headers['x-requested-with'] === undefined)) {
      throw new DomainError(
        'forbidden',
        'platform.cross-site',
        'A change made with a session cookie must come from this service and carry the header X-Requested-With. Programs use an API token.',
      );
    }
    if (!isApi && (!isOurs || !this.formTokens.isGenuine(request))) {
      throw new DomainError(
        'forbidden',
        'platform.form-expired',
        'This form is too old or was not made for this browser. Go back, load the page again and repeat what you did. Cookies must be allowed.',
      );
    }
  }
}
