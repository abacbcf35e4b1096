import { aChallenge, aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { findObstacles } from './eligibility.js';
import { gatherEngagements, type ScheduledTeam } from './engagements.js';
import type { Challenge, Peer } from './model.js';

const WEEK = 5;

interface Situation {
  readonly peer?: Partial<Peer>;
  readonly challenge?: Partial<Challenge>;
  readonly team?: Peer[];
  readonly others?: ScheduledTeam[];
  readonly budgetDays?: number;
}

function obstacles({ peer = {}, challenge = {}, team = [], others = [], budgetDays = 200 }: Situation): string[] {
  const rules = aProblem({ budgetDays });
  const seat = { challenge: aChallenge('C1', challenge), week: WEEK, team };
  return findObstacles(aPeer('P1', peer), seat, gatherEngagements(others, rules), rules).map(
    ({ sentence }) => sentence,
  );
}

const elsewhere = (id: string, week: number, ...team: Peer[]): ScheduledTeam => ({
  challenge: aChallenge(id),
  week,
  team,
});

describe('may this peer sit on this team', () => {
  it.each<[string, Situation]>([
    ['when nothing speaks against it', {}],
    ['in a week marked if needed', { peer: { availability: 'I'.repeat(12) } }],
    ['at the limit of their travel', { peer: { maxTravelKm: 10 } }],
    ['four weeks after another deployment', { others: [elsewhere('C2', 1, aPeer('P1'))] }],
    ['with exactly enough days', { peer: { maxDays: 6.5 } }],
    ['with exactly enough budget', { budgetDays: 6.5 }],
    [
      'a week after the challenge of their own council',
      { peer: { organisation: 'council-of-C2' }, others: [elsewhere('C2', 4)] },
    ],
  ])('yes, %s', (_, situation) => {
    expect(obstacles(situation)).toEqual([]);
  });

  it.each<[string, Situation]>([
    ['P1 is on this team already.', { team: [aPeer('P1')] }],
    ['The team has its 1 members already.', { challenge: { maxSize: 1 }, team: [aPeer('P2')] }],
    ['The challenge does not ask for a leader.', { challenge: { kinds: { officer: [0, 4] } } }],
    [
      'The team has 1 of kind leader; at most 1 may join.',
      { challenge: { kinds: { leader: [0, 1] } }, team: [aPeer('P2')] },
    ],
    [
      'The last place must go to somebody who can lead the team.',
      { peer: { kind: 'officer' }, challenge: { maxSize: 1 } },
    ],
    ['P2 on the team is from X too.', { peer: { organisation: 'X' }, team: [aPeer('P2', { organisation: 'X' })] }],
    ['P1 is not available in week 5.', { peer: { availability: 'YYYYYNYYYYYY' } }],
    ['P1 has a conflict of interest with Council council-of-C1.', { peer: { conflicts: ['council-of-C1'] } }],
    ['Council council-of-C1 is 10 km from P1, who travels up to 9.5 km.', { peer: { maxTravelKm: 9.5 } }],
    ['P1 is deployed in week 8; deployments are 4 weeks apart.', { others: [elsewhere('C2', 8, aPeer('P1'))] }],
    ['P1 would give 13 days and offers 12.', { peer: { maxDays: 12 }, others: [elsewhere('C2', 0, aPeer('P1'))] }],
    ['The year would cost 13 of 12.5 days.', { budgetDays: 12.5, others: [elsewhere('C2', 0, aPeer('P3'))] }],
    [
      'home-of-P1 has 1 away in week 5 already.',
      { others: [elsewhere('C2', 5, aPeer('P3', { organisation: 'home-of-P1' }))] },
    ],
    [
      'council-of-C2 is challenged itself in week 5.',
      { peer: { organisation: 'council-of-C2' }, others: [elsewhere('C2', 5)] },
    ],
    ['council-of-C1 is challenged itself in week 5.', { peer: { organisation: 'council-of-C1' } }],
    [
      'Somebody from Council council-of-C1 challenges council-of-C2 in this year.',
      {
        peer: { organisation: 'council-of-C2' },
        others: [elsewhere('C2', 0, aPeer('P3', { organisation: 'council-of-C1' }))],
      },
    ],
  ])('no: %s', (sentence, situation) => {
    expect(obstacles(situation)).toContain(sentence);
  });

  it('names every obstacle, not the first only', () => {
    const peer = { availability: 'N'.repeat(12), conflicts: ['council-of-C1'], maxTravelKm: 1, maxDays: 0 };
    expect(obstacles({ peer, budgetDays: 0 })).toHaveLength(5);
  });
});
