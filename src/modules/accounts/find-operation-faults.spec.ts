import { findOperationFaults } from './find-operation-faults.js';
import { type OperationRule } from './operations.js';

const rule: OperationRule = { surface: 'api', who: 'signed-in', credentials: ['session'] };
const table = { 'councils.list': rule };
const handler = { name: 'CouncilsController.list', operation: 'councils.list', isApi: true };

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
});
