import { areTwoTierKin, twoTierKin } from './two-tier-kin.js';

const kent = { code: 'KEN', county: null };
const ashford = { code: 'ASF', county: 'KEN' };
const thanet = { code: 'THA', county: 'KEN' };
const medway = { code: 'MDW', county: null };
const adur = { code: 'ADU', county: 'WSX' };

describe('two-tier kin', () => {
  it.each([
    ['a county and its district', kent, ashford, true],
    ['a district and its county', ashford, kent, true],
    ['two districts of one county', ashford, thanet, true],
    ['a council and itself', ashford, ashford, false],
    ['districts of two counties', ashford, adur, false],
    ['a county and a unitary that left it', kent, medway, false],
    ['two councils without a county', medway, kent, false],
  ])('%s', (_, a, b, expected) => {
    expect(areTwoTierKin(a, b)).toBe(expected);
  });

  it('are listed for every council that has any', () => {
    expect([...twoTierKin([kent, ashford, thanet, medway, adur])]).toEqual([
      ['KEN', ['ASF', 'THA']],
      ['ASF', ['KEN', 'THA']],
      ['THA', ['KEN', 'ASF']],
    ]);
  });
});
