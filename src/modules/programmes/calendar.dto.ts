import { z } from 'zod';
import { partySchema } from '../platform/web/word-schemas.js';
import { type CalendarWeek } from './calendar-of-weeks.js';
import { CALENDAR_RULES, type CalendarReason, type CalendarRuleId } from './calendar-rules.js';
import { type YearCalendar } from './calendar.service.js';
import { type ConferenceWeek } from './party-conferences.service.js';
import { type RecordedOverride } from './week-overrides.service.js';
import { type OfferedWeek } from './weeks-on-offer.js';

const MAX_COST = 1000;
const reason = z.string().trim().min(1).max(500);
const cost = z.number().int().min(0).max(MAX_COST).nullable();
const code = z.string().regex(/^[A-Z]{3}$/, 'A council’s code is three capital letters, for example KEN');

const reasonSchema = z
  .object({
    rule: z.enum(Object.keys(CALENDAR_RULES) as CalendarRuleId[]),
    constraint: z.string().nullable().describe('Number in the catalogue of constraints'),
    level: z.enum(['closed', 'open', 'cost']),
    points: z.number().int(),
    sentence: z.string(),
    source: z.string(),
    assumed: z.boolean(),
  })
  .meta({ id: 'CalendarReason' });

const weekSchema = z
  .object({
    index: z.number().int(),
    monday: z.iso.date(),
    open: z.boolean(),
    siteDays: z.number().int().describe('Days from Monday to Friday that are no bank holiday'),
    capacity: z.number().int().describe('Challenges that may be on site at once; 0 in a closed week'),
    reasons: z.array(reasonSchema),
  })
  .meta({ id: 'CalendarWeek' });
export const calendarSchema = z.object({ items: z.array(weekSchema) }).meta({ id: 'ProgrammeCalendar' });

const offeredWeekSchema = z
  .object({
    index: z.number().int(),
    monday: z.iso.date(),
    onOffer: z.boolean(),
    cost: z.number().int(),
    reasons: z.array(reasonSchema),
  })
  .meta({ id: 'OfferedWeek' });
export const councilCalendarSchema = z
  .object({ council: z.object({ code, name: z.string() }), items: z.array(offeredWeekSchema) })
  .meta({ id: 'CouncilCalendar' });

const overrideFacts = {
  monday: z.iso.date(),
  councilCode: code.nullable().describe('Null: for the whole programme'),
  isOpen: z.boolean(),
  cost: cost.describe('Points in place of what the rules add up to; only for a week that is open'),
  reason,
};
export const overrideSchema = z.object({ id: z.uuid(), ...overrideFacts }).meta({ id: 'WeekOverride' });
export const overrideListSchema = z.object({ items: z.array(overrideSchema) }).meta({ id: 'WeekOverrideList' });
export const newOverrideSchema = z
  .strictObject({
    ...overrideFacts,
    councilCode: overrideFacts.councilCode.default(null),
    cost: overrideFacts.cost.default(null),
  })
  .meta({ id: 'NewWeekOverride' });
export const overrideEditSchema = z
  .strictObject({
    isOpen: overrideFacts.isOpen.exactOptional(),
    cost: overrideFacts.cost.exactOptional(),
    reason: reason.describe('Why it is changed'),
  })
  .meta({ id: 'WeekOverrideEdit' });

const conferenceFacts = {
  party: partySchema,
  monday: z.iso.date().describe('The Monday of its week'),
  isAssumption: z.boolean().describe('True until the date is announced'),
  source: z.string().trim().min(1).max(300),
};
export const conferenceSchema = z.object({ id: z.uuid(), ...conferenceFacts }).meta({ id: 'PartyConference' });
export const conferenceListSchema = z.object({ items: z.array(conferenceSchema) }).meta({ id: 'PartyConferenceList' });
export const conferencesQuerySchema = z.strictObject({
  from: z.iso.date().default('2000-01-01'),
  to: z.iso.date().default('2099-12-31'),
});
export const newConferenceSchema = z
  .strictObject({ ...conferenceFacts, isAssumption: conferenceFacts.isAssumption.default(false) })
  .meta({ id: 'NewPartyConference' });
export const conferenceEditSchema = z
  .strictObject({
    party: conferenceFacts.party.exactOptional(),
    monday: conferenceFacts.monday.exactOptional(),
    isAssumption: conferenceFacts.isAssumption.default(false),
    source: conferenceFacts.source.describe('Where the change is known from'),
  })
  .meta({ id: 'PartyConferenceEdit' });

const toReason = (each: CalendarReason): z.infer<typeof reasonSchema> => ({
  ...each,
  constraint: CALENDAR_RULES[each.rule].constraint,
});

export const toCalendarDto = ({ weeks, year }: YearCalendar): z.infer<typeof calendarSchema> => ({
  items: weeks.map((week: CalendarWeek) => ({
    ...week,
    capacity: week.open ? year.weeklyCapacity : 0,
    reasons: week.reasons.map(toReason),
  })),
});

export const toOfferedWeekDto = (week: OfferedWeek): z.infer<typeof offeredWeekSchema> => ({
  ...week,
  reasons: week.reasons.map(toReason),
});

export const toOverrideDto = (each: RecordedOverride): z.infer<typeof overrideSchema> => ({
  id: each.id,
  monday: each.monday,
  councilCode: each.councilCode,
  isOpen: each.isOpen,
  cost: each.cost,
  reason: each.reason,
});

export const toConferenceDto = (each: ConferenceWeek): z.infer<typeof conferenceSchema> => ({
  id: each.id,
  party: each.party,
  monday: each.monday,
  isAssumption: each.isAssumption,
  source: each.source,
});
