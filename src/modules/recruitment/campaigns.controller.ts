import { Body, Controller, Get, Headers, HttpCode, Param, Patch, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { etagOf, readIfMatch } from '../platform/web/etag.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { type Campaign, CampaignsService } from './campaigns.service.js';
import { ExpressionsService } from './expressions.service.js';
import {
  campaignEditSchema,
  campaignListSchema,
  campaignSchema,
  expressionListSchema,
  expressionSchema,
  funnelSchema,
  newCampaignSchema,
  takenSchema,
  toCampaignDto,
  toExpressionDto,
  toLineDto,
} from './recruitment.dto.js';

type CampaignDto = z.infer<typeof campaignSchema>;
type ExpressionDto = z.infer<typeof expressionSchema>;

/** Recruitment campaigns, their funnel, and who answered. */
@ApiTags('Recruitment')
@Controller('api/campaigns')
export class CampaignsController {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignsService,
    private readonly expressions: ExpressionsService,
  ) {}

  @Get()
  @Operation('recruitment.list-campaigns')
  @ApiOkResponse({ standardSchema: campaignListSchema })
  @ApiProblems()
  async list(@CurrentActor() actor: Actor): Promise<{ items: CampaignDto[] }> {
    const campaigns = await this.database.read(actor, (tx) => this.campaigns.list(tx));
    return { items: campaigns.map(toCampaignDto) };
  }

  @Post()
  @Operation('recruitment.create-campaign')
  @ApiCreatedResponse({ standardSchema: campaignSchema })
  @ApiProblems(409, 415, 422)
  async create(
    @CurrentActor() actor: Actor,
    @Body({ schema: newCampaignSchema }) wanted: z.infer<typeof newCampaignSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CampaignDto> {
    const campaign = await this.database.inTransaction(actor, (tx) =>
      this.campaigns.create(tx, { ...wanted, yearId: null }),
    );
    response.setHeader('Location', `/api/campaigns/${campaign.id}`);
    return show(campaign, response);
  }

  @Get(':id')
  @Operation('recruitment.read-campaign')
  @ApiOkResponse({ standardSchema: campaignSchema })
  @ApiProblems(404)
  async read(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CampaignDto> {
    return show(await this.database.read(actor, (tx) => this.campaigns.get(tx, id)), response);
  }

  @Patch(':id')
  @Operation('recruitment.edit-campaign')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ standardSchema: campaignSchema })
  @ApiProblems(404, 409, 412, 415, 422, 428)
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: campaignEditSchema }) edit: z.infer<typeof campaignEditSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CampaignDto> {
    const version = readIfMatch(ifMatch, id);
    return show(await this.database.inTransaction(actor, (tx) => this.campaigns.edit(tx, id, version, edit)), response);
  }

  /** Target against actual by kind and region. Of which party the people are is not counted. */
  @Get(':id/funnel')
  @Operation('recruitment.read-funnel')
  @ApiOkResponse({ standardSchema: funnelSchema })
  @ApiProblems(404)
  readFunnel(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<z.infer<typeof funnelSchema>> {
    return this.database.read(actor, async (tx) => {
      const lines = await this.campaigns.funnel(tx, await this.campaigns.get(tx, id));
      return { items: lines.map(toLineDto) };
    });
  }

  /** Those who confirmed. */
  @Get(':id/expressions')
  @Operation('recruitment.list-expressions')
  @ApiOkResponse({ standardSchema: expressionListSchema })
  @ApiProblems(404)
  listExpressions(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<{ items: ExpressionDto[] }> {
    return this.database.read(actor, async (tx) => {
      await this.campaigns.get(tx, id);
      return { items: (await this.expressions.list(tx, id)).map(toExpressionDto) };
    });
  }

  /** Takes somebody into the pool: nominated when a hub did so, applied otherwise. */
  @Post(':id/expressions/:expressionId/take')
  @HttpCode(200)
  @Operation('recruitment.take-expression')
  @ApiOkResponse({ standardSchema: expressionSchema })
  @ApiProblems(404, 409, 415, 422)
  async take(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Param('expressionId', { schema: z.uuid() }) expressionId: string,
    @Body({ schema: takenSchema }) { organisation }: z.infer<typeof takenSchema>,
  ): Promise<ExpressionDto> {
    return this.database.inTransaction(actor, async (tx) => {
      const campaign = await this.campaigns.get(tx, id);
      return toExpressionDto(await this.expressions.take(tx, actor, campaign, expressionId, organisation));
    });
  }

  @Post(':id/expressions/:expressionId/decline')
  @HttpCode(200)
  @Operation('recruitment.decline-expression')
  @ApiOkResponse({ standardSchema: expressionSchema })
  @ApiProblems(404, 409)
  async decline(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Param('expressionId', { schema: z.uuid() }) expressionId: string,
  ): Promise<ExpressionDto> {
    return this.database.inTransaction(actor, async (tx) =>
      toExpressionDto(await this.expressions.decline(tx, actor, id, expressionId)),
    );
  }
}

function show(campaign: Campaign, response: Response): CampaignDto {
  response.setHeader('ETag', etagOf(campaign));
  return toCampaignDto(campaign);
}
