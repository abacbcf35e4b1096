import { aChallenge, aCouncil, aPeer, aProblem } from '../../../../test/support/tiny-problem.js';
import { type Reason } from '../problem-reasons.js';
import { type TeamFacts, viewTeam } from './team.view.js';

const wish: Reason = {
  rule: 'council-wish',
  level: 'cost',
  points: 4,
  sentence: '2 weeks from the week it would like.',
  source: 'The council',
  assumed: false,
};
const closed: Reason = { ...wish, rule: 'easter', level: 'closed', points: 0, sentence: 'Easter.', assumed: true };

const challenge = aChallenge('one', {
  council: aCouncil('KEN', { name: 'Kent', class: 'county', region: 'South East', control: 'blue' }),
  weeks: [
    { week: 0, cost: 0 },
    { week: 2, cost: 4 },
  ],
  minSize: 4,
  kinds: { leader: [1, 2], 'chief-executive': [1, 1], officer: [0, 4] },
  themes: [{ theme: 'finance', weight: 1, experts: 1 }],
});
const leader = aPeer('p-leader', {
  councilClass: 'county',
  party: 'red',
  availability: 'NNINNNNNNNNN',
  themes: ['finance'],
});
const officer = aPeer('p-officer', { kind: 'officer', party: null, experience: 0, themes: ['finance'] });

const facts = (changes: Partial<TeamFacts> = {}): TeamFacts => ({
  problem: aProblem({ challenges: [challenge], peers: [officer, leader] }),
  challenge,
  plan: { problem: 'tiny', challenges: [{ id: 'one', week: 2, peers: ['p-officer', 'p-leader'] }] },
  reasons: {
    reasons: [wish, closed],
    weeks: [],
    challenges: { one: [[], [1], [0]] },
    peers: {},
  },
  weeklyLoad: [0, 0, 1],
  names: {
    members: new Map([
      ['p-leader', { name: 'Lee Der', organisation: 'Essex', isFictional: true }],
      ['p-officer', { name: 'Off Icer', organisation: 'Surrey', isFictional: false }],
    ]),
    kinds: new Map([
      ['leader', 'Leader'],
      ['chief-executive', 'Chief executive'],
      ['officer', 'Officer'],
    ]),
    themes: new Map([['finance', 'Finance']]),
  },
  ...changes,
});

describe('the page of a team', () => {
  const team = viewTeam(facts());

  it('says which week was chosen, at what cost and why', () => {
    expect(team.week).toEqual({
      name: '19 April 2027',
      cost: '4 points',
      reasons: [{ sentence: wish.sentence, source: 'The council', isAssumption: false }],
    });
  });

  it('introduces the members, leaders first, and marks the fictional', () => {
    expect(team.members.map(({ name }) => name)).toEqual(['Lee Der', 'Off Icer']);
    expect(team.members[0]).toMatchObject({ kind: 'Leader', themes: 'Finance', isFictional: true, isIfNeeded: true });
    expect(team.members[1]).toMatchObject({ experience: 'First challenge', isFictional: false, isIfNeeded: false });
  });

  it('says which places are vacant', () => {
    expect(team).toMatchObject({ filled: '2 of 4', missing: '1 chief executive place, 1 place of any kind' });
  });

  it('tells what the team costs, the dearest first, and sums it up', () => {
    const points = team.costs.map((cost) => Number(cost.points));
    expect(points).toEqual([...points].sort((a, b) => b - a));
    expect(team.totalCost).toBe(String(points.reduce((sum, each) => sum + each, 0)));
    expect(team.costs.map(({ sentence }) => sentence)).toContain(
      'Kent is 4 points away from the week that the council wishes.',
    );
  });

  it('says of parties only that their balance is not as wished', () => {
    const words = JSON.stringify(team);
    expect(words).toContain('The balance of parties on the team is not what is wished for.');
    expect(words).not.toMatch(/\b(red|blue|controlling)\b/);
  });

  it('has neither week nor team when the challenge is deferred', () => {
    const deferred = viewTeam(facts({ plan: { problem: 'tiny', challenges: [] } }));
    expect(deferred).toMatchObject({ week: null, members: [], costs: [], missing: '' });
    expect(deferred.weeks.offered.map(({ isChosen }) => isChosen)).toEqual([false, false]);
  });

  it('keeps the place of a member who has since left the pool', () => {
    const [first] = viewTeam(facts({ names: { ...facts().names, members: new Map() } })).members;
    expect(first).toMatchObject({ name: 'No longer in the pool', kind: 'Leader' });
  });
});
