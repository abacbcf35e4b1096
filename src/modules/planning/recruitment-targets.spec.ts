import { type Capacity } from '../../scheduling/capacity/assess-capacity.js';
import { proposeTargets } from './recruitment-targets.js';

type Given = Parameters<typeof proposeTargets>[0];
const supply = { peers: 10, deployments: 20, expected: 10 };
const region = (name: string, places: number, expected: number) => ({
  ...supply,
  region: name,
  challenges: 1,
  places,
  expected,
});
const given = (changes: { kinds?: object[]; regions?: object[]; needed?: object[] }): Given =>
  ({
    balance: { kinds: changes.kinds ?? [], regions: changes.regions ?? [] },
    needed: changes.needed ?? [],
  }) as unknown as Pick<Capacity, 'balance' | 'needed'>;
const officer = { ...supply, kind: 'officer', places: 16, mostPlaces: 20 };
const leader = { ...supply, kind: 'leader', places: 5, mostPlaces: 5 };

describe('the targets that capacity proposes', () => {
  it('are the places that expected deployments do not fill, at what a peer gives', () => {
    expect(proposeTargets(given({ kinds: [officer] }))).toEqual([{ kind: 'officer', region: null, number: 6 }]);
    const busy = { ...officer, expected: 20, peers: 10, places: 25 };
    expect(proposeTargets(given({ kinds: [busy] }))[0]!.number).toBe(3);
  });

  it('count a place as a peer where there is none yet', () => {
    const police = { ...officer, kind: 'police', peers: 0, deployments: 0, expected: 0, places: 4 };
    expect(proposeTargets(given({ kinds: [police] }))).toEqual([{ kind: 'police', region: null, number: 4 }]);
  });

  it('leave out a kind of which there is enough', () => {
    expect(proposeTargets(given({ kinds: [{ ...officer, places: 10 }] }))).toEqual([]);
    const needed = [{ kind: 'leader', now: 10, neededExpected: 9, needed: 8, neededOnceEach: 5 }];
    expect(proposeTargets(given({ kinds: [leader], needed }))).toEqual([]);
  });

  it.each([
    [{ neededExpected: 30, needed: 20 }, 20],
    [{ neededExpected: null, needed: 20 }, 10],
    [{ neededExpected: null, needed: null }, 15],
  ])('for who can lead follow the answer %o', (numbers, missing) => {
    const needed = [{ kind: 'leader', now: 10, neededOnceEach: 25, ...numbers }];
    expect(proposeTargets(given({ kinds: [leader], needed }))).toEqual([
      { kind: 'leader', region: null, number: missing },
    ]);
  });

  it('look at the places where those who can lead have no time', () => {
    const idle = { ...leader, deployments: 0, expected: 0 };
    const needed = [{ kind: 'leader', now: 10, neededExpected: 0, needed: 0, neededOnceEach: 5 }];
    expect(proposeTargets(given({ kinds: [idle], needed }))[0]).toMatchObject({ number: 5 });
  });

  it('are spread over the regions that are short, and add up', () => {
    const regions = [region('London', 10, 4), region('North East', 5, 2), region('Kent', 3, 9), region('Wales', 4, 1)];
    const targets = proposeTargets(given({ kinds: [{ ...officer, places: 17 }], regions }));
    expect(targets).toEqual([
      { kind: 'officer', region: 'London', number: 3 },
      { kind: 'officer', region: 'North East', number: 2 },
      { kind: 'officer', region: 'Wales', number: 2 },
    ]);
  });
});
