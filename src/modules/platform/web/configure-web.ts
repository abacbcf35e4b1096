import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type NestExpressApplication } from '@nestjs/platform-express';
import cookieParser from 'cookie-parser';
import { Config } from '../config/config.js';
import { Log } from '../log/log.js';
import { accessLog } from './access-log.js';
import { isHttps } from './cookies.js';
import { securityHeaders } from './headers.js';

const BODY_LIMIT = '256kb';
const HEADERS_TIMEOUT_MS = 15_000;
const REQUEST_TIMEOUT_MS = 120_000;

/** dist/public, seen from the source and from the build. */
const publicFolder = ['../../../../public', '../../../../dist/public']
  .map((folder) => path.resolve(import.meta.dirname, folder))
  .find((folder) => existsSync(folder));

const swaggerFolder = path.dirname(
  createRequire(createRequire(import.meta.url).resolve('@nestjs/swagger')).resolve('swagger-ui-dist/package.json'),
);

/** Puts before the router what every request passes: an id and a log line, headers, body parsers with limits, static files. */
export function configureWeb(app: NestExpressApplication): void {
  const config = app.get(Config);
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.set('trust proxy', config.trustProxy);
  app.use(accessLog(app.get(Log)), securityHeaders(isHttps(config)), cookieParser(config.secretKey.toString('hex')));
  app.useBodyParser('json', { limit: BODY_LIMIT });
  app.useBodyParser('urlencoded', { limit: BODY_LIMIT, extended: true });
  const staticFiles = { index: false, redirect: false, maxAge: config.mode === 'production' ? '1h' : 0 } as const;
  if (publicFolder) app.useStaticAssets(publicFolder, { ...staticFiles, prefix: '/assets/' });
  app.useStaticAssets(swaggerFolder, { ...staticFiles, prefix: '/assets/swagger/' });
  const server = app.getHttpServer();
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
}
