import { viewMyConflicts } from './my-conflicts.view.js';

const council = { name: 'Leeds' };
const record = { id: '1', council, since: null, until: null, note: '', isOwn: true, withdrawnAt: null };

describe('the conflicts of a peer', () => {
  it('part what follows from the profile from what is on record, and that from what was withdrawn', () => {
    const view = viewMyConflicts(
      [
        {
          council,
          sentence: 'Leeds borders Bradford, the home council.',
          source: 'Imported land borders',
          isDeclared: false,
        },
        { council, sentence: 'Has family at Leeds.', source: 'Declared by the peer', isDeclared: true },
      ],
      [
        { ...record, reason: 'family', since: '2024-04-01' },
        { ...record, id: '2', reason: 'contract', withdrawnAt: new Date(0) },
      ],
    );
    expect(view).toEqual({
      computed: [
        { council: 'Leeds', sentence: 'Leeds borders Bradford, the home council.', source: 'Imported land borders' },
      ],
      recorded: [
        {
          id: '1',
          council: 'Leeds',
          reason: 'family sits or works there',
          when: 'since 1 April 2024',
          note: '',
          canWithdraw: true,
        },
      ],
      withdrawn: ['Leeds: your organisation has a contract with it or is funded by it'],
    });
  });
});
