import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { RecruitmentService } from './recruitment.service.js';

const proposalSchema = z
  .object({
    items: z.array(
      z.object({
        kind: z.string(),
        region: z.string().nullable().describe('Null: wherever they are'),
        number: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'RecruitmentProposal' });

/** What a programme year is short of, as targets of a campaign. */
@ApiTags('Recruitment')
@Controller('api/programme-years/:id/recruitment-targets')
export class RecruitmentController {
  constructor(private readonly recruitment: RecruitmentService) {}

  /** Takes as long as the capacity of the year; 503 while too many assessments are under way. */
  @Get()
  @Operation('planning.propose-recruitment')
  @ApiOkResponse({ standardSchema: proposalSchema })
  @ApiProblems(404)
  async propose(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<z.infer<typeof proposalSchema>> {
    const { targets } = await this.recruitment.propose(actor, id);
    return { items: [...targets] };
  }
}
