import path from 'node:path';
import { createRequire } from 'node:module';
import { Inject, Injectable } from '@nestjs/common';
import { type Response } from 'express';
import nunjucks from 'nunjucks';
import { Config } from '../config/config.js';
import { FORM_TOKEN_FIELD, FormTokens } from './form-tokens.js';
import { isHttps, nameCookie } from './cookies.js';
import { type Visitor, visitorOf, type WebRequest } from './visitor.js';

/** An entry of the service navigation; shown to visitors who hold one of `roles`. */
export interface NavigationEntry {
  readonly text: string;
  readonly href: string;
  readonly roles: readonly string[] | 'signed-in';
}
export const NAVIGATION = Symbol('NAVIGATION');

/** A fault of one form field, shown beside it and in the summary above. */
export interface FieldError {
  /** Id of the input that the summary links to. */
  readonly field: string;
  readonly message: string;
}

/** What a page is made of: `errors` shows the error summary; the rest belongs to the page. */
export interface PageModel {
  readonly errors?: readonly FieldError[];
  readonly [name: string]: unknown;
}

const modulesFolder = path.resolve(import.meta.dirname, '..', '..');
const govukFolder = path.resolve(
  path.dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json')),
  'dist',
);

/** Renders templates in the frame that all pages share. `accounts/sign-in` is `accounts/views/sign-in.njk`. */
@Injectable()
export class Pages {
  private readonly templates: nunjucks.Environment;
  private readonly flashCookie: string;
  private readonly isSecure: boolean;

  constructor(
    config: Config,
    private readonly formTokens: FormTokens,
    @Inject(NAVIGATION) private readonly navigation: readonly NavigationEntry[],
  ) {
    const loader = new nunjucks.FileSystemLoader([modulesFolder, govukFolder]);
    this.templates = new nunjucks.Environment(loader, { autoescape: true, throwOnUndefined: false });
    this.templates.addFilter(
      'count',
      (count: number, one: string, many: string) => `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`,
    );
    this.flashCookie = nameCookie(config, 'flash');
    this.isSecure = isHttps(config);
  }

  /** Sends a page. @param view `<room>/<page>`. A form with faults goes out with 422. */
  render(response: Response, view: string, model: PageModel = {}, status = model.errors?.length ? 422 : 200): void {
    const request: WebRequest = response.req;
    const visitor = visitorOf(request);
    const html = this.templates.render(toFile(view), {
      ...model,
      frame: {
        visitorName: visitor.name,
        isSignedIn: visitor.credential === 'session',
        navigation: this.navigationFor(visitor, request.path),
        formTokenField: FORM_TOKEN_FIELD,
        // Before the guard has run nobody knows whose token it would be.
        formToken: request.operation === undefined ? null : this.formTokens.issue(request, response),
        flash: this.takeFlash(request, response),
      },
    });
    response.status(status).type('html').send(html);
  }

  /** Keeps a sentence for the next page that this browser is shown, which tells it in a banner. Call it before redirecting. */
  flash(response: Response, sentence: string): void {
    response.cookie(this.flashCookie, sentence, {
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      secure: this.isSecure,
      signed: true,
    });
  }

  /** Compiles the frame, so that the first visitor does not wait for it. */
  warm(): void {
    this.templates.getTemplate(toFile('platform/web/layout'), true);
    this.templates.render(toFile('platform/web/error'), { status: 404, detail: '', frame: { navigation: [] } });
  }

  private takeFlash(request: WebRequest, response: Response): string | null {
    const sentence = (request.signedCookies as Record<string, unknown> | undefined)?.[this.flashCookie];
    if (typeof sentence !== 'string') return null;
    response.clearCookie(this.flashCookie, { httpOnly: true, sameSite: 'lax', path: '/', secure: this.isSecure });
    return sentence;
  }

  private navigationFor(visitor: Visitor, currentPath: string): object[] {
    if (visitor.credential !== 'session') return [];
    return this.navigation
      .filter(({ roles }) => roles === 'signed-in' || roles.some((role) => visitor.actor.roles.includes(role)))
      .map(({ text, href }) => ({ text, href, current: href === currentPath }));
  }
}

function toFile(view: string): string {
  const cut = view.lastIndexOf('/');
  return `${view.slice(0, cut)}/views/${view.slice(cut + 1)}.njk`;
}
