import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '../platform/errors/domain-error.js';
import { OPERATION } from '../platform/web/operation.decorator.js';
import { type WebRequest } from '../platform/web/visitor.js';
import { authorise } from './authorise.js';
import { OPERATION_TABLE, type OperationTable } from './operations.js';
import { VisitorsService } from './visitors.service.js';

/** Denies everything that the table of operations does not allow. It runs after routing and before all else. */
@Injectable()
export class OperationGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly visitors: VisitorsService,
    @Inject(OPERATION_TABLE) private readonly operations: OperationTable,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<WebRequest>();
    const operation = this.reflector.get<string | undefined>(OPERATION, context.getHandler());
    const rule = operation === undefined ? undefined : this.operations[operation];
    if (operation === undefined || !rule)
      throw new Error(`No rule for ${context.getClass().name}.${context.getHandler().name}.`);
    request.operation = operation;
    const isProbe = rule.who === 'anyone' && rule.surface === 'api';
    if (isProbe) return true;
    const visitor = await this.visitors.identify(request, rule.surface);
    request.visitor = visitor;
    const verdict = authorise(rule, { ...visitor, roles: visitor.actor.roles }, request.method);
    if (verdict === 'unauthenticated') {
      throw new DomainError(
        'unauthenticated',
        'accounts.not-signed-in',
        'Sign in, or send an API token in the header "Authorization: Bearer <token>".',
      );
    }
    if (verdict === 'forbidden') {
      throw new DomainError(
        'forbidden',
        'accounts.not-allowed',
        `You may not do this (${operation}). Ask a coordinator whether your role, or your token’s scope, should allow it.`,
      );
    }
    return true;
  }
}
