import { authorise, type Claim, reachesAll, type TargetFacts } from './authorise.js';
import { type OperationRule } from './operations.js';
import { type Grant } from './roles.js';

const holding = (...grants: Grant[]): Claim => ({ credential: 'session', grants, scopes: [] });
const everywhere = { role: 'coordinator', scope: null } as const;
const inYear = { role: 'coordinator', scope: 'Y1' } as const;

const stranger: Claim = { credential: 'none', grants: [], scopes: [] };
const coordinator = holding(everywhere);
const nobodyInParticular = holding();
const readToken: Claim = { credential: 'token', grants: [everywhere], scopes: ['read'] };
const writeToken: Claim = { ...readToken, scopes: ['read', 'write'] };

const forCoordinators: OperationRule = {
  surface: 'api',
  who: { coordinator: 'any' },
  targets: [],
  credentials: ['session', 'token'],
};
const bySessionOnly: OperationRule = { ...forCoordinators, credentials: ['session'] };
const forAnyone: OperationRule = { ...forCoordinators, who: 'anyone' };
const forSignedIn: OperationRule = { ...forCoordinators, who: 'signed-in' };
const ofAllYears: OperationRule = { ...forCoordinators, who: { coordinator: 'unlimited' } };
const ofOwnPlan: OperationRule = {
  ...forCoordinators,
  who: { administrator: 'any', coordinator: 'own' },
  targets: ['plan'],
};
const ofOwnList: OperationRule = { ...ofOwnPlan, targets: [] };

describe('who may perform an operation', () => {
  it.each([
    ['a stranger may do what anyone may', forAnyone, stranger, 'GET', 'allowed'],
    ['a stranger must sign in for all else', forSignedIn, stranger, 'GET', 'unauthenticated'],
    ['a person without a role may do what the signed-in may', forSignedIn, nobodyInParticular, 'POST', 'allowed'],
    ['a person without the role is refused', forCoordinators, nobodyInParticular, 'GET', 'forbidden'],
    [
      'a person without the role is refused before any object is looked at',
      ofOwnPlan,
      nobodyInParticular,
      'GET',
      'forbidden',
    ],
    ['a coordinator may do a coordinator’s work', forCoordinators, coordinator, 'POST', 'allowed'],
    ['so may one of a single year', forCoordinators, holding(inYear), 'POST', 'allowed'],
    [
      'what only those of all years may, one of a single year may not',
      ofAllYears,
      holding(inYear),
      'POST',
      'forbidden',
    ],
    ['what only those of all years may, they may', ofAllYears, coordinator, 'POST', 'allowed'],
    ['a coordinator of all years needs no look at the object', ofOwnPlan, coordinator, 'GET', 'allowed'],
    [
      'an administrator needs none either',
      ofOwnPlan,
      holding({ role: 'administrator', scope: null }),
      'GET',
      'allowed',
    ],
    ['for one of a single year it depends', ofOwnPlan, holding(inYear), 'GET', 'depends'],
    ['a list of one’s own depends on nothing', ofOwnList, holding(inYear), 'GET', 'allowed'],
    ['a token that may read reads', forCoordinators, readToken, 'GET', 'allowed'],
    ['a token that may only read changes nothing', forCoordinators, readToken, 'POST', 'forbidden'],
    ['a token that may write deletes too', forCoordinators, writeToken, 'DELETE', 'allowed'],
    ['a token is refused where only a session counts', bySessionOnly, writeToken, 'POST', 'forbidden'],
  ] as const)('%s', (_, rule, claim, method, verdict) => {
    expect(authorise(rule, claim, method)).toBe(verdict);
  });
});

describe('which objects an operation reaches', () => {
  const plan: TargetFacts = { state: 'proposed', within: { year: ['Y1'] } };
  const otherPlan: TargetFacts = { state: 'proposed', within: { year: ['Y2'] } };
  const challenge: TargetFacts = { state: 'proposed', within: { year: ['Y1'], council: ['KEN'], manager: [] } };
  const council: TargetFacts = { state: null, within: { council: ['KEN'] } };
  const peer: TargetFacts = { state: null, within: { peer: ['P1'] } };
  const team: TargetFacts = { state: 'accepted', within: { region: ['London'] } };

  const lead = holding({ role: 'council-lead', scope: 'KEN' });
  const leadElsewhere = holding({ role: 'council-lead', scope: 'ESX' });
  const associate = holding({ role: 'regional-associate', scope: 'London' });
  const ofTwo = holding({ role: 'coordinator', scope: 'Y3' }, inYear);
  const forCouncils: OperationRule = { ...ofOwnPlan, who: { coordinator: 'own', 'council-lead': 'own' } };
  const onceAccepted: OperationRule = { ...ofOwnPlan, who: { 'regional-associate': { ownIn: ['accepted'] } } };

  it.each([
    ['a plan of the coordinator’s year', ofOwnPlan, holding(inYear), [plan], true],
    ['no plan of another year', ofOwnPlan, holding(inYear), [otherPlan], false],
    ['nothing that does not exist', ofOwnPlan, holding(inYear), [null], false],
    ['a plan of any year whose coordinator they are', ofOwnPlan, ofTwo, [plan], true],
    ['nothing with one object of two in another year', ofOwnPlan, holding(inYear), [otherPlan, challenge], false],
    ['nothing with one object of two unknown', ofOwnPlan, holding(inYear), [plan, null], false],
    ['objects that have nothing to do with years, beside one that has', ofOwnPlan, holding(inYear), [plan, peer], true],
    ['nothing that has nothing to do with years alone', ofOwnPlan, holding(inYear), [peer], false],
    ['a challenge of the lead’s council', forCouncils, lead, [challenge, council], true],
    ['no challenge of another council', forCouncils, leadElsewhere, [challenge, council], false],
    ['nothing by a role that the rule does not name', ofOwnPlan, lead, [challenge], false],
    ['an object in a state that is open to the role', onceAccepted, associate, [team], true],
    ['no object in another state', onceAccepted, associate, [{ ...team, state: 'proposed' }], false],
    [
      'no object of another region in that state',
      onceAccepted,
      associate,
      [{ ...team, within: { region: ['Kent'] } }],
      false,
    ],
  ] as const)('%s', (_, rule, claim, targets, expected) => {
    expect(reachesAll(rule, claim, targets)).toBe(expected);
  });
});
