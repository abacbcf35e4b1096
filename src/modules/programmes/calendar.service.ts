import { Injectable } from '@nestjs/common';
import { CouncilControlService } from '../councils/council-control.service.js';
import { CouncilPollsService } from '../councils/council-polls.service.js';
import { type Council } from '../councils/councils.service.js';
import { type Tx } from '../platform/database/database.js';
import { calendarOfWeeks, type CalendarWeek, type WeekOverride } from './calendar-of-weeks.js';
import { type CouncilWeekFacts } from './council-week-rules.js';
import { type PartyConference } from './party-conferences.js';
import { PartyConferencesService } from './party-conferences.service.js';
import { pollsAround, pollYearsAround } from './pre-election-period.js';
import { type ProgrammeYear, ProgrammesService } from './programmes.service.js';
import { type WeekOverrideEntity } from './week-override.entity.js';
import { WeekOverridesService } from './week-overrides.service.js';
import { type OfferedWeek, weeksOnOffer } from './weeks-on-offer.js';
import { lastDayOf } from './year-rules.js';

/** One year with everything that its weeks depend on. */
export interface YearCalendar {
  readonly year: ProgrammeYear;
  readonly weeks: readonly CalendarWeek[];
  readonly conferences: readonly PartyConference[];
  /** Overrides for one council each, by council id. */
  readonly councilOverrides: ReadonlyMap<string, readonly WeekOverride[]>;
}

/** What the calendar knows of a council by itself. */
export type CouncilCalendar = Pick<
  CouncilWeekFacts,
  'council' | 'validFrom' | 'validTo' | 'polls' | 'controllingParty' | 'isControlKnown' | 'overrides'
>;

/** What only a commission could add. */
const NO_WISHES: Omit<CouncilWeekFacts, keyof CouncilCalendar> = {
  blockedWeeks: [],
  wish: null,
  window: null,
  commissionedOn: null,
  riskAssessmentDate: null,
};

/** Which weeks are open to whom, and why: loads the rows and asks the rules. */
@Injectable()
export class CalendarService {
  constructor(
    private readonly programmes: ProgrammesService,
    private readonly overrides: WeekOverridesService,
    private readonly conferences: PartyConferencesService,
    private readonly control: CouncilControlService,
    private readonly polls: CouncilPollsService,
  ) {}

  /** Everything that planning a year needs to know of its weeks. */
  async loadYear(tx: Tx, yearId: string): Promise<YearCalendar> {
    const year = await this.programmes.get(tx, yearId);
    const rows = await this.overrides.listRows(tx, yearId);
    const conferences = await this.conferences.list(tx, year.startsOn, lastDayOf(year));
    const forAll = rows.filter(({ councilId }) => councilId === null).map(toWeekOverride);
    const councilOverrides = new Map<string, WeekOverride[]>();
    for (const row of rows) {
      if (row.councilId === null) continue;
      councilOverrides.set(row.councilId, [...(councilOverrides.get(row.councilId) ?? []), toWeekOverride(row)]);
    }
    return {
      year,
      weeks: calendarOfWeeks({ startMonday: year.startsOn, weeks: year.weekCount }, year.settings.calendar, forAll),
      conferences: conferences.map(({ party, monday, source, isAssumption }) => ({
        party,
        monday,
        source,
        assumed: isAssumption,
      })),
      councilOverrides,
    };
  }

  /** What the calendar knows of a council; control is the latest known by the end of the year. */
  async loadCouncil(tx: Tx, calendar: YearCalendar, council: Council): Promise<CouncilCalendar> {
    const { id, name, validFrom, validTo } = council;
    const [from, to] = [calendar.year.startsOn, lastDayOf(calendar.year)];
    const { first, last } = pollYearsAround(from, to);
    const polls = await this.polls.pollYears(tx, [council], first, last);
    const control = await this.control.controlOn(tx, [id], to);
    return {
      council: name,
      validFrom,
      validTo,
      polls: pollsAround(from, to, polls.get(id)!),
      controllingParty: control.get(id)?.party ?? null,
      isControlKnown: control.has(id),
      overrides: calendar.councilOverrides.get(id) ?? [],
    };
  }

  /** The weeks that a council by itself could be offered, with every reason. */
  weeksOnOffer(calendar: YearCalendar, council: CouncilCalendar): OfferedWeek[] {
    const facts = { ...council, ...NO_WISHES };
    return weeksOnOffer(calendar.weeks, facts, calendar.year.settings.calendar, calendar.conferences);
  }
}

const toWeekOverride = ({ monday, isOpen, cost, reason }: WeekOverrideEntity): WeekOverride => ({
  monday,
  open: isOpen,
  reason,
  ...(cost === null ? {} : { points: cost }),
});
