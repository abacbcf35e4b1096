import { readFileSync } from 'node:fs';
import { OPERATIONS } from './operations.js';
import { operationsPage } from './operations-page.js';

describe('docs/operations.md', () => {
  it('shows the table of operations as it is; npm run docs writes it', () => {
    expect(readFileSync('docs/operations.md', 'utf8')).toBe(operationsPage(OPERATIONS));
  });

  it('says of each operation the objects, the roles with their reach, and the proof', () => {
    const page = operationsPage({
      'teams.read-team': {
        surface: 'api',
        who: { administrator: 'any', coordinator: 'own', 'regional-associate': { ownIn: ['accepted'] } },
        targets: ['team'],
        credentials: ['session', 'token'],
      },
      'accounts.show-sign-in': { surface: 'page', who: 'anyone', targets: [], credentials: ['session'] },
    });
    expect(page).toContain(
      '| teams.read-team | team | administrator, coordinator (own), regional associate (own, while accepted) | api, session or token |',
    );
    expect(page).toContain('| accounts.show-sign-in | – | anyone | page, session |');
  });
});
