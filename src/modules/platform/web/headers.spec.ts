import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { policyOf, POLICY_EXCEPTIONS, TEMPLATE_SCRIPT_HASH } from './headers.js';

describe('the content policy', () => {
  it('allows the one inline script of the installed page template, as it is', () => {
    const folder = path.dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json'));
    const template = readFileSync(path.join(folder, 'dist/govuk/template.njk'), 'utf8');
    const scripts = [...template.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map((match) => match[1]!);
    expect(scripts.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`)).toEqual([
      TEMPLATE_SCRIPT_HASH,
    ]);
  });

  it.each(['/', '/sign-in', '/account', '/apiary'])('lets the page %s load from this service only', (path) => {
    expect(policyOf(path)).toMatchObject({ defaultSrc: ["'self'"], styleSrc: ["'self'"], frameAncestors: ["'none'"] });
  });

  it.each(['/api/councils', '/api/openapi.json', '/health/live'])('lets %s load nothing', (path) => {
    expect(policyOf(path)).toMatchObject({ defaultSrc: ["'none'"], frameAncestors: ["'none'"] });
  });

  it('is wider on one page only, and never for scripts', () => {
    expect(Object.keys(POLICY_EXCEPTIONS)).toEqual(['/api/docs']);
    expect(policyOf('/api/docs')).toMatchObject({ scriptSrc: ["'self'", TEMPLATE_SCRIPT_HASH] });
  });
});
