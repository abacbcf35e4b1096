import { aChallenge, aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { engagementsBeside, missedMembers, readStandingPlan, teamsOfPeer } from './standing-plan.js';

const problem = aProblem({
  challenges: [aChallenge('C1'), aChallenge('C2'), aChallenge('C3')],
  peers: [aPeer('P1'), aPeer('P2')],
  baseline: { challenges: [{ id: 'C1', week: 3, peers: ['P1', 'P2'], prices: { P2: 7 } }] },
});
const read = (challenges: { id: string; week: number | null; peers: string[] }[]) =>
  readStandingPlan(problem, { problem: 'tiny', challenges });

describe('a standing plan', () => {
  it('knows the teams of a plan by challenge and by peer, the latter in the order of their weeks', () => {
    const looked = read([
      { id: 'C1', week: 9, peers: ['P1'] },
      { id: 'C2', week: 2, peers: ['P1'] },
    ]);
    if ('faults' in looked) throw new Error(looked.faults.join());
    const { standing } = looked;
    expect([...standing.teams.keys()]).toEqual(['C1', 'C2']);
    expect(teamsOfPeer(standing.teams, 'P1').map(({ week }) => week)).toEqual([2, 9]);
    expect(engagementsBeside(standing, standing.teams, 'C1').weeksOf.get('P1')).toEqual([2]);
    expect([...missedMembers(standing, standing.teams.get('C1')!)]).toEqual([['P2', 7]]);
    expect([...missedMembers(standing, standing.teams.get('C2')!)]).toEqual([]);
  });

  it.each([
    [[{ id: 'C9', week: 1, peers: [] }], 'C9'],
    [[{ id: 'C1', week: 1, peers: ['P9'] }], 'P9'],
    [[{ id: 'C1', week: 12, peers: [] }], 'C1 is put in week 12; the year has weeks 0 to 11.'],
    [[{ id: 'C1', week: null, peers: ['P1'] }], 'is deferred, yet has a team of'],
  ])('refuses a plan that does not say what it means: %j', (challenges, part) => {
    expect(read(challenges)).toEqual({ faults: expect.arrayContaining([expect.stringContaining(part)]) as string[] });
  });

  it('takes a plan that breaks a rule of the year, since it can be asked about', () => {
    expect(read([{ id: 'C1', week: 9, peers: [] }])).toHaveProperty('standing');
  });
});
