import { viewManagers } from './challenge-managers.view.js';

describe('the staff list', () => {
  it('says leave in words, and puts who runs no more challenges last', () => {
    const gone = { id: '1', name: 'Ann', isActive: false, leave: [] };
    const leave = [
      { from: '2027-05-03', to: '2027-05-14' },
      { from: '2027-06-01', to: '2027-06-01' },
    ];
    expect(viewManagers([gone, { id: '2', name: 'Bob', isActive: true, leave }])).toEqual([
      { id: '2', name: 'Bob', isActive: true, leave: ['3 May 2027 to 14 May 2027', '1 June 2027'] },
      { ...gone, leave: [] },
    ]);
  });
});
