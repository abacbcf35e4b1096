import { type LogLevel } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import { OperationCheck } from './modules/accounts/operation-check.service.js';
import { type Config } from './modules/platform/config/config.js';
import { ApiDescription } from './modules/platform/web/api-description.js';
import { configureWeb } from './modules/platform/web/configure-web.js';
import { Pages } from './modules/platform/web/pages.js';

/** Body parsers come from `configureWeb`, in its order; errors of the boot are the caller's to tell. */
const OPTIONS = {
  bodyParser: false,
  abortOnError: false,
  logger: ['error', 'warn', 'fatal'] as LogLevel[],
  routeResolutionStrategy: 'specificity' as const,
  routeConflictPolicy: { duplicate: 'error' } as const,
};

/**
 * The web process, initialised and not yet listening.
 * @param databaseUrl address for the runtime role of a migrated database.
 * @throws Error naming each route handler without a rule in the table of operations.
 */
export async function createWebApplication(config: Config, databaseUrl: string): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.register(config, databaseUrl), OPTIONS);
  return prepareWebApplication(app).init();
}

/** Puts the frame that all routes share around an application; tests prepare one with routes of their own. */
export function prepareWebApplication(app: NestExpressApplication): NestExpressApplication {
  configureWeb(app);
  const check = app.get(OperationCheck);
  app.get(ApiDescription).describes(app, (operation) => check.authorisationOf(operation));
  app.get(Pages).warm();
  return app;
}
