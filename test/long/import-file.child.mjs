// Imports one file in a process of its own and prints what it took: import-file.child.mjs <database address> <year id> <file>
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../dist/src/app.module.js';
import { ImportsService } from '../../dist/src/modules/challenges/imports.service.js';
import { parseConfig } from '../../dist/src/modules/platform/config/config.js';
import { Database, SYSTEM } from '../../dist/src/modules/platform/database/database.js';

const [databaseUrl, yearId, file] = process.argv.slice(2);
const app = await NestFactory.createApplicationContext(
  AppModule.register(parseConfig({ ...process.env, NODE_ENV: 'test', LOG_LEVEL: 'silent' }), databaseUrl),
  { logger: false },
);
const imports = app.get(ImportsService, { strict: false });
const bytes = readFileSync(file);
const startedAt = performance.now();
const report = await app
  .get(Database, { strict: false })
  .inTransaction(SYSTEM, (tx) => imports.importFile(tx, { yearId, kind: 'peers', bytes, dryRun: false }));
const seconds = (performance.now() - startedAt) / 1000;
await app.close();
console.log(JSON.stringify({ ...report, seconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
