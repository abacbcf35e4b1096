import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Database, LINK_HOLDER, SYSTEM } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { OPERATION } from '../platform/web/operation.decorator.js';
import { type WebRequest } from '../platform/web/visitor.js';
import { authorise, type Claim, reachesAll, type TargetFacts } from './authorise.js';
import { OPERATION_TABLE, type OperationRule, type OperationTable } from './operations.js';
import { findPathParameters, NOUNS, type TargetKind } from './path-targets.js';
import { findWeakness, type StepDue } from './session-strength.js';
import { findTargetFacts } from './target-facts.query.js';
import { VisitorsService } from './visitors.service.js';

/** What a session that is too weak is told, and where it can become stronger. */
const WEAKNESSES: Readonly<Record<StepDue | 'confirmation', { code: string; message: string; page: string }>> = {
  'second-step': {
    code: 'accounts.second-step-due',
    message: 'You have not finished signing in: enter the code of your authenticator app first.',
    page: '/sign-in/second-step',
  },
  'set-up': {
    code: 'accounts.set-up-due',
    message: 'Staff sign in with a second step: set an authenticator app up first.',
    page: '/account/second-step',
  },
  confirmation: {
    code: 'accounts.confirmation-due',
    message:
      'This is confidential: sign in on the pages and enter your PIN or the code of your authenticator app first.',
    page: '/account/confirm',
  },
};

/** @param next path of the page that was asked for, to which the visitor goes on afterwards. */
function refuseWeakness(weakness: StepDue | 'confirmation', next: string | null): DomainError {
  const { code, message, page } = WEAKNESSES[weakness];
  const continueAt = weakness === 'confirmation' && next !== null ? `${page}?next=${encodeURIComponent(next)}` : page;
  return new DomainError('unauthenticated', code, message, { continueAt });
}

/** Denies everything that the table of operations does not allow. It runs after routing and before all else. */
@Injectable()
export class OperationGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly database: Database,
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
    const { visitor, ...strength } = await this.visitors.identify(request, rule.surface);
    // Whoever is signed in answers a link as its holder, so that it opens the same to everybody.
    request.visitor = rule.who === 'link-holder' ? { ...visitor, actor: LINK_HOLDER } : visitor;
    const verdict = authorise(rule, visitor, request.method);
    if (verdict === 'unauthenticated') {
      throw new DomainError(
        'unauthenticated',
        'accounts.not-signed-in',
        'Sign in, or send an API token in the header "Authorization: Bearer <token>".',
      );
    }
    const weakness = rule.who === 'anyone' || rule.who === 'link-holder' ? null : findWeakness(operation, strength);
    const next = request.method === 'GET' ? request.path : null;
    if (weakness !== null && weakness !== 'confirmation') throw refuseWeakness(weakness, next);
    if (verdict === 'forbidden') {
      throw new DomainError(
        'forbidden',
        'accounts.not-allowed',
        `You may not do this (${operation}). Ask a coordinator whether your role, or your token’s scope, should allow it.`,
      );
    }
    if (verdict === 'depends') await this.refuseUnknown(rule, visitor, request);
    if (weakness === 'confirmation') throw refuseWeakness(weakness, next);
    return true;
  }

  /** What a visitor may not see is refused as what does not exist, in the same words. */
  private async refuseUnknown(rule: OperationRule, claim: Claim, request: WebRequest): Promise<void> {
    const route = request.route as { readonly path: string };
    const named = namedTargets(rule, route.path, request.params);
    const facts = await this.database.inTransaction(SYSTEM, async (tx) => {
      const found: (TargetFacts | null)[] = [];
      for (const { kind, name } of named) found.push(await findTargetFacts(tx, kind, name));
      return found;
    });
    if (reachesAll(rule, claim, facts)) return;
    const { kind, name } = named.at(-1)!;
    throw new DomainError('not-found', 'accounts.unknown-object', `There is no ${NOUNS[kind]} ${name.slice(0, 80)}.`);
  }
}

/** The rule's targets as a request names them. */
function namedTargets(
  rule: OperationRule,
  path: string,
  params: Readonly<Record<string, string | string[] | undefined>>,
): { kind: TargetKind; name: string }[] {
  const parameters = findPathParameters(path);
  return rule.targets.map((kind) => {
    const name = params[parameters.find(({ names }) => names === kind)?.name ?? ''];
    if (typeof name !== 'string') throw new Error(`${path} names no ${kind}.`);
    return { kind, name };
  });
}
