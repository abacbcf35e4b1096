import { standingPlan } from '../../../test/support/standing.js';
import { aChallenge, aPeer, aProblem } from '../../../test/support/tiny-problem.js';
import { type KeptRole, rolesOfPlan, sayStaffing, type StaffMember } from './roles-of-plan.js';

const standing = standingPlan(
  aProblem({
    managers: 2,
    challenges: ['C2', 'C1', 'C3'].map((id) => aChallenge(id)),
    peers: [aPeer('L1'), aPeer('L2', { experience: 5 }), aPeer('L3')],
  }),
  { C1: [3, 'L1', 'L2'], C2: [4, 'L3'] },
);
const staff = (id: string, changes: Partial<StaffMember> = {}): StaffMember => ({
  id,
  name: `Name of ${id}`,
  isActive: true,
  leave: [],
  ...changes,
});
const kept = (challengeId: string, changes: Partial<KeptRole>): KeptRole => ({
  challengeId,
  leadPeerId: null,
  isLeadChosen: false,
  managerId: null,
  isManagerChosen: false,
  version: 1,
  ...changes,
});

describe('the roles of a plan', () => {
  it('are the more experienced lead and a rested manager for each team, in the order of weeks', () => {
    const { teams, planned, onList } = rolesOfPlan(standing, [staff('ann'), staff('bob')], [], false);
    expect(teams.map(({ challenge, lead, manager }) => [challenge, lead, manager?.name])).toEqual([
      ['C1', 'L2', 'Name of ann'],
      ['C2', 'L3', 'Name of bob'],
    ]);
    expect(teams[0]).toMatchObject({ couldLead: ['L2', 'L1'], monday: '2027-04-26', trouble: null, version: 0 });
    expect([planned, onList]).toEqual([2, 2]);
  });

  it('keep what was chosen by hand, as long as it makes sense', () => {
    const chosen = [
      kept('C1', { leadPeerId: 'L1', isLeadChosen: true, managerId: 'bob', isManagerChosen: true }),
      kept('C2', { leadPeerId: 'L1', isLeadChosen: true }),
    ];
    const { teams } = rolesOfPlan(standing, [staff('ann'), staff('bob')], chosen, false);
    expect(teams).toMatchObject([
      { lead: 'L1', isLeadChosen: true, manager: { id: 'bob' }, isManagerChosen: true, version: 1 },
      { lead: 'L3', isLeadChosen: false, manager: { id: 'ann' }, isManagerChosen: false },
    ]);
  });

  it('give nobody to whom the staff list has no longer, and nobody new to who runs no more challenges', () => {
    const list = [
      staff('ann', { isActive: false }),
      staff('bob', { leave: [{ from: '2027-04-30', to: '2027-04-30' }] }),
    ];
    const { teams, onList } = rolesOfPlan(standing, list, [], false);
    expect(teams.map(({ manager, trouble }) => [manager?.id, trouble])).toEqual([
      [undefined, 'No challenge manager: of 1 challenge managers 1 is on leave.'],
      ['bob', null],
    ]);
    expect(onList).toBe(1);
  });

  it('of a settled plan are those that were kept, with what has come between', () => {
    const settled = [kept('C1', { managerId: 'ann' }), kept('C2', { managerId: 'ann' })];
    const { teams } = rolesOfPlan(
      standing,
      [staff('ann', { leave: [{ from: '2027-04-26', to: '2027-04-26' }] })],
      settled,
      true,
    );
    expect(teams.map(({ manager, trouble }) => [manager?.id, trouble])).toEqual([
      ['ann', 'Name of ann is on leave in this week, or runs no more challenges.'],
      ['ann', 'Name of ann has not rested between this challenge and another.'],
    ]);
    const open = rolesOfPlan(standing, [staff('ann')], [], true);
    expect(open.teams.map(({ trouble }) => trouble)).toEqual([
      'No challenge manager: of 1 challenge managers 1 could be chosen.',
      'No challenge manager: of 1 challenge managers 1 could be chosen.',
    ]);
  });

  it('say when the staff list and the year disagree', () => {
    expect(sayStaffing({ planned: 11, onList: 11 })).toBeNull();
    expect(sayStaffing({ planned: 11, onList: 9 })).toContain(
      'plans with 11 challenge managers, and 9 on the staff list',
    );
  });
});
