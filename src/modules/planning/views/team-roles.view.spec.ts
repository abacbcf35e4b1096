import { type TeamRole } from '../roles-of-plan.js';
import { viewRoleForm, viewRoles } from './team-roles.view.js';

const person = (name: string) => ({ reference: '', name, organisation: '', isFictional: true });
const facts = {
  names: {
    challenges: new Map(),
    peers: new Map([
      ['p1', person('Ann')],
      ['p2', person('Bob')],
    ]),
    kinds: new Map(),
  },
};
const role: TeamRole = {
  challenge: 'c1',
  council: 'Kent',
  week: 3,
  monday: '2027-04-26',
  lead: 'p2',
  isLeadChosen: true,
  couldLead: ['p1', 'p2'],
  manager: null,
  isManagerChosen: false,
  trouble: 'No challenge manager: …',
  version: 4,
};
const staff = (id: string, isActive = true) => ({ id, name: `Name of ${id}`, isActive, leave: [] });

describe('the roles of teams on pages', () => {
  it('are lines with names, and a count of the teams without a manager', () => {
    const view = viewRoles(facts, { teams: [role], planned: 2, onList: 2, isProven: true });
    expect(view).toEqual({
      note: null,
      lacking: 1,
      isProven: true,
      troubles: [expect.objectContaining({ id: 'c1' })],
      teams: [
        {
          id: 'c1',
          week: '26 April 2027',
          council: 'Kent',
          lead: 'Bob (chosen by hand)',
          manager: 'Nobody',
          trouble: 'No challenge manager: …',
        },
      ],
    });
  });

  it('are chosen in a form that offers who can lead and who runs challenges', () => {
    const form = viewRoleForm(facts, 'p', role, [staff('m1'), staff('gone', false)]);
    expect(form).toMatchObject({ action: '/plans/p/teams/c1/roles', version: 4 });
    expect(form.leads).toEqual([
      { value: '', text: 'The more experienced', selected: false },
      { value: 'p1', text: 'Ann', selected: false },
      { value: 'p2', text: 'Bob', selected: true },
    ]);
    expect(form.managers).toEqual([
      { value: '', text: 'Whoever is free', selected: true },
      { value: 'm1', text: 'Name of m1', selected: false },
    ]);
  });
});
