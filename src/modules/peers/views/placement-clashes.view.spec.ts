import { viewClashes } from './placement-clashes.view.js';

describe('availability that changed after placing', () => {
  it('says who, where, in which week and since when, and who deals with it', () => {
    const foundAt = new Date('2026-11-25T17:32:00Z');
    const clash = {
      id: '1',
      version: 2,
      peer: { id: 'p', name: 'Alex Hill' },
      challenge: { id: 'c', council: 'Kent' },
      monday: '2027-06-07',
      foundAt,
    };
    expect(
      viewClashes([
        { ...clash, acknowledgedAt: null, acknowledgedBy: null },
        { ...clash, acknowledgedAt: foundAt, acknowledgedBy: 'Pat' },
      ]).map(({ peer, council, week, found, dealtWith }) => [peer, council, week, found, dealtWith]),
    ).toEqual([
      ['Alex Hill', 'Kent', '7 to 11 June 2027', '25 November 2026 at 17:32', null],
      ['Alex Hill', 'Kent', '7 to 11 June 2027', '25 November 2026 at 17:32', 'Pat, since 25 November 2026 at 17:32'],
    ]);
  });
});
