import { toFormFaults } from './form-faults.js';

const errorOf = (facts: object): Error => Object.assign(new Error('It clashes.'), facts);

describe('the faults of a form', () => {
  it('stand at the fields that an error names', () => {
    const details = { errors: [{ in: 'body', pointer: '/targets', detail: 'No such kind.' }] };
    expect(toFormFaults(errorOf({ kind: 'invalid', details }), 'name')).toEqual([
      { field: 'targets', message: 'No such kind.' },
    ]);
  });

  it('stand at the given field where an error names none', () => {
    expect(toFormFaults(errorOf({ kind: 'conflict' }), 'name')).toEqual([{ field: 'name', message: 'It clashes.' }]);
  });

  it('are none of what nobody can mend', () => {
    expect(toFormFaults(errorOf({ kind: 'not-found' }), 'name')).toBeNull();
    expect(toFormFaults(new TypeError('bug'), 'name')).toBeNull();
    expect(toFormFaults('conflict', 'name')).toBeNull();
  });
});
