import { z } from 'zod';

const count = z.number().int();
const spread = z.array(z.object({ deployments: count, peers: count }));
const councils = z.array(
  z.object({
    council: z.string().describe('Code'),
    name: z.string(),
    peersInPool: count,
    gives: count,
    receives: count,
  }),
);

export const fairnessSchema = z
  .object({
    weakestTeams: z
      .array(z.object({ challenge: z.uuid(), council: z.string(), points: z.number() }))
      .describe('The weakest five by points of team quality'),
    days: z
      .object({ least: z.number(), median: z.number(), most: z.number(), total: z.number() })
      .describe('Working days of this year, of peers who are deployed'),
    thisYear: spread.describe('How many peers serve how often'),
    withCarriedOver: spread.describe('The same with deployments of recent years'),
    busiest: z.array(z.object({ peer: z.uuid(), name: z.string(), thisYear: count, carriedOver: count })),
    regions: z.array(
      z.object({
        group: z.string(),
        peers: count,
        deployments: count,
        ofPool: z.number().describe('Share of the pool, 0 to 1'),
        ofDeployments: z.number().describe('Share of the deployments, 0 to 1'),
      }),
    ),
    widestPartyGap: z
      .number()
      .describe('Most percentage points between a party’s share of the pool and of the deployments; which is not told'),
    firstTimers: z.object({
      inPool: count,
      deployed: count,
      teamsWithNone: count,
      teamsWithSome: count.describe('Teams with one or two'),
      teamsWithMore: count,
    }),
    councils: z.object({
      givesAndReceives: councils,
      onlyReceives: councils.describe('Challenged, with peers in the pool of whom nobody is deployed'),
      hasNobody: councils.describe('Challenged, with nobody in the pool'),
      onlyGives: councils,
    }),
  })
  .meta({ id: 'PlanFairness' });
