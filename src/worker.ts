import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { openDatabase } from './modules/platform/database/open-database.js';
import { JobRunner } from './modules/platform/jobs/job-runner.js';
import { runProcess } from './modules/platform/process/run-process.js';

/** The queue process: hands over messages, sends letters, runs planners and sweeps. Any number may run. */
await runProcess(async (config, log) => {
  if (config.databaseUrl === null) {
    throw new Error(
      'the worker needs DATABASE_URL. With the embedded database there is no second process: `npm start` works on the queues itself.',
    );
  }
  const database = await openDatabase(config);
  const app = await NestFactory.createApplicationContext(AppModule.register(config, database.databaseUrl), {
    abortOnError: false,
    logger: ['error', 'warn', 'fatal'],
  });
  const jobs = app.get(JobRunner);
  await jobs.start(database.databaseUrl);
  log.info('working', { queue: config.redisUrl ? 'redis' : 'postgres' });
  return {
    stop: async () => {
      await jobs.stop();
      await app.close();
      await database.stop();
    },
  };
});
