import { standingPlan } from '../../test/support/standing.js';
import { aChallenge, aCouncil, aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { measureFairness } from './fairness.js';

const challenges = ['C1', 'C2', 'C3'].map((id) => aChallenge(id, { council: aCouncil(`K${id}`) }));
const peers = [
  aPeer('busy', { carriedOver: 2, organisation: 'KC2' }),
  aPeer('once', { region: 'South', party: 'red', experience: 0, organisation: 'elsewhere' }),
  aPeer('idle', { organisation: 'KC1', carriedOver: 1 }),
  aPeer('hub', { kind: 'officer', party: null, councilClass: null, organisation: 'hub' }),
];
const standing = standingPlan(aProblem({ challenges, peers }), {
  C1: [0, 'busy', 'once'],
  C3: [5, 'busy', 'hub'],
});
const fairness = measureFairness(standing);

describe('the fairness of a plan', () => {
  it('names the weakest teams, the weakest first, and none that lacks nothing', () => {
    const themes = [{ theme: 'finance', weight: 3, experts: 1 }];
    const weak = measureFairness(
      standingPlan(
        aProblem({
          challenges: [
            challenges[0]!,
            { ...challenges[1]!, themes },
            { ...challenges[2]!, themes: [{ ...themes[0]!, weight: 5 }] },
          ],
          peers: [aPeer('a'), aPeer('b', { organisation: 'b' })],
        }),
        { C1: [0, 'a', 'b'], C2: [4, 'a', 'b'], C3: [8, 'a', 'b'] },
      ),
    );
    // Each of the three is of one party; the themes come on top, and the second member who knows none of them.
    expect(weak.weakestTeams).toEqual([
      { challenge: 'C3', points: 7 },
      { challenge: 'C2', points: 5 },
      { challenge: 'C1', points: 2 },
    ]);
  });

  it('counts working days of those who are deployed', () => {
    expect(fairness.days).toEqual({ least: 5.5, median: 6.5, most: 13, total: 25 });
  });

  it('spreads all peers by how often they serve, with and without what is carried over', () => {
    expect(fairness.thisYear).toEqual([
      { deployments: 0, peers: 1 },
      { deployments: 1, peers: 2 },
      { deployments: 2, peers: 1 },
    ]);
    expect(fairness.withCarriedOver).toEqual([
      { deployments: 1, peers: 3 },
      { deployments: 4, peers: 1 },
    ]);
    expect(fairness.busiest).toEqual([{ peer: 'busy', thisYear: 2, carriedOver: 2 }]);
  });

  it('sets the share of each region and party in the pool beside its share of the deployments', () => {
    expect(fairness.regions).toEqual([
      { group: 'North', peers: 3, deployments: 3, ofPool: 0.75, ofDeployments: 0.75 },
      { group: 'South', peers: 1, deployments: 1, ofPool: 0.25, ofDeployments: 0.25 },
    ]);
    expect(fairness.parties).toEqual([
      { group: 'blue', peers: 2, deployments: 2, ofPool: 2 / 3, ofDeployments: 2 / 3 },
      { group: 'red', peers: 1, deployments: 1, ofPool: 1 / 3, ofDeployments: 1 / 3 },
    ]);
  });

  it('counts first-timers and the teams that have them', () => {
    expect(fairness.firstTimers).toEqual({
      inPool: 1,
      deployed: 1,
      teamsWithNone: 1,
      teamsWithSome: 1,
      teamsWithMore: 0,
    });
  });

  it('tells a team with two first-timers from one with more', () => {
    const newcomers = ['a', 'b', 'c'].map((id) => aPeer(id, { experience: 0, organisation: id }));
    const year = standingPlan(aProblem({ challenges, peers: newcomers }), {
      C1: [0, 'a', 'b'],
      C2: [6, 'a', 'b', 'c'],
    });
    expect(measureFairness(year).firstTimers).toMatchObject({ teamsWithNone: 0, teamsWithSome: 1, teamsWithMore: 1 });
  });

  it('tells councils that give from those that only receive and those that have nobody to give', () => {
    const { councils } = fairness;
    expect(councils.onlyReceives).toEqual([{ council: 'KC1', peersInPool: 1, gives: 0, receives: 2 }]);
    expect(councils.hasNobody).toEqual([{ council: 'KC3', peersInPool: 0, gives: 0, receives: 2 }]);
    expect(councils.onlyGives.map(({ council, gives }) => [council, gives])).toEqual([
      ['KC2', 2],
      ['elsewhere', 1],
    ]);
    const both = measureFairness(standingPlan(aProblem({ challenges, peers }), { C1: [0, 'busy'], C2: [8, 'once'] }));
    expect(both.councils.givesAndReceives).toEqual([{ council: 'KC2', peersInPool: 1, gives: 1, receives: 1 }]);
  });

  it('has an answer for a year in which nobody is deployed', () => {
    const { days, weakestTeams, regions } = measureFairness(standingPlan(aProblem({ challenges, peers }), {}));
    expect(days).toEqual({ least: 0, median: 0, most: 0, total: 0 });
    expect(weakestTeams).toEqual([]);
    expect(regions.map(({ ofDeployments }) => ofDeployments)).toEqual([0, 0]);
  });
});
