import { type RequestHandler } from 'express';
import helmet, { type HelmetOptions } from 'helmet';
import { isApiPath } from './paths.js';

type Directives = Record<string, string[] | null>;

/** SHA-256 of the one inline script of govuk-frontend's page template; a test recomputes it. */
export const TEMPLATE_SCRIPT_HASH = "'sha256-GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw='";

const NOTHING: Directives = {
  defaultSrc: ["'none'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
};
const PAGES: Directives = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'", TEMPLATE_SCRIPT_HASH],
  styleSrc: ["'self'"],
  imgSrc: ["'self'"],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

/** Paths whose content policy is wider than that of all others, and why. There are no other exceptions. */
export const POLICY_EXCEPTIONS: Readonly<Record<string, { readonly reason: string; readonly directives: Directives }>> =
  {
    '/api/docs': {
      reason: 'Swagger UI sets style attributes and shows its icons from data: addresses.',
      directives: { styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:'] },
    },
  };

const YEAR_SECONDS = 31_536_000;

/** The content policy of a path, as helmet's directives. Pages may load from this service only; the API loads nothing. */
export function policyOf(path: string): Directives {
  const exception = POLICY_EXCEPTIONS[path.replace(/\/$/, '')];
  if (exception) return { ...PAGES, ...exception.directives };
  return isApiPath(path) ? NOTHING : PAGES;
}

/**
 * Security headers of every answer. HSTS only where people reach the service by https. Answers are not kept by anyone
 * (`no-store`) except static files, which set their own rule.
 */
export function securityHeaders(isHttps: boolean): RequestHandler {
  const withPolicy = (directives: Directives): ReturnType<typeof helmet> => {
    const options: HelmetOptions = {
      contentSecurityPolicy: {
        useDefaults: false,
        directives: isHttps ? { ...directives, upgradeInsecureRequests: [] } : directives,
      },
      strictTransportSecurity: isHttps ? { maxAge: YEAR_SECONDS, includeSubDomains: true } : false,
      referrerPolicy: { policy: 'no-referrer' },
      xFrameOptions: { action: 'deny' },
    };
    return helmet(options);
  };
  const known = new Map<string, ReturnType<typeof helmet>>();
  return (request, response, next) => {
    const directives = policyOf(request.path);
    const key = JSON.stringify(directives);
    const apply = known.get(key) ?? withPolicy(directives);
    known.set(key, apply);
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
    apply(request, response, next);
  };
}
