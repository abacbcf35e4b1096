import { calendarOfWeeks, type WeekOverride } from './calendar-of-weeks.js';
import { defaultCalendarSettings, type CalendarSettings } from './calendar-settings.js';
import { type CouncilWeekFacts } from './council-week-rules.js';
import { usualPartyConferences } from './party-conferences.js';
import { type Poll } from './pre-election-period.js';
import { weeksOnOffer, type OfferedWeek } from './weeks-on-offer.js';

const NOTHING_KNOWN: CouncilWeekFacts = {
  council: 'Kent',
  validFrom: null,
  validTo: null,
  polls: [],
  controllingParty: null,
  isControlKnown: true,
  blockedWeeks: [],
  wish: null,
  window: null,
  commissionedOn: null,
  riskAssessmentDate: null,
  overrides: [],
};
const poll2027: Poll = { day: '2027-05-06', certain: true, source: 'The council', periodFrom: null };

const offers = (
  facts: Partial<CouncilWeekFacts>,
  changes: Partial<CalendarSettings> = {},
  programmeOverrides: readonly WeekOverride[] = [],
): Map<string, OfferedWeek> => {
  const settings = { ...defaultCalendarSettings(), ...changes };
  const calendar = calendarOfWeeks({ startMonday: '2027-04-05', weeks: 52 }, settings, programmeOverrides);
  const weeks = weeksOnOffer(calendar, { ...NOTHING_KNOWN, ...facts }, settings, usualPartyConferences(2027));
  return new Map(weeks.map((week) => [week.monday, week]));
};
const closedBy = (weeks: Map<string, OfferedWeek>, rule: string): string[] =>
  [...weeks.values()]
    .filter((week) => week.reasons.some((r) => r.rule === rule && r.level === 'closed'))
    .map((w) => w.monday);
const costs = (weeks: Map<string, OfferedWeek>): Record<string, number> =>
  Object.fromEntries([...weeks.values()].filter((week) => week.cost > 0).map((week) => [week.monday, week.cost]));

describe('weeks on offer to a council', () => {
  it('are all open weeks, at no cost but the budget season, when nothing is asked for', () => {
    const weeks = offers({});
    expect([...weeks.values()].filter((week) => week.onOffer)).toHaveLength(42);
    expect(costs(weeks)).toEqual({
      '2028-01-31': 10,
      '2028-02-07': 10,
      '2028-02-14': 10,
      '2028-02-21': 10,
      '2028-02-28': 10,
      '2028-03-06': 10,
    });
    expect(weeks.get('2027-06-07')?.reasons).toEqual([]);
  });

  it('leave out weeks closed to the whole programme and say why', () => {
    const week = offers({}).get('2027-05-03');
    expect(week?.onOffer).toBe(false);
    expect(week?.reasons[0]).toMatchObject({
      rule: 'closed-week',
      sentence: 'Closed to the whole programme: 4 of the 5 days needed on site: Early May bank holiday on 3 May 2027.',
    });
  });

  it('leave out the pre-election period until a week after the poll', () => {
    const weeks = offers({ polls: [poll2027] });
    expect(closedBy(weeks, 'pre-election-period')).toEqual([
      '2027-04-05',
      '2027-04-12',
      '2027-04-19',
      '2027-04-26',
      '2027-05-03',
      '2027-05-10',
    ]);
    expect(weeks.get('2027-04-05')?.reasons[0]).toMatchObject({
      sentence:
        'Kent polls on 6 May 2027: the pre-election period and what follows last from 31 March 2027 to 13 May 2027.',
      source: 'The council',
      assumed: false,
    });
  });

  it('treat an unknown election as one that is held, and say so', () => {
    const week = offers({ polls: [{ ...poll2027, certain: false, source: 'Not confirmed' }] }).get('2027-04-12');
    expect(week?.onOffer).toBe(false);
    expect(week?.reasons[0]?.sentence).toMatch(
      /^Whether Kent polls on 6 May 2027 is unknown, so it is treated as if it did/,
    );
    expect(week?.reasons[0]).toMatchObject({ assumed: true, source: 'Not confirmed' });
  });

  it('begin the period earlier for a council that publishes its notice early', () => {
    const early = { day: '2028-05-04', certain: true, source: 'The council', periodFrom: '2028-03-24' };
    expect(closedBy(offers({ polls: [early] }), 'pre-election-period')).toEqual(['2028-03-20', '2028-03-27']);
  });

  it('cost more in the three weeks after a poll', () => {
    const weeks = offers({ polls: [poll2027] });
    expect([weeks.get('2027-05-17')?.cost, weeks.get('2027-05-24')?.cost, weeks.get('2027-06-07')?.cost]).toEqual([
      15, 15, 0,
    ]);
    expect(offers({ polls: [poll2027] }, { afterPollPoints: 4 }).get('2027-05-24')?.cost).toBe(4);
  });

  it.each([
    ['2027-06-07', 0],
    ['2027-06-14', 0],
    ['2027-06-21', 1],
    ['2027-06-28', 2],
    ['2027-07-05', 4],
    ['2027-05-24', 1],
    ['2027-09-06', 42],
  ])('in the week of %s cost %d when the week of 7 June is wished', (monday, cost) => {
    expect(offers({ wish: '2027-06-07' }).get(monday)?.cost).toBe(cost);
  });

  it('cost more when the final report would miss the risk assessment by less than four weeks', () => {
    const weeks = offers({ riskAssessmentDate: '2027-09-27' });
    expect([weeks.get('2027-07-19')?.cost, weeks.get('2027-07-26')?.cost]).toEqual([0, 10]);
    expect(weeks.get('2027-07-26')?.reasons[0]?.sentence).toBe(
      'The final report would come on 6 September 2027; to count in the risk assessment of 27 September 2027 it is needed by 30 August 2027.',
    );
  });

  it('add up their costs', () => {
    const weeks = offers({ polls: [poll2027], wish: '2027-06-07', riskAssessmentDate: '2027-06-30' });
    expect(weeks.get('2027-05-17')?.cost).toBe(15 + 2 + 10);
  });

  it('leave out what the council ruled out, and weeks outside the window it asked for', () => {
    const weeks = offers({
      blockedWeeks: [{ monday: '2027-06-14', reason: 'moving offices' }],
      window: { from: '2027-06-07', to: '2027-06-28' },
    });
    expect([...weeks.values()].filter((week) => week.onOffer).map((week) => week.monday)).toEqual([
      '2027-06-07',
      '2027-06-21',
      '2027-06-28',
    ]);
    expect(weeks.get('2027-06-14')?.reasons[0]?.sentence).toBe('Kent ruled it out: moving offices');
  });

  it.each([
    [{ from: '2028-03-06', to: '2028-03-20' }, 'Kent asked for a week from 6 March 2028 to 20 March 2028.'],
    [{ from: '2028-03-06', to: null }, 'Kent asked for a week from 6 March 2028.'],
    [{ from: null, to: '2027-05-10' }, 'Kent asked for a week to 10 May 2027.'],
  ])('say what window was asked for: %j', (window, sentence) => {
    const week = offers({ window }).get('2027-06-07');
    expect(week).toMatchObject({ onOffer: false, reasons: [{ rule: 'outside-window', sentence }] });
  });

  it('begin sixteen weeks after the commission', () => {
    const weeks = closedBy(offers({ commissionedOn: '2027-02-01' }), 'lead-time');
    expect(weeks.at(-1)).toBe('2027-05-17');
  });

  it('end when the council does, and begin when it does', () => {
    expect(closedBy(offers({ validTo: '2027-06-30' }), 'not-in-force').at(0)).toBe('2027-06-28');
    expect(closedBy(offers({ validFrom: '2027-07-01' }), 'not-in-force').at(-1)).toBe('2027-06-28');
  });

  it('leave out the conference week of the controlling party, marked as assumed', () => {
    const weeks = offers({ controllingParty: 'labour' });
    expect(closedBy(weeks, 'party-conference')).toEqual(['2027-09-27']);
    expect(weeks.get('2027-09-27')?.reasons[0]).toMatchObject({
      sentence: 'Conference week of labour, which controls Kent (date assumed).',
      assumed: true,
    });
  });

  it('say in each conference week that nobody recorded who controls the council, and keep it on offer', () => {
    const weeks = offers({ isControlKnown: false });
    expect(closedBy(weeks, 'party-conference')).toEqual([]);
    const told = [...weeks.values()].filter(({ reasons }) => reasons.some(({ rule }) => rule === 'party-conference'));
    expect(told.map(({ monday, onOffer, cost }) => [monday, onOffer, cost])).toEqual([
      ['2027-09-20', true, 0],
      ['2027-09-27', true, 0],
      ['2027-10-04', true, 0],
    ]);
    expect(told[2]?.reasons).toMatchObject([
      {
        sentence:
          'Conference week of conservative and green. Who controls Kent is not recorded: it is planned as under no overall control.',
        assumed: true,
      },
    ]);
  });

  it('follow an override for the council, which names what it overrules and keeps the costs', () => {
    const overrides = [
      { monday: '2027-05-10', open: true, reason: 'the poll is uncontested' },
      { monday: '2027-06-21', open: false, reason: 'royal visit' },
    ];
    const weeks = offers({ polls: [poll2027], overrides });
    expect(weeks.get('2027-05-10')).toMatchObject({ onOffer: true, cost: 15 });
    expect(weeks.get('2027-05-10')?.reasons[0]?.sentence).toBe(
      'Opened by hand: the poll is uncontested (overrules pre-election-period)',
    );
    expect(weeks.get('2027-06-21')).toMatchObject({ onOffer: false, cost: 0 });
  });

  it('are never opened by that override while the programme is closed or the council does not exist', () => {
    const overrides = [
      { monday: '2027-08-09', open: true, reason: 'we work in August' },
      { monday: '2027-10-11', open: true, reason: 'one last time' },
    ];
    const weeks = offers({ overrides, validTo: '2027-09-30' });
    expect([weeks.get('2027-08-09')?.onOffer, weeks.get('2027-10-11')?.onOffer]).toEqual([false, false]);
  });

  it('follow the programme when it opens a week by hand', () => {
    const weeks = offers({}, {}, [{ monday: '2027-08-23', open: true, reason: 'agreed with the councils' }]);
    expect(weeks.get('2027-08-23')).toMatchObject({ onOffer: true, cost: 0, reasons: [] });
  });

  it('puts a price on a week by hand, for everyone or for one council', () => {
    const forAll: WeekOverride[] = [{ monday: '2027-06-28', open: true, points: 7, reason: 'LGA conference' }];
    const weeks = offers({}, {}, forAll);
    expect(weeks.get('2027-06-28')).toMatchObject({ onOffer: true, cost: 7 });
    const forOne = offers({ overrides: forAll });
    expect(forOne.get('2027-06-28')).toMatchObject({ onOffer: true, cost: 7 });
    expect(forOne.get('2027-06-28')?.reasons.map(({ rule, level, points }) => [rule, level, points])).toEqual([
      ['override', 'open', 0],
      ['override', 'cost', 7],
    ]);
  });

  it('takes a price set by hand in place of what the rules add up to, the own one of the council first', () => {
    const price = (points: number): WeekOverride => ({ monday: '2028-02-14', open: true, points, reason: 'Agreed' });
    const ordinary = offers({}).get('2028-02-14')!;
    expect(ordinary.cost).toBe(10);
    expect(offers({}, {}, [price(3)]).get('2028-02-14')!.cost).toBe(3);
    expect(offers({ overrides: [price(0)] }, {}, [price(3)]).get('2028-02-14')!.cost).toBe(0);
  });

  it('does not let a price for everyone open a week that the council cannot use', () => {
    const forAll: WeekOverride[] = [{ monday: '2027-05-10', open: true, points: 7, reason: 'Quiet week' }];
    expect(offers({ polls: [poll2027] }, {}, forAll).get('2027-05-10')).toMatchObject({ onOffer: false, cost: 0 });
  });
});
