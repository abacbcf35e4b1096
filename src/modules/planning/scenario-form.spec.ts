import { readChangeForm } from './scenario-form.js';

const pool = [
  { id: 'p1', reference: 'PEER-1', name: 'Ann Lee' },
  { id: 'p2', reference: 'PEER-2', name: 'Ann May' },
];

describe('a change from a form', () => {
  it.each([
    [
      { kind: 'peer-leaves', 'peer-leaves': 'peer-2' },
      { kind: 'peer-leaves', peer: 'p2' },
    ],
    [
      { kind: 'week-closes', 'week-closes': '3' },
      { kind: 'week-closes', week: 3 },
    ],
    [
      { kind: 'more-peers', 'more-peers': '5', of: 'leader' },
      { kind: 'more-peers', of: 'leader', count: 5, seed: 1 },
    ],
    [
      { kind: 'capacity', capacity: '3' },
      { kind: 'capacity', week: null, challenges: 3 },
    ],
    [
      { kind: 'budget', budget: '90.5' },
      { kind: 'budget', days: 90.5 },
    ],
    [
      { kind: 'managers', managers: '9' },
      { kind: 'managers', managers: 9 },
    ],
  ])('is read: %j', (body, change) => {
    expect(readChangeForm(body, pool)).toEqual({ change });
  });

  it.each([
    [{ kind: 'peer-leaves', 'peer-leaves': 'ann' }, 'peer-leaves', /^2 peers are called “ann”/],
    [{ kind: 'peer-leaves' }, 'peer-leaves', /^Enter the name or reference/],
    [{ kind: 'budget', budget: 'lots' }, 'budget', /^Enter a number/],
    [{ kind: 'managers', managers: ' ' }, 'managers', /^Enter a number/],
    [{}, 'peer-leaves', /^Choose what changes/],
  ])('is refused at its field: %j', (body, field, message) => {
    expect(readChangeForm(body, pool)).toEqual({
      error: { field, message: expect.stringMatching(message) as string },
    });
  });
});
