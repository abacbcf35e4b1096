import { z } from 'zod';
import { type WEIGHT_PRESETS } from '../../scheduling/constraints/weight-presets.js';
import { type ExchangeRate } from '../../scheduling/exchange-rates.js';
import { SOFT_TERMS } from '../../scheduling/problem.js';

const equivalent = (what: string) => z.number().nullable().describe(`${what}; null where that counts for nothing`);

const rateSchema = z.object({
  term: z.enum(SOFT_TERMS),
  match: z.string().describe('One match of the term in words'),
  amount: z.number().int(),
  points: z.number().int(),
  weeksFromWish: equivalent('The same points as one council moved at least so many weeks from its wish'),
  journeysOf40Km: equivalent('The same in journeys of 40 km'),
  ifNeededDeployments: equivalent('The same in deployments in a week marked “if needed”'),
  sentence: z.string(),
});

export const exchangeRatesSchema = z
  .object({
    yearId: z.uuid(),
    rates: z.array(rateSchema).describe('By the weights of the year'),
    presets: z
      .array(
        z.object({
          id: z.string(),
          name: z.string(),
          favours: z.string(),
          weights: z.record(z.enum(SOFT_TERMS), z.number().int()).describe('PATCH the year with them to plan by them'),
          isChosen: z.boolean().describe('Whether the year has just these weights'),
          rates: z.array(rateSchema),
        }),
      )
      .describe('Weights to start from, the default first'),
  })
  .meta({ id: 'ExchangeRates' });

/** The rates of a year, and those of each preset for the same year. */
export interface YearExchangeRates {
  readonly yearId: string;
  readonly rates: ExchangeRate[];
  readonly presets: ((typeof WEIGHT_PRESETS)[number] & {
    readonly isChosen: boolean;
    readonly rates: ExchangeRate[];
  })[];
}
