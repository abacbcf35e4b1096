import { saySharedService } from './say-shared-service.js';

describe('what two councils share', () => {
  it.each([
    ['chief-executive', '', 'a chief executive'],
    ['management-team', '', 'a management team'],
    ['service', 'revenues and benefits', 'a service (revenues and benefits)'],
  ] as const)('%s of "%s" reads "%s"', (shares, what, words) => {
    expect(saySharedService({ shares, what })).toBe(words);
  });
});
