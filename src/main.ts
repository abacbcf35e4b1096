import { ReferenceFactsService } from './modules/councils/reference-facts.service.js';
import { Database, SYSTEM } from './modules/platform/database/database.js';
import { openDatabase } from './modules/platform/database/open-database.js';
import { JobRunner } from './modules/platform/jobs/job-runner.js';
import { closeServer, runProcess } from './modules/platform/process/run-process.js';
import { createWebApplication } from './web-application.js';

const REQUEST_GRACE_MS = 5000;

/** The web process. With the embedded database it is the queue process too, since nobody else can reach that server. */
await runProcess(async (config, log) => {
  const database = await openDatabase(config);
  try {
    const app = await createWebApplication(config, database.databaseUrl);
    await app.get(Database).inTransaction(SYSTEM, (tx) => app.get(ReferenceFactsService).load(tx));
    const jobs = app.get(JobRunner);
    if (database.isEmbedded) await jobs.start(database.databaseUrl);
    await app.listen(config.port, config.host);
    log.info('listening', { host: config.host, port: config.port });
    process.stderr.write(`Critical Friend is at ${config.publicBaseUrl}\n`);
    return {
      stop: async () => {
        await closeServer(app.getHttpServer(), REQUEST_GRACE_MS);
        await jobs.stop();
        await app.close();
        await database.stop();
      },
    };
  } catch (error) {
    await database.stop();
    throw error;
  }
});
