import { z } from 'zod';
import { PAPER_DAYS } from '../../scheduling/capacity/assess-capacity.js';
import { sayCapacity, sayResource } from '../../scheduling/capacity/say-capacity.js';
import { type AssessedYear } from './capacity.service.js';
import { type CapacityTask } from './capacity-task.js';

const MOST_SEED = 2 ** 31 - 1;
export const MOST_CHALLENGES = 10_000;
const MOST_DAYS = 1e6;

export const capacityQuery = z.strictObject({
  challenges: z.coerce
    .number()
    .int()
    .min(1)
    .max(MOST_CHALLENGES)
    .optional()
    .describe('Challenges that the programme is to have; without it those of the year'),
  budgetDays: z.coerce
    .number()
    .min(0)
    .max(MOST_DAYS)
    .optional()
    .describe('Working days to spend; without it the budget of the year'),
  daysPerDeployment: z
    .string()
    .regex(/^\d+(\.\d+)?(,\d+(\.\d+)?){0,9}$/, 'Give up to ten numbers of days, separated by commas, such as 5.625,8')
    .transform((text) => text.split(',').map(Number))
    .pipe(z.array(z.number().min(0.25).max(100)))
    .default([...PAPER_DAYS])
    .describe('Working days for one deployment, to see what the budget buys then'),
  seed: z.coerce.number().int().min(0).max(MOST_SEED).default(1).describe('The same seed gives the same figures'),
});
export type CapacityQuery = z.infer<typeof capacityQuery>;

export const toCapacityRequest = ({
  challenges,
  budgetDays,
  daysPerDeployment,
  seed,
}: CapacityQuery): CapacityTask['request'] => ({
  challenges: challenges ?? null,
  budgetDays: budgetDays ?? null,
  daysPerDeployment,
  seed,
});

const supplyShape = {
  peers: z.number().int(),
  deployments: z.number().describe('Deployments that days, gaps and availability allow'),
  expected: z.number().describe('Those that can be expected after refusals'),
};
const sentences = z.array(z.string());

export const capacitySchema = z
  .object({
    yearId: z.uuid(),
    asked: z.number().int().describe('Challenges asked about'),
    budgetDays: z.number(),
    wasStopped: z.boolean().describe('Whether time ran out, so that something may be missing'),
    sentences: z.object({
      leastVacancies: sentences,
      needed: sentences,
      curves: sentences,
      breaksFirst: sentences,
      budget: sentences,
    }),
    needed: z
      .array(
        z.object({
          kind: z.string(),
          challenges: z.number(),
          places: z.number(),
          now: z.number().int(),
          deploymentsEach: z.number().describe('Deployments a year that a peer of the pool can give on average'),
          acceptance: z.number().min(0).max(1),
          needed: z.number().int().nullable().describe('Peers with whom no place stays empty; null: out of reach'),
          neededExpected: z.number().int().nullable().describe('The same with the refusals to be expected'),
          neededOnceEach: z.number().int().describe('The same if each says yes and serves once'),
          unfillable: z.number().int().describe('Places that no number of peers like these would fill'),
        }),
      )
      .describe('How many peers of each kind that can lead the programme needs'),
    leastVacancies: z.object({
      bound: z.number().nullable().describe('No plan has a smaller medium; null where nothing is proven'),
      by: z.enum(['counting', 'weeks', 'names']).nullable().describe('What it took to prove the bound'),
      reached: z.number().nullable().describe('Medium of the plan found'),
      isProven: z.boolean().describe('Whether the two are equal'),
      isImpossible: z.boolean().describe('Whether it is proven that every plan breaks a rule'),
      deferred: z.number().int(),
      completeTeams: z.number().int(),
      kinds: z.array(z.object({ kind: z.string(), inPlan: z.number().int(), atLeast: z.number().int() })),
      empty: z.array(
        z.object({
          challenge: z.uuid(),
          kind: z.string().nullable().describe('Null for places that any kind may fill'),
          count: z.number().int(),
          week: z.number().int().nullable().describe('Null where the challenge is deferred'),
        }),
      ),
    }),
    curves: z
      .array(
        z.object({
          kind: z.string(),
          now: z.number().int(),
          knee: z.number().int().nullable().describe('Peers from which on further ones fill hardly a place more'),
          kneeExpected: z.number().int().nullable(),
          points: z.array(
            z.object({
              peers: z.number().int(),
              emptyPlaces: z.number().describe('At least'),
              completeTeams: z.number().describe('At most'),
              emptyPlacesExpected: z.number().describe('At least, on average with refusals'),
              completeTeamsExpected: z.number().describe('At most, on average with refusals'),
            }),
          ),
        }),
      )
      .describe('Limits that no plan can beat, by the number of peers of a kind; everybody else stays as they are'),
    breaksFirst: z.array(
      z.object({
        resource: z.enum(['kind', 'party-leaders', 'everybody', 'days', 'managers', 'weeks']),
        kind: z.string().nullable(),
        name: z.string(),
        enoughFor: z.number().describe('Challenges of the usual team that it is enough for, taken alone'),
        expectedFor: z.number(),
        slack: z.number().describe('Share left over of what is asked; below 0 it is not enough'),
        expectedSlack: z.number(),
      }),
    ),
    purchases: z.array(
      z.object({
        daysPerDeployment: z.number().nullable().describe('Null for the present days of each kind'),
        teamDays: z.number(),
        challenges: z.number().int().nullable(),
      }),
    ),
    demandAndSupply: z.object({
      challenges: z.number().int(),
      places: z.number().int(),
      anyKind: z.number().int(),
      total: z.object(supplyShape),
      kinds: z.array(
        z.object({ kind: z.string(), places: z.number().int(), mostPlaces: z.number().int(), ...supplyShape }),
      ),
      regions: z.array(
        z.object({ region: z.string(), challenges: z.number().int(), places: z.number().int(), ...supplyShape }),
      ),
      months: z.array(
        z.object({
          month: z.string(),
          openWeeks: z.number().int(),
          capacity: z.number().int(),
          managed: z.number().int().describe('Challenges that the managers could run in this month alone'),
          challenges: z.number().int().describe('Challenges that offer a week of the month'),
          onlyHere: z.number().int(),
          places: z.number().describe('If every challenge were spread evenly over the weeks that it offers'),
          deployments: z.number().int(),
        }),
      ),
    }),
  })
  .meta({ id: 'Capacity' });
export type CapacityDto = z.infer<typeof capacitySchema>;

/** The party of nobody is told: the rows on parties are withheld, and the tightest case of their leaders has no name. */
export function toCapacityDto({ year, capacity, say }: AssessedYear): CapacityDto {
  const { balance, breaksFirst, leastVacancies, curves, needed, purchases } = capacity;
  const { bound, by, reached, isProven, isImpossible, deferred, completeTeams } = leastVacancies;
  const { kinds: ofKinds, regions, months, total, challenges, places, anyKind } = balance;
  return {
    yearId: year.id,
    asked: capacity.asked,
    budgetDays: capacity.budgetDays,
    wasStopped: capacity.wasStopped,
    sentences: sayCapacity(capacity, say) as CapacityDto['sentences'],
    needed: [...needed],
    leastVacancies: {
      bound,
      by,
      reached,
      isProven,
      isImpossible,
      deferred,
      completeTeams,
      kinds: [...leastVacancies.kinds],
      empty: [...leastVacancies.empty],
    },
    curves: curves.map((curve) => ({ ...curve, points: [...curve.points] })),
    breaksFirst: breaksFirst.map(({ resource, ...reach }) => ({
      resource: resource.type,
      kind: resource.type === 'kind' ? resource.kind : null,
      name: sayResource(resource, say),
      ...reach,
    })),
    purchases: [...purchases],
    demandAndSupply: {
      challenges,
      places,
      anyKind,
      total,
      kinds: [...ofKinds],
      regions: [...regions],
      months: [...months],
    },
  };
}
