import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccountPages } from './account.pages.js';
import { AccountsService } from './accounts.service.js';
import { AnswerSignInJob } from './answer-sign-in.job.js';
import { ApiTokensController } from './api-tokens.controller.js';
import { ApiTokensService } from './api-tokens.service.js';
import { Entrance } from './entrance.service.js';
import { ForgetVisitsSweep } from './forget-visits.sweep.js';
import { IdentityProviders } from './identity-providers.service.js';
import { MailboxPages } from './mailbox.pages.js';
import { OneUseGrants } from './one-use-grants.service.js';
import { OperationCheck } from './operation-check.service.js';
import { OperationGuard } from './operation.guard.js';
import { OPERATION_TABLE, OPERATIONS } from './operations.js';
import { OrganisationSignInPages } from './organisation-sign-in.pages.js';
import { OrganisationSignIn } from './organisation-sign-in.service.js';
import { PeopleService } from './people.service.js';
import { PinPages } from './pin.pages.js';
import { PinsService } from './pins.service.js';
import { SecondStepPages } from './second-step.pages.js';
import { SecondStepsService } from './second-steps.service.js';
import { SecurityNotices } from './security-notices.service.js';
import { RoleGrantsController } from './role-grants.controller.js';
import { RoleGrantsService } from './role-grants.service.js';
import { RolesPages } from './roles.pages.js';
import { SessionsService } from './sessions.service.js';
import { SignInPages } from './sign-in.pages.js';
import { SignInService } from './sign-in.service.js';
import { StaffSecondStepPages } from './staff-second-steps.pages.js';
import { VisitorsService } from './visitors.service.js';
import { WarnOfEndingTokensSweep } from './warn-of-ending-tokens.sweep.js';

/** People who sign in, their sessions, tokens and roles, and the guard before every route. */
@Module({
  imports: [DiscoveryModule],
  controllers: [
    AccountPages,
    ApiTokensController,
    MailboxPages,
    OrganisationSignInPages,
    PinPages,
    RoleGrantsController,
    RolesPages,
    SecondStepPages,
    SignInPages,
    StaffSecondStepPages,
  ],
  providers: [
    { provide: OPERATION_TABLE, useValue: OPERATIONS },
    { provide: APP_GUARD, useClass: OperationGuard },
    AccountsService,
    AnswerSignInJob,
    ApiTokensService,
    Entrance,
    ForgetVisitsSweep,
    IdentityProviders,
    OneUseGrants,
    OperationCheck,
    OrganisationSignIn,
    PeopleService,
    PinsService,
    SecondStepsService,
    SecurityNotices,
    RoleGrantsService,
    SessionsService,
    SignInService,
    VisitorsService,
    WarnOfEndingTokensSweep,
  ],
  exports: [AccountsService, OperationCheck, PeopleService],
})
export class AccountsModule {}
