import { findOperationFaults } from './find-operation-faults.js';
import { type OperationRule } from './operations.js';

const rule: OperationRule = { surface: 'api', who: 'signed-in', targets: [], credentials: ['session'] };
const table = { 'councils.list': rule };
const handler = { name: 'CouncilsController.list', operation: 'councils.list', isApi: true, path: '/api/councils' };

describe('the check of handlers against the table of operations', () => {
  it('is content when each handler has its one rule', () => {
    expect(findOperationFaults([handler], table)).toEqual([]);
  });

  it.each([
    [
      'a handler without an operation',
      [handler, { ...handler, name: 'X.y', operation: null }],
      /^X\.y names no operation/,
    ],
    [
      'a handler with an unknown one',
      [handler, { ...handler, name: 'X.y', operation: 'x.y' }],
      /^X\.y .*does not know/,
    ],
    [
      'two handlers of one operation',
      [handler, { ...handler, name: 'X.y' }],
      /^X\.y and CouncilsController\.list both/,
    ],
    ['a page in a place of the API', [{ ...handler, isApi: false }], /calls api; its path says otherwise/],
    ['a rule that no handler performs', [], /"councils\.list", which no handler performs/],
  ])('names %s', (_, handlers, fault) => {
    expect(findOperationFaults(handlers, table)).toEqual([expect.stringMatching(fault)]);
  });

  const forOwners: OperationRule = { ...rule, who: { coordinator: 'own' } };
  const faultsOf = (path: string, checked: OperationRule) =>
    findOperationFaults([{ ...handler, path }], { 'councils.list': checked });

  it('is content when a rule looks at the objects that its path names', () => {
    expect(faultsOf('/api/plans/:id', { ...forOwners, targets: ['plan'] })).toEqual([]);
    expect(faultsOf('/api/plans/:id', rule)).toEqual([]);
    expect(faultsOf('/api/plans/:id', { ...rule, who: { coordinator: 'any' } })).toEqual([]);
    expect(faultsOf('/api/peer-kinds/:code', forOwners)).toEqual([]);
  });

  it.each([
    ['an object that no rule looks at', '/api/plans/:id', forOwners, /names a plan in its path .*'plan'/],
    [
      'a target that the path lacks',
      '/api/plans',
      { ...forOwners, targets: ['plan'] },
      /looks at a plan, which its path/,
    ],
    ['a parameter of which nobody said what it names', '/api/things/:id', forOwners, /has :id in its path .*say in/],
  ] as const)('names %s', (_, path, checked, fault) => {
    expect(faultsOf(path, checked)).toEqual([expect.stringMatching(fault)]);
  });
});
