import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { WEIGHT_PRESETS } from '../../scheduling/constraints/weight-presets.js';
import { exchangeRates } from '../../scheduling/exchange-rates.js';
import { SOFT_TERMS } from '../../scheduling/problem.js';
import { type Actor, Database } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { exchangeRatesSchema, type YearExchangeRates } from './exchange-rates.dto.js';
import { ProgrammesService } from './programmes.service.js';

/** What the weights of a year trade for what. */
@ApiTags('Programme years')
@Controller('api/programme-years/:id/exchange-rates')
export class ExchangeRatesController {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammesService,
  ) {}

  @Get()
  @Operation('programmes.read-exchange-rates')
  @ApiOkResponse({ standardSchema: exchangeRatesSchema })
  @ApiProblems(404)
  async read(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) yearId: string,
  ): Promise<YearExchangeRates> {
    const { weights, settings } = await this.database.read(actor, (tx) => this.programmes.get(tx, yearId));
    const { wishDivisor } = settings.calendar;
    return {
      yearId,
      rates: exchangeRates(weights, wishDivisor),
      presets: WEIGHT_PRESETS.map((preset) => ({
        ...preset,
        isChosen: SOFT_TERMS.every((term) => weights[term] === preset.weights[term]),
        rates: exchangeRates(preset.weights, wishDivisor),
      })),
    };
  }
}
