import { isApiPath } from './paths.js';

describe('an address is for programs', () => {
  it.each(['/api', '/api/councils', '/api/openapi.json', '/health/live'])('when it is %s', (path) => {
    expect(isApiPath(path)).toBe(true);
  });

  it.each(['/', '/sign-in', '/api/docs', '/apiary', '/healthy', '/account/api'])('and not when it is %s', (path) => {
    expect(isApiPath(path)).toBe(false);
  });
});
