import { deriveNeighbours } from './derive-neighbours.js';

type Council = Parameters<typeof deriveNeighbours>[0][number];

const council = (code: string, eastingKm: number, northingKm: number, county: string | null = null): Council => ({
  code,
  class: county ? 'district' : 'unitary',
  county,
  position: { eastingKm, northingKm },
});
const names = (councils: readonly Council[], radiusKm?: number): string[] =>
  deriveNeighbours(councils, radiusKm).map(({ a, b, because }) => `${a} ${b}: ${because}`);

describe('neighbours without a file of borders', () => {
  it('are adjacent in the triangulation and within 20 km', () => {
    expect(names([council('AAA', 0, 0), council('BBB', 15, 0), council('CCC', 0, 30)])).toEqual([
      'AAA BBB: adjacent, 15 km apart',
    ]);
  });

  it('are further apart when a wider radius is asked for', () => {
    expect(names([council('AAA', 0, 0), council('BBB', 15, 0), council('CCC', 0, 30)], 30)).toContain(
      'AAA CCC: adjacent, 30 km apart',
    );
  });

  it('are not those with another council between them', () => {
    const row = [council('AAA', 0, 0), council('BBB', 8, 0), council('CCC', 16, 0), council('DDD', 8, 40)];
    expect(names(row)).toEqual(['AAA BBB: adjacent, 8 km apart', 'BBB CCC: adjacent, 8 km apart']);
  });

  it('are all councils of one county, however far apart, and with or without a position', () => {
    const county: Council = { code: 'KEN', class: 'county', county: null, position: { eastingKm: 50, northingKm: 50 } };
    const lost: Council = { code: 'LST', class: 'district', county: 'KEN', position: null };
    expect(names([county, council('ASH', 0, 0, 'KEN'), council('THA', 90, 90, 'KEN'), lost])).toEqual([
      'ASH KEN: same county',
      'ASH LST: same county',
      'ASH THA: same county',
      'KEN LST: same county',
      'KEN THA: same county',
      'LST THA: same county',
    ]);
  });

  it('of a county are those of its districts', () => {
    const county: Council = { code: 'KEN', class: 'county', county: null, position: { eastingKm: 500, northingKm: 0 } };
    const pairs = names([county, council('TUN', 0, 0, 'KEN'), council('WEA', 12, 0), council('FAR', 300, 0)]);
    expect(pairs).toEqual([
      'KEN TUN: same county',
      'KEN WEA: a district of the county borders the other: TUN and WEA',
      'TUN WEA: adjacent, 12 km apart',
    ]);
  });

  it('are none among no councils or one', () => {
    expect(names([])).toEqual([]);
    expect(names([council('AAA', 0, 0)])).toEqual([]);
  });
});
