import { aChallenge, aCouncil, aPeer, aProblem, aYear } from '../../test/support/tiny-problem.js';
import { randomProblem } from '../../test/support/random-problem.js';
import { parseProblem } from './parse-problem.js';

/** The problem as a document, with the value at a dotted path replaced, or removed when undefined. */
function documentWith(path: string, value: unknown, problem = aProblem()): unknown {
  const document = JSON.parse(JSON.stringify(problem)) as Record<string, unknown>;
  const steps = path.split('.');
  const last = steps.pop()!;
  const parent = steps.reduce((node, step) => node[step] as Record<string, unknown>, document);
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else parent[last] = value;
  return document;
}

function faultsOf(value: unknown): string[] {
  const parsed = parseProblem(value);
  return 'faults' in parsed ? parsed.faults.map(({ path, message }) => `${path} ${message}`) : [];
}

const pinned = (id: string, week: number | null, peers: string[], changes = {}) =>
  aChallenge(id, { pinnedWeek: week, pinnedPeers: peers, ...changes });

describe('reading a problem', () => {
  it.each([
    ['a problem without a fault', aProblem()],
    ['no challenges', aProblem({ challenges: [] })],
    ['no peers', aProblem({ peers: [] })],
    [
      'no kinds and nobody',
      aProblem({ kinds: [], leadKinds: [], peers: [], challenges: [], daysPerDeployment: {}, vacancyWeights: {} }),
    ],
    [
      'one week',
      aProblem({
        weeks: aYear(1),
        challenges: [aChallenge('C1', { weeks: [{ week: 0, cost: 3 }] })],
        peers: [aPeer('P1', { availability: 'I' })],
      }),
    ],
    ['53 weeks', aProblem({ weeks: aYear(53), peers: [aPeer('P1', { availability: 'YIN'.repeat(18).slice(0, 53) })] })],
    ['500 themes', aProblem({ themes: Array.from({ length: 500 }, (_, i) => `theme ${i}`) })],
    ['no open week', aProblem({ weeks: aYear(12).map((week) => ({ ...week, open: false, capacity: 0 })) })],
    ['no budget', aProblem({ budgetDays: 0 })],
    ['no week on offer', aProblem({ challenges: [aChallenge('C1', { weeks: [] })] })],
    ['a whole team pinned', aProblem({ challenges: [pinned('C1', 3, ['P1'])] })],
    ['a peer pinned and the week open', aProblem({ challenges: [pinned('C1', null, ['P1'])] })],
    [
      'a peer whose conflicts are councils outside the problem',
      aProblem({ peers: [aPeer('P1', { conflicts: ['elsewhere'] })] }),
    ],
  ])('accepts %s', (_, problem) => {
    expect(parseProblem(JSON.parse(JSON.stringify(problem)))).toEqual({ problem });
  });

  it('accepts every random problem unchanged, with the defaults of a baseline filled in', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const problem = randomProblem(seed);
      const parsed = parseProblem(JSON.parse(JSON.stringify(problem)));
      expect(parsed).toMatchObject({ problem: JSON.parse(JSON.stringify(problem)) as object });
    }
  });

  it('passes over unknown fields inside a baseline, and fills in what it leaves out', () => {
    const baseline = {
      problem: 'earlier',
      challenges: [
        { id: 'C1', note: 'x' },
        { id: 'gone', week: 3, peers: ['left'] },
      ],
    };
    const parsed = parseProblem(documentWith('baseline', baseline));
    expect(parsed).toMatchObject({
      problem: {
        baseline: {
          challenges: [
            { id: 'C1', week: null, peers: [], weekPrice: 3, prices: {} },
            { id: 'gone', week: 3, peers: ['left'] },
          ],
        },
      },
    });
  });

  it.each<[string, unknown, string]>([
    ['format', 'peer-challenge-problem/2', '$.format is "peer-challenge-problem/2"; give "peer-challenge-problem/1"'],
    ['nightShift', true, '$.nightShift is a field that the format does not know; remove it'],
    [
      'challenges.0.council.mayor',
      'x',
      '$.challenges[0].council.mayor is a field that the format does not know; remove it',
    ],
    ['peers.0.nick name', 'x', '$.peers[0]["nick name"] is a field that the format does not know; remove it'],
    ['weights.kindness', 3, '$.weights.kindness is a field that the format does not know; remove it'],
    ['weights.oneParty', undefined, '$.weights.oneParty is missing; give a whole number from 0 to 1000000'],
    ['weights.oneParty', 1.5, '$.weights.oneParty is 1.5; give a whole number from 0 to 1000000'],
    ['weights.oneParty', -1, '$.weights.oneParty is -1; give a whole number from 0 to 1000000'],
    ['managers', '4', '$.managers is "4"; give a whole number from 0 to 1000000'],
    ['budgetDays', 10.25, '$.budgetDays is 10.25; give a multiple of 0.5 from 0 to 1000000000'],
    ['peers', undefined, '$.peers is missing; give a list'],
    ['weeks', [], '$.weeks is empty; a year has at least one week'],
    ['weeks.2.index', 7, '$.weeks[2].index is 7; week number 2 of the list has index 2'],
    [
      'weeks.2.monday',
      '2027-04-20',
      '$.weeks[2].monday is "2027-04-20", not a Monday; that week\'s Monday is 2027-04-19',
    ],
    ['weeks.11.monday', '2027-06-28', '$.weeks[11].monday is "2027-06-28"; the week before makes it "2027-06-21"'],
    ['weeks.0.monday', '2027-02-30', '$.weeks[0].monday is "2027-02-30"; give the date of a Monday as YYYY-MM-DD'],
    ['weeks.0.monday', '5 April 2027', '$.weeks[0].monday is "5 April 2027"; give the date of a Monday as YYYY-MM-DD'],
    ['weeks.0.open', 1, '$.weeks[0].open is 1; give true or false'],
    ['kinds.2', 'leader', '$.kinds[2] is "leader", as $.kinds[0] is already; each may occur once'],
    ['kinds.2', '__proto__', '$.kinds[2] is "__proto__", a reserved word; choose another'],
    ['leadKinds.0', 'mayor', '$.leadKinds[0] is "mayor", which is not among the problem\'s kinds'],
    ['daysPerDeployment.officer', undefined, '$.daysPerDeployment.officer is missing; give one for each kind'],
    ['vacancyWeights.mayor', 1, '$.vacancyWeights.mayor names "mayor", which is not among the problem\'s kinds'],
    ['challenges.0.priority', 4, '$.challenges[0].priority is 4; give a whole number from 1 to 3'],
    ['challenges.0.minSize', 9, '$.challenges[0].minSize is 9, above maxSize 4; lower it or raise maxSize'],
    [
      'challenges.0.kinds.mayor',
      [0, 1],
      '$.challenges[0].kinds.mayor names "mayor", which is not among the problem\'s kinds',
    ],
    [
      'challenges.0.kinds.leader',
      [2, 1],
      '$.challenges[0].kinds.leader asks for at least 2 and at most 1; the first must not exceed the second',
    ],
    [
      'challenges.0.kinds.leader',
      1,
      '$.challenges[0].kinds.leader is 1; give a list of two, the least and the most members',
    ],
    [
      'challenges.0.themes',
      [{ theme: 'magic', weight: 1, experts: 1 }],
      '$.challenges[0].themes[0].theme is "magic", which is not among the problem\'s themes',
    ],
    ['challenges.0.weeks.3.week', 12, "$.challenges[0].weeks[3].week is 12; the year's last week is 11"],
    [
      'challenges.0.weeks.3.week',
      2,
      '$.challenges[0].weeks[3].week is 2, as $.challenges[0].weeks[2].week is already; each may occur once',
    ],
    [
      'challenges.0.pinnedPeers',
      ['P9'],
      '$.challenges[0].pinnedPeers[0] is "P9", which is not among the problem\'s peers',
    ],
    [
      'challenges.0.pinnedPeers',
      ['P1', 'P1'],
      '$.challenges[0].pinnedPeers[1] is "P1", as $.challenges[0].pinnedPeers[0] is already; each may occur once',
    ],
    ['challenges.0.pinnedWeek', 40, "$.challenges[0].pinnedWeek is 40; the year's last week is 11"],
    ['peers.0.kind', 'mayor', '$.peers[0].kind is "mayor", which is not among the problem\'s kinds'],
    ['peers.0.themes', ['magic'], '$.peers[0].themes[0] is "magic", which is not among the problem\'s themes'],
    [
      'peers.0.availability',
      'YYYYYYyYYYYY',
      '$.peers[0].availability has "y" for week 6; use Y (available), I (if needed) or N (not)',
    ],
    ['peers.0.availability', 'YYY', '$.peers[0].availability has 3 letters for 12 weeks; give one letter a week'],
    ['peers.0.acceptance', 1.1, '$.peers[0].acceptance is 1.1; give a number from 0 to 1'],
    ['peers.0.easting', null, '$.peers[0].easting is null; give a number from -1000000000 to 1000000000'],
    ['peers.0', [], '$.peers[0] is a list of 0; give an object'],
    [
      'baseline',
      { challenges: [{ id: 'C1', prices: { P1: -1 } }] },
      '$.baseline.challenges[0].prices.P1 is -1; give a whole number from 0 to 1000000',
    ],
  ])('faults %s = %j', (path, value, fault) => {
    expect(faultsOf(documentWith(path, value))).toContain(fault);
  });

  it('faults an id, or a council, that occurs twice', () => {
    const problem = aProblem({
      challenges: [aChallenge('C1', { council: aCouncil('K') }), aChallenge('C1', { council: aCouncil('K') })],
      peers: [aPeer('P1'), aPeer('P1')],
    });
    expect(faultsOf(problem)).toEqual([
      '$.challenges[1].id is "C1", as $.challenges[0].id is already; each may occur once',
      '$.challenges[1].council.code is "K", as $.challenges[0].council.code is already; each may occur once',
      '$.peers[1].id is "P1", as $.peers[0].id is already; each may occur once',
    ]);
  });

  it('lists every fault at once, and a contradictory pin beside the faults of other fields', () => {
    const problem = aProblem({
      challenges: [pinned('C1', 3, ['P1'])],
      peers: [aPeer('P1', { conflicts: ['council-of-C1'] })],
    });
    const document = {
      ...problem,
      extra: 1,
      peers: [...problem.peers, { ...aPeer('P2'), maxDays: 0.3, kind: 'mayor' }],
    };
    expect(faultsOf(document)).toEqual([
      '$.extra is a field that the format does not know; remove it',
      '$.peers[1].maxDays is 0.3; give a multiple of 0.5 from 0 to 1000000000',
      '$.peers[1].kind is "mayor", which is not among the problem\'s kinds',
      '$.challenges[0].pinnedPeers contradicts a pin: Council council-of-C1 (C1) has P1, who has a conflict with this council. Take a pin off or change what it breaks',
    ]);
  });
});

describe('pins that no plan can keep', () => {
  const closed = aYear(12).map((week) => (week.index === 3 ? { ...week, open: false } : week));
  it.each([
    [
      'a pinned week that is closed',
      aProblem({ weeks: closed, challenges: [pinned('C1', 3, [])] }),
      '$.challenges[0].pinnedWeek',
    ],
    [
      'a pinned week that is not on offer',
      aProblem({ challenges: [pinned('C1', 3, [], { weeks: [{ week: 4, cost: 0 }] })] }),
      '$.challenges[0].pinnedWeek',
    ],
    [
      'a peer pinned to two challenges of one week',
      aProblem({ challenges: [pinned('C1', 3, ['P1']), pinned('C2', 3, ['P1'])] }),
      '$.peers[0]',
    ],
    [
      'a peer pinned twice within the gap',
      aProblem({ challenges: [pinned('C1', 3, ['P1']), pinned('C2', 6, ['P1'])] }),
      '$.peers[0]',
    ],
    [
      'a peer pinned for more days than they give',
      aProblem({ challenges: [pinned('C1', 3, ['P1'])], peers: [aPeer('P1', { maxDays: 6 })] }),
      '$.peers[0]',
    ],
    [
      'a peer pinned to a week when they are not available',
      aProblem({ challenges: [pinned('C1', 3, ['P1'])], peers: [aPeer('P1', { availability: 'YYYNYYYYYYYY' })] }),
      '$.challenges[0].pinnedPeers',
    ],
    [
      'a pinned peer who lives too far away',
      aProblem({ challenges: [pinned('C1', 3, ['P1'])], peers: [aPeer('P1', { maxTravelKm: 9 })] }),
      '$.challenges[0].pinnedPeers',
    ],
    [
      'more pinned challenges than a week can hold',
      aProblem({ challenges: ['C1', 'C2', 'C3'].map((id) => pinned(id, 3, [])) }),
      '$.weeks[3].capacity',
    ],
    [
      'pinned challenges for which there are too few managers',
      aProblem({ managers: 1, challenges: [pinned('C1', 3, []), pinned('C2', 4, [])] }),
      '$.managers',
    ],
    [
      'a budget that the pinned peers alone exceed',
      aProblem({ budgetDays: 6, challenges: [pinned('C1', 3, ['P1'])] }),
      '$.budgetDays',
    ],
    [
      'a county and its district pinned together',
      aProblem({
        challenges: [
          pinned('C1', 3, [], { council: aCouncil('K') }),
          pinned('C2', 5, [], { council: aCouncil('D', { county: 'K' }) }),
        ],
      }),
      '$.challenges[1].pinnedWeek',
    ],
    [
      'a peer pinned without a week whom no week on offer suits',
      aProblem({ challenges: [pinned('C1', null, ['P1'])], peers: [aPeer('P1', { availability: 'N'.repeat(12) })] }),
      '$.challenges[0].pinnedPeers',
    ],
    [
      'a peer pinned without a week too close to another pin',
      aProblem({
        challenges: [pinned('C1', 3, ['P1']), pinned('C2', null, ['P1'], { weeks: [{ week: 5, cost: 0 }] })],
      }),
      '$.challenges[1].pinnedPeers',
    ],
    [
      'a peer pinned where no week is on offer',
      aProblem({ challenges: [pinned('C1', null, ['P1'], { weeks: [] })] }),
      '$.challenges[0].pinnedPeers',
    ],
  ])('faults %s', (_, problem, path) => {
    const faults = faultsOf(problem);
    expect(faults.map((fault) => fault.split(' ')[0])).toContain(path);
  });
});

describe('hostile documents', () => {
  const deep = JSON.parse(`${'[{"a":'.repeat(2000)}1${'}]'.repeat(2000)}`) as unknown;
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a number', NaN],
    ['a text', 'x'.repeat(1e6)],
    ['a list', [[]]],
    ['a function', () => 1],
    ['deep nesting', deep],
    ['deep nesting in a field', { ...aProblem(), challenges: deep, peers: { deep } }],
    ['a polluting document', JSON.parse('{"__proto__": {"weeks": []}, "constructor": {"prototype": 1}}')],
  ])('are faulted and never thrown on: %s', (_, value) => {
    expect(faultsOf(value).length).toBeGreaterThan(0);
  });

  it('are quoted in short, whatever their size', () => {
    const huge = 'x'.repeat(1_000_000);
    const faults = faultsOf({
      ...aProblem(),
      name: 3,
      [huge]: 1,
      kinds: [huge, huge],
      peers: [{ ...aPeer(huge), kind: huge, availability: huge }],
    });
    expect(faults.length).toBeGreaterThan(4);
    expect(Math.max(...faults.map((fault) => fault.length))).toBeLessThan(300);
  });

  it('keep names that JavaScript objects answer to out of ids', () => {
    const faults = faultsOf(aProblem({ peers: [aPeer('constructor')], challenges: [aChallenge('__proto__')] }));
    expect(faults).toEqual([
      '$.challenges[0].id is "__proto__", a reserved word; choose another',
      '$.peers[0].id is "constructor", a reserved word; choose another',
    ]);
  });
});
