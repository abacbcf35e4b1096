import { aChallenge, aPeer } from '../../test/support/tiny-problem.js';
import { teamShape, vacancyPoints } from './team-shape.js';

const challenge = aChallenge('C1', {
  minSize: 5,
  maxSize: 6,
  kinds: { leader: [1, 1], 'chief-executive': [1, 1], officer: [2, 3] },
});
const leadKinds = ['leader', 'chief-executive'];
const weights = { leader: 3, 'chief-executive': 3, officer: 1 };
const team = (...kinds: string[]) => kinds.map((kind, i) => aPeer(`P${i}`, { kind, experience: i }));

describe('the shape of a team', () => {
  it.each([
    ['an empty team', team(), { leader: 1, 'chief-executive': 1, officer: 2 }, 1, 9],
    ['a team without a leader', team('chief-executive', 'officer', 'officer', 'officer'), { leader: 1 }, 0, 3],
    [
      'a team with an officer too many, who makes up for no leader',
      team('officer', 'officer', 'officer', 'officer'),
      { leader: 1, 'chief-executive': 1 },
      0,
      6,
    ],
    ['a team with every kind and a place left', team('leader', 'chief-executive', 'officer', 'officer'), {}, 1, 1],
    ['a full team', team('leader', 'chief-executive', 'officer', 'officer', 'officer'), {}, 0, 0],
  ])('%s', (_, members, missing, furtherPlaces, points) => {
    const shape = teamShape(challenge, members, leadKinds);
    expect(Object.fromEntries(shape.missing)).toEqual(missing);
    expect(shape.furtherPlaces).toBe(furtherPlaces);
    expect(shape.vacancies).toBe(furtherPlaces + Object.values(missing).reduce((sum, short) => sum + short, 0));
    expect(vacancyPoints(shape, weights)).toBe(points);
  });

  it('names who can lead, the most experienced first', () => {
    const { leads } = teamShape(challenge, team('leader', 'officer', 'chief-executive'), leadKinds);
    expect(leads.map(({ id }) => id)).toEqual(['P2', 'P0']);
  });

  it('opens a kind only below its most and while the team has room', () => {
    expect([...teamShape(challenge, team('leader'), leadKinds).openKinds]).toEqual(['chief-executive', 'officer']);
    expect(teamShape({ ...challenge, maxSize: 1 }, team('leader'), leadKinds).openKinds.size).toBe(0);
  });
});
