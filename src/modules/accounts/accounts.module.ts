import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { ApiTokensService } from './api-tokens.service.js';
import { OperationCheck } from './operation-check.service.js';
import { OperationGuard } from './operation.guard.js';
import { SessionsService } from './sessions.service.js';
import { VisitorsService } from './visitors.service.js';

/** People who sign in, their sessions, tokens and roles, and the guard before every route. */
@Module({
  imports: [DiscoveryModule],
  providers: [
    { provide: APP_GUARD, useClass: OperationGuard },
    ApiTokensService,
    OperationCheck,
    SessionsService,
    VisitorsService,
  ],
  exports: [OperationCheck],
})
export class AccountsModule {}
