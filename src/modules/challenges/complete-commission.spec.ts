import { completeCommission, type CommissionFacts } from './complete-commission.js';
import { type CommissionRow } from './import-commissions.js';

const positions = new Map([
  ['leader', 1],
  ['officer', 4],
]);
const facts: CommissionFacts = {
  year: { firstMonday: '2027-04-05', lastMonday: '2028-03-27', lastDay: '2028-04-02' },
  findCouncilFault: (code) => (code === 'KEN' ? null : 'No such council.'),
  findKindFault: (code) => (positions.has(code) ? null : 'No such kind.'),
  findThemeFault: (code) => (code === 'finance' ? null : 'No such theme.'),
  findKind: (code) => ({ position: positions.get(code) ?? 0 }),
};
const kent: CommissionRow = {
  reference: 'PC-1',
  council: 'KEN',
  partners: null,
  commissioned_on: null,
  wish: '2027-09-13',
  earliest: null,
  latest: null,
  blocked_weeks: null,
  priority: 1,
  min_size: 6,
  max_size: 8,
  kinds: [
    { kind: 'officer', least: 2, most: 8 },
    { kind: 'leader', least: 1, most: 1 },
  ],
  themes: [{ theme: 'finance', weight: 1, experts: 1 }],
  control: null,
  polls: ['2028-05-04', '2027-05-06'],
  assessment_date: null,
  risk_assessment_date: null,
};

describe('a row of the file of commissions', () => {
  it('has its kinds and polls in the order in which they are kept', () => {
    const completed = completeCommission(kent, facts);
    expect('row' in completed && completed.row.kinds.map(({ kind }) => kind)).toEqual(['leader', 'officer']);
    expect('row' in completed && completed.row.polls).toEqual(['2027-05-06', '2028-05-04']);
  });

  it.each<[string, Partial<CommissionRow>, string, string | null]>([
    ['a council that nobody knows', { council: 'QQQ' }, 'council', 'QQQ'],
    ['a kind that nobody knows', { kinds: [{ kind: 'wizard', least: 6, most: 8 }] }, 'kinds', 'wizard'],
    ['a theme that nobody knows', { themes: [{ theme: 'magic', weight: 1, experts: 1 }] }, 'themes', 'magic'],
    ['a wish before the year', { wish: '2027-03-29' }, 'wish', '2027-03-29'],
    ['a wish after the year', { wish: '2028-04-03' }, 'wish', '2028-04-03'],
    ['a first week after the year', { earliest: '2028-04-03', wish: null }, 'earliest', '2028-04-03'],
    ['a last week before the year', { latest: '2027-03-29', wish: null }, 'latest', '2027-03-29'],
    ['a poll that does not concern the year', { polls: ['2029-05-03'] }, 'polls', '2029-05-03'],
    ['two polls in one year', { polls: ['2027-05-06', '2027-06-10'] }, 'polls', '2027-06-10'],
  ])('with %s is at fault', (_, changes, column, value) => {
    expect(completeCommission({ ...kent, ...changes }, facts)).toEqual({
      faults: [expect.objectContaining({ column, value })],
    });
  });
});
