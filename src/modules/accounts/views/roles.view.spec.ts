import { type ListedGrant } from '../roles.js';
import { sayRole, viewRoles } from './roles.view.js';

const grant: ListedGrant = {
  id: 'g1',
  personId: 'p1',
  name: 'Ann Hale',
  address: 'ann@agency.example',
  role: 'coordinator',
  scope: 'Challenges 2027',
  grantedAt: new Date('2026-11-03T09:00:00Z'),
  grantedBy: 'Bob Moss',
  isDisabled: false,
};

describe('a role in words', () => {
  it.each([
    [grant, 'Coordinator: Challenges 2027'],
    [{ role: 'coordinator', scope: null }, 'Coordinator of all programme years'],
    [{ role: 'administrator', scope: null }, 'Administrator'],
    [{ role: 'council-lead', scope: 'Kent' }, 'Council lead: Kent'],
  ] as const)('%o', (given, expected) => {
    expect(sayRole(given)).toBe(expected);
  });
});

describe('the page of roles', () => {
  it('shows each person once, with since when and by whom they hold what', () => {
    const { people } = viewRoles([grant, { ...grant, id: 'g2', role: 'administrator', scope: null, grantedBy: null }]);
    expect(people).toEqual([
      {
        personId: 'p1',
        name: 'Ann Hale',
        address: 'ann@agency.example',
        isDisabled: false,
        roles: [
          { id: 'g1', text: 'Coordinator: Challenges 2027', since: 'since 3 November 2026, by Bob Moss' },
          { id: 'g2', text: 'Administrator', since: 'since 3 November 2026' },
        ],
      },
    ]);
  });

  it('says what each role can be limited to, and leaves out those that nobody grants', () => {
    const hints = new Map(viewRoles([]).choices.map(({ value, hint }) => [value, hint]));
    expect(hints.get('coordinator')).toEqual({ text: 'For one programme year, or for all' });
    expect(hints.get('hub')).toEqual({ text: 'For one organisation' });
    expect(hints.get('inspectorate')).toEqual({ text: 'Everywhere' });
    expect(hints.has('peer')).toBe(false);
  });
});
