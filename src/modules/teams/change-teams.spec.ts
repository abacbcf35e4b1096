import { changeTeams, type StandingSeat, type StandingTeam, type WantedTeam } from './change-teams.js';

const TODAY = '2027-10-01';
const WEEK = '2027-11-01';
const LATER = '2027-11-08';

const seat = (id: string, kind: string | null, holder: string | null, state: StandingSeat['state'] = 'vacant') => ({
  id,
  kind,
  holder,
  state,
});
const team = (seats: StandingSeat[], changes: Partial<StandingTeam> = {}): StandingTeam => ({
  id: 'T1',
  challengeId: 'C1',
  monday: WEEK,
  isWeekAccepted: false,
  hasAsked: false,
  seats,
  ...changes,
});
const wanted = (seats: [kind: string | null, peer: string | null][], monday = WEEK): WantedTeam => ({
  challengeId: 'C1',
  monday,
  seats: seats.map(([kind, chosenPeerId]) => ({ kind, chosenPeerId })),
});
const change = (before: StandingTeam, after: WantedTeam | null, today = TODAY) =>
  changeTeams([before], after ? [after] : [], today);
const NOTHING = { movesTo: null, released: [], removed: [], rechosen: [], added: [] };

describe('a team of which another plan wants the same', () => {
  it('stays, however far its members have come and in whatever order they are named', () => {
    const standing = team([
      seat('S1', 'leader', 'L', 'accepted'),
      seat('S2', 'officer', 'O'),
      seat('S3', 'officer', 'X', 'released'),
    ]);
    const found = change(
      standing,
      wanted([
        ['officer', 'O'],
        ['leader', 'L'],
      ]),
    );
    expect(found).toEqual({ unchanged: [standing], changed: [], disbanded: [], formed: [], refused: [] });
  });
});

describe('a member who is replaced', () => {
  it.each([
    [
      'gives an unasked seat to another of the kind',
      'vacant',
      'officer',
      { rechosen: [{ id: 'S2', chosenPeerId: 'N' }] },
    ],
    [
      'gives it up to another kind',
      'vacant',
      'health',
      { removed: ['S2'], added: [{ kind: 'health', chosenPeerId: 'N' }] },
    ],
    [
      'is released where they were asked, and a new seat is made',
      'offered',
      'officer',
      { released: [seat('S2', 'officer', 'O', 'offered')], added: [{ kind: 'officer', chosenPeerId: 'N' }] },
    ],
  ] as const)('%s', (_, state, kind, expected) => {
    const found = change(
      team([seat('S1', 'leader', 'L', 'confirmed'), seat('S2', 'officer', 'O', state)]),
      wanted([
        ['leader', 'L'],
        [kind, 'N'],
      ]),
    );
    expect(found.changed).toEqual([{ id: 'T1', challengeId: 'C1', ...NOTHING, ...expected }]);
  });

  it('leaves a vacancy where nobody comes, and fills one', () => {
    const found = change(team([seat('S1', 'leader', 'L')]), wanted([['leader', null]]));
    expect(found.changed[0]!.rechosen).toEqual([{ id: 'S1', chosenPeerId: null }]);
    const filled = change(team([seat('S1', 'leader', null)]), wanted([['leader', 'N']]));
    expect(filled.changed[0]!.rechosen).toEqual([{ id: 'S1', chosenPeerId: 'N' }]);
  });
});

describe('a team that moves to another week', () => {
  it('keeps the seats that nobody was asked for, and releases the others: a yes to one week is none to another', () => {
    const asked = seat('S1', 'leader', 'L', 'accepted');
    const found = change(
      team([asked, seat('S2', 'officer', 'O')]),
      wanted(
        [
          ['leader', 'L'],
          ['officer', 'O'],
        ],
        LATER,
      ),
    );
    expect(found.changed).toEqual([
      {
        id: 'T1',
        challengeId: 'C1',
        ...NOTHING,
        movesTo: LATER,
        released: [asked],
        added: [{ kind: 'leader', chosenPeerId: 'L' }],
      },
    ]);
  });
});

describe('a team that another plan defers', () => {
  it('is disbanded while nothing has come of it', () => {
    const standing = team([seat('S1', 'leader', 'L')]);
    expect(change(standing, null)).toMatchObject({ disbanded: [standing], refused: [] });
  });

  it.each([
    ['somebody was asked', team([seat('S1', 'leader', 'L', 'offered')])],
    ['somebody was asked and released', team([seat('S1', 'leader', 'L', 'released')])],
    ['its council has accepted the week', team([seat('S1', 'leader', 'L')], { isWeekAccepted: true })],
    ['somebody was asked before', team([seat('S1', 'leader', 'L')], { hasAsked: true })],
  ])('is not when %s', (_, standing) => {
    expect(change(standing, null)).toMatchObject({
      disbanded: [],
      refused: [{ challengeId: 'C1', why: 'under-way' }],
    });
  });
});

describe('history', () => {
  const standing = team([seat('S1', 'leader', 'L', 'confirmed'), seat('S2', 'officer', null)]);

  it('stays as it is, vacancies and all', () => {
    expect(change(standing, wanted([['leader', 'L']]), WEEK)).toMatchObject({ unchanged: [standing], refused: [] });
  });

  it.each([
    ['other people', standing, wanted([['leader', 'N']]), WEEK],
    ['another week', standing, wanted([['leader', 'L']], LATER), WEEK],
    ['no team', standing, null, WEEK],
    ['a week that has begun', team([seat('S1', 'leader', 'L')], { monday: LATER }), wanted([['leader', 'L']]), WEEK],
  ])('cannot have %s', (_, before, after, today) => {
    expect(change(before, after, today)).toMatchObject({
      changed: [],
      disbanded: [],
      refused: [{ challengeId: 'C1', why: 'begun' }],
    });
  });

  it('gets no new team', () => {
    expect(changeTeams([], [wanted([['leader', 'L']])], WEEK).refused).toEqual([{ challengeId: 'C1', why: 'begun' }]);
    expect(changeTeams([], [wanted([['leader', 'L']])], TODAY).formed).toHaveLength(1);
  });
});
