import { findPathParameters } from './path-targets.js';

describe('what the parameters of a path name', () => {
  it.each([
    ['/api/plans/:id', [['id', 'plan']]],
    ['/api/teams/:id', [['id', 'team']]],
    [
      '/plans/:planId/teams/:challengeId/letter',
      [
        ['planId', 'plan'],
        ['challengeId', 'challenge'],
      ],
    ],
    [
      '/api/programme-years/:id/calendar/councils/:code',
      [
        ['id', 'programme-year'],
        ['code', 'council'],
      ],
    ],
    [
      '/api/programme-years/:id/exports/:kind.csv',
      [
        ['id', 'programme-year'],
        ['kind', 'open'],
      ],
    ],
    [
      '/api/peers/:id/conflicts/:conflictId',
      [
        ['id', 'peer'],
        ['conflictId', 'part'],
      ],
    ],
    ['/api/things/:id', [['id', null]]],
    ['/api/peers', []],
  ] as const)('%s', (path, expected) => {
    expect(findPathParameters(path).map(({ name, names }) => [name, names])).toEqual(expected);
  });
});
