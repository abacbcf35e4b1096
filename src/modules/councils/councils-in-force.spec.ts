import { councilsInForce, isInForce } from './councils-in-force.js';
import { distanceKm } from './distance.js';

describe('a council', () => {
  it.each([
    [null, null, true],
    ['2027-04-01', null, true],
    ['2027-04-02', null, false],
    [null, '2027-04-01', true],
    [null, '2027-03-31', false],
  ])('from %s to %s is in force on 1 April 2027: %s', (validFrom, validTo, expected) => {
    expect(isInForce({ validFrom, validTo }, '2027-04-01')).toBe(expected);
  });

  it('gives way to its successor overnight', () => {
    const surrey = { code: 'SRY', validFrom: null, validTo: '2027-03-31' };
    const east = { code: 'ESU', validFrom: '2027-04-01', validTo: null };
    expect(councilsInForce([surrey, east], '2027-03-31')).toEqual([surrey]);
    expect(councilsInForce([surrey, east], '2027-04-01')).toEqual([east]);
  });

  it('lies so many kilometres from another', () => {
    expect(distanceKm({ eastingKm: 500, northingKm: 100 }, { eastingKm: 530, northingKm: 140 })).toBe(50);
  });
});
