import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccountPages } from './account.pages.js';
import { AccountsService } from './accounts.service.js';
import { ApiTokensController } from './api-tokens.controller.js';
import { ApiTokensService } from './api-tokens.service.js';
import { ForgetVisitsSweep } from './forget-visits.sweep.js';
import { MailboxPages } from './mailbox.pages.js';
import { OperationCheck } from './operation-check.service.js';
import { OperationGuard } from './operation.guard.js';
import { OPERATION_TABLE, OPERATIONS } from './operations.js';
import { PeopleService } from './people.service.js';
import { SessionsService } from './sessions.service.js';
import { SignInPages } from './sign-in.pages.js';
import { SignInService } from './sign-in.service.js';
import { VisitorsService } from './visitors.service.js';

/** People who sign in, their sessions, tokens and roles, and the guard before every route. */
@Module({
  imports: [DiscoveryModule],
  controllers: [AccountPages, ApiTokensController, MailboxPages, SignInPages],
  providers: [
    { provide: OPERATION_TABLE, useValue: OPERATIONS },
    { provide: APP_GUARD, useClass: OperationGuard },
    AccountsService,
    ApiTokensService,
    ForgetVisitsSweep,
    OperationCheck,
    PeopleService,
    SessionsService,
    SignInService,
    VisitorsService,
  ],
  exports: [AccountsService, OperationCheck, PeopleService],
})
export class AccountsModule {}
