import { viewStaffSecondSteps } from './staff-second-steps.view.js';

describe('the list of staff', () => {
  it('says who has a second step since when, and offers to reset only those', () => {
    const lines = viewStaffSecondSteps([
      {
        personId: 'a',
        name: 'Ann',
        roles: ['administrator', 'coordinator'],
        setUpAt: new Date('2027-01-05T10:00:00Z'),
      },
      { personId: 'b', name: 'Bob', roles: [], setUpAt: null },
    ]);
    expect(lines).toEqual([
      { personId: 'a', name: 'Ann', roles: 'administrator, coordinator', since: '5 January 2027', canReset: true },
      { personId: 'b', name: 'Bob', roles: 'none', since: 'Not set up', canReset: false },
    ]);
  });
});
