import { authorise, type Claim } from './authorise.js';
import { type OperationRule } from './operations.js';

const stranger: Claim = { credential: 'none', roles: [], scopes: [] };
const coordinator: Claim = { credential: 'session', roles: ['coordinator'], scopes: [] };
const nobodyInParticular: Claim = { credential: 'session', roles: [], scopes: [] };
const readToken: Claim = { credential: 'token', roles: ['coordinator'], scopes: ['read'] };
const writeToken: Claim = { credential: 'token', roles: ['coordinator'], scopes: ['read', 'write'] };

const forCoordinators: OperationRule = { surface: 'api', who: ['coordinator'], credentials: ['session', 'token'] };
const bySessionOnly: OperationRule = { ...forCoordinators, credentials: ['session'] };
const forAnyone: OperationRule = { ...forCoordinators, who: 'anyone' };
const forSignedIn: OperationRule = { ...forCoordinators, who: 'signed-in' };

describe('who may perform an operation', () => {
  it.each([
    ['a stranger may do what anyone may', forAnyone, stranger, 'GET', 'allowed'],
    ['a stranger must sign in for all else', forSignedIn, stranger, 'GET', 'unauthenticated'],
    ['a person without a role may do what the signed-in may', forSignedIn, nobodyInParticular, 'POST', 'allowed'],
    ['a person without the role is refused', forCoordinators, nobodyInParticular, 'GET', 'forbidden'],
    ['a coordinator may do a coordinator’s work', forCoordinators, coordinator, 'POST', 'allowed'],
    ['a token that may read reads', forCoordinators, readToken, 'GET', 'allowed'],
    ['a token that may only read changes nothing', forCoordinators, readToken, 'POST', 'forbidden'],
    ['a token that may write deletes too', forCoordinators, writeToken, 'DELETE', 'allowed'],
    ['a token is refused where only a session counts', bySessionOnly, writeToken, 'POST', 'forbidden'],
  ] as const)('%s', (_, rule, claim, method, verdict) => {
    expect(authorise(rule, claim, method)).toBe(verdict);
  });
});
