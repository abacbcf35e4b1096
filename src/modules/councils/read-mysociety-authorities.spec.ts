import { readMysocietyAuthorities } from './read-mysociety-authorities.js';

const HEADING =
  'local-authority-code,official-name,nice-name,gss-code,start-date,end-date,replaced-by,nation,region,local-authority-type,county-la,x,y';
const read = (...rows: string[]): ReturnType<typeof readMysocietyAuthorities> =>
  readMysocietyAuthorities([HEADING, ...rows].join('\n'));

describe('reading the register of local authorities that mySociety publishes', () => {
  it('gives councils with positions in kilometres', () => {
    const outcome = read('AAA,"A, Council",Aville,E07000001,2005-06-18,,,England,South East,NMD,KEN,520499.6,106500.2');
    expect(outcome).toEqual({
      ok: true,
      rows: [
        {
          code: 'AAA',
          name: 'Aville',
          class: 'district',
          type: 'NMD',
          region: 'South East',
          county: 'KEN',
          position: { eastingKm: 520, northingKm: 107 },
          validFrom: null,
          validTo: null,
          successors: [],
          gssCode: 'E07000001',
          election: { cycle: 'unknown', year: null, source: 'Not in the register' },
        },
      ],
    });
  });

  it('ends every council on its last day, whichever day the register has, and names its successors', () => {
    const outcome = read(
      'AAA,A,A,,1996-04-01,2023-04-01,"BBB,CCC",England,North West,CTY,,,',
      'DDD,D,D,,,2019-03-31,BBB,England,North West,UA,,,',
    );
    expect(
      outcome.ok ? outcome.rows.map((row) => [row.validFrom, row.validTo, row.successors, row.position]) : [],
    ).toEqual([
      ['1996-04-01', '2023-03-31', ['BBB', 'CCC'], null],
      [null, '2019-03-31', ['BBB'], null],
    ]);
  });

  it('passes over other nations and bodies that are no principal council', () => {
    const outcome = read('ABD,A,Aberdeenshire,,,,,Scotland,Scotland,SCO,,,', 'GLA,G,GLA,,,,,England,London,SRA,,,');
    expect(outcome).toEqual({ ok: true, rows: [] });
  });

  it('reports wrong codes and dates, and missing columns', () => {
    const outcome = read('AA,A,A,,2005-02-30,,,England,London,LBO,,530000,180000');
    expect(outcome.ok ? [] : outcome.faults.map((fault) => fault.message)).toEqual([
      '"AA" is not a code of three capital letters.',
      '"2005-02-30" is no date. Write it as YYYY-MM-DD.',
    ]);
    expect(readMysocietyAuthorities('name\nKent\n').ok).toBe(false);
  });

  it('reports a council that stands twice, ends before it begins, or is in force without a name or position', () => {
    const outcome = read(
      'AAA,A,A,,2020-04-01,2019-03-31,,England,London,LBO,,,',
      'AAA,A,A,,,2019-03-31,,England,London,LBO,,,',
      'BBB,B,,,,,,England,London,LBO,,,',
    );
    expect(outcome.ok ? [] : outcome.faults.map(({ row, column }) => `${row} ${column}`)).toEqual([
      '2 end-date',
      '3 local-authority-code',
      '4 nice-name',
      '4 x',
    ]);
  });
});
