import { curveFile } from './capacity-curve-file.js';

const figures = { emptyPlaces: 3, completeTeams: 1, emptyPlacesExpected: 4.5, completeTeamsExpected: 0.5 };

describe('the file of the curves', () => {
  it('has a line for each point, quotes every cell and marks the present pool and the knees', () => {
    const points = [
      { peers: 1, ...figures },
      { peers: 2, ...figures },
    ];
    const curve = { kind: 'chief-executive', now: 1, knee: 1, kneeExpected: 2, points };
    expect(
      curveFile({ curves: [curve] }, { kind: () => 'chief "executive"' })
        .split('\r\n')
        .slice(1),
    ).toEqual([
      '"chief ""executive""","1","3","1","4.5","0.5","now; knee"',
      '"chief ""executive""","2","3","1","4.5","0.5","knee with refusals"',
      '',
    ]);
  });

  it('has no cell that a spreadsheet would run', () => {
    const curve = { kind: 'x', now: 0, knee: null, kneeExpected: null, points: [{ peers: 0, ...figures }] };
    expect(curveFile({ curves: [curve] }, { kind: () => '=1+1' })).not.toContain('"=1+1"');
  });
});
