import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { doubleCsrf } from 'csrf-csrf';
import { type Request, type Response } from 'express';
import { Config } from '../config/config.js';
import { isHttps, nameCookie } from './cookies.js';
import { readCookie, type WebRequest, visitorOf } from './visitor.js';

export const FORM_TOKEN_FIELD = 'formToken';
const BROWSER_KNOWN_MS = 30 * 86_400_000;

/**
 * Tokens that a page form carries, so that only our own pages can make a browser post. A token belongs to the session, and
 * before sign-in to the browser, which is known by a random cookie.
 */
@Injectable()
export class FormTokens {
  private readonly csrf: ReturnType<typeof doubleCsrf>;
  private readonly browserCookie: string;
  private readonly isSecure: boolean;

  constructor(config: Config) {
    this.isSecure = isHttps(config);
    this.browserCookie = nameCookie(config, 'browser');
    this.csrf = doubleCsrf({
      getSecret: () => config.secretKey.toString('hex'),
      getSessionIdentifier: (request: WebRequest) =>
        visitorOf(request).credentialId ?? readCookie(request, this.browserCookie) ?? '',
      cookieName: nameCookie(config, 'form'),
      cookieOptions: { sameSite: 'lax', path: '/', secure: this.isSecure, httpOnly: true },
      getCsrfTokenFromRequest: (request) =>
        (request.body as Record<string, unknown> | undefined)?.[FORM_TOKEN_FIELD] as string,
    });
  }

  /** The token for a form on this answer's page; sets the cookies that go with it. */
  issue(request: Request, response: Response): string {
    this.knowBrowser(request, response);
    return this.csrf.generateCsrfToken(request, response);
  }

  /** Whether the form that was posted came from a page of ours. */
  isGenuine(request: WebRequest): boolean {
    return this.readBrowser(request) !== null && this.csrf.validateRequest(request);
  }

  /** The random name of the visitor's browser, or null before it was shown a form. */
  readBrowser(request: Request): string | null {
    return readCookie(request, this.browserCookie);
  }

  /** The same in a handler of a posted form, which proved that the browser has one. */
  getBrowser(request: Request): string {
    const browser = this.readBrowser(request);
    if (browser === null) throw new Error('A form passed without a browser name.');
    return browser;
  }

  private knowBrowser(request: Request, response: Response): void {
    if (this.readBrowser(request) !== null) return;
    const name = randomBytes(32).toString('base64url');
    response.cookie(this.browserCookie, name, {
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      secure: this.isSecure,
      maxAge: BROWSER_KNOWN_MS,
    });
    // The token of this very page is bound to the name that has just been given.
    (request.cookies as Record<string, unknown>)[this.browserCookie] = name;
  }
}
