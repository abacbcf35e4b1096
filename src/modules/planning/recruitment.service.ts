import { Injectable } from '@nestjs/common';
import { type Wording } from '../../scheduling/explanation/wording.js';
import { type Actor, Database } from '../platform/database/database.js';
import { type IsoDate } from '../platform/clock/iso-date.js';
import { type Campaign, CampaignsService } from '../recruitment/campaigns.service.js';
import { capacityQuery, toCapacityRequest } from './capacity.dto.js';
import { CapacityService } from './capacity.service.js';
import { type ProgrammeYearRow } from './programme-years.query.js';
import { proposeTargets, type ProposedTarget } from './recruitment-targets.js';

/** What a year is short of. */
export interface RecruitmentProposal {
  readonly year: ProgrammeYearRow;
  readonly targets: readonly ProposedTarget[];
  readonly say: Wording;
}

/** Campaigns that follow from what a programme year is short of. */
@Injectable()
export class RecruitmentService {
  constructor(
    private readonly database: Database,
    private readonly capacities: CapacityService,
    private readonly campaigns: CampaignsService,
  ) {}

  /** @throws DomainError not-found; unavailable: too many assessments are under way. */
  async propose(actor: Actor, yearId: string): Promise<RecruitmentProposal> {
    const { year, capacity, say } = await this.capacities.assess(
      actor,
      yearId,
      toCapacityRequest(capacityQuery.parse({})),
    );
    return { year, targets: proposeTargets(capacity), say };
  }

  /** Makes a campaign of what is proposed. @throws DomainError as `propose`, and as a new campaign does. */
  async start(
    actor: Actor,
    yearId: string,
    campaign: { readonly name: string; readonly opensOn: IsoDate; readonly closesOn: IsoDate },
  ): Promise<Campaign> {
    const { targets } = await this.propose(actor, yearId);
    return this.database.inTransaction(actor, (tx) =>
      this.campaigns.create(tx, {
        ...campaign,
        introduction: '',
        yearId,
        targets: targets.map((target) => ({ ...target, party: null })),
      }),
    );
  }
}
