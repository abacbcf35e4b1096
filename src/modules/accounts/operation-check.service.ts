import { Inject, Injectable, type OnApplicationBootstrap, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { OPERATION } from '../platform/web/operation.decorator.js';
import { isApiPath } from '../platform/web/paths.js';
import { findOperationFaults, type Handler } from './find-operation-faults.js';
import { strengthOf } from './session-strength.js';
import { OPERATION_TABLE, type OperationTable } from './operations.js';

type Target = ((...values: never[]) => unknown) | object;

const pathsOf = (target: Target): string[] => {
  const path = Reflect.getMetadata(PATH_METADATA, target) as string | string[] | undefined;
  return path === undefined ? [] : [path].flat();
};

/** A route of the service: what the router was told, and the operation it performs. */
export interface Route extends Handler {
  readonly method: string;
  /** Pattern, such as `/api/councils/:id`. */
  readonly path: string;
}

/** Knows every route of the service, and stops the boot when one of them is without a rule. */
@Injectable()
export class OperationCheck implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    @Inject(OPERATION_TABLE) private readonly operations: OperationTable,
  ) {}

  onApplicationBootstrap(): void {
    const faults = findOperationFaults(this.listRoutes(), this.operations);
    if (faults.length > 0) throw new Error(`The service does not start:\n  ${faults.join('\n  ')}`);
  }

  /** Every route handler of every controller. */
  listRoutes(): Route[] {
    return this.discovery.getControllers().flatMap(({ instance, metatype }) => {
      if (!metatype || typeof instance !== 'object' || instance === null) return [];
      const controller = instance as Record<string, Target>;
      const prototype = Object.getPrototypeOf(controller) as object;
      return this.scanner.getAllMethodNames(prototype).flatMap((methodName) => {
        const handler = controller[methodName]!;
        return pathsOf(handler).flatMap((path) =>
          pathsOf(metatype).map((prefix) =>
            this.describe(`${metatype.name}.${methodName}`, handler, join(prefix, path)),
          ),
        );
      });
    });
  }

  /** The row of an operation, for the OpenAPI document. */
  authorisationOf(operation: string): object {
    const { who, targets, credentials } = this.operations[operation]!;
    return { who, targets, credentials, session: strengthOf(operation) };
  }

  private describe(name: string, handler: Target, path: string): Route {
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod;
    const operation = (Reflect.getMetadata(OPERATION, handler) as string | undefined) ?? null;
    return { name, operation, isApi: isApiPath(path), method: RequestMethod[method], path };
  }
}

const join = (...parts: string[]): string =>
  `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;
