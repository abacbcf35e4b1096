import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from './clock/clock.js';
import { Config } from './config/config.js';
import { Database } from './database/database.js';
import { SnakeNaming } from './database/snake-naming.js';
import { HandlerRegistry } from './jobs/handler-registry.js';
import { JobRunner } from './jobs/job-runner.js';
import { Log } from './log/log.js';
import { FindStrandedSweep } from './mail/find-stranded.sweep.js';
import { LetterBatches } from './mail/letter-batches.js';
import { LetterRows } from './mail/letter-rows.js';
import { LetterWordings } from './mail/letter-wordings.js';
import { Letters } from './mail/letters.js';
import { MailStops } from './mail/mail-stop.js';
import { PostOffice } from './mail/post-office.js';
import { ReleaseBatchesSweep } from './mail/release-batches.sweep.js';
import { SendLetterJob, SendUrgentLetterJob } from './mail/send-letter.job.js';
import { ForgetFinishedSweep } from './outbox/forget-finished.sweep.js';
import { Outbox } from './outbox/outbox.js';
import { OutboxRows } from './outbox/outbox-rows.js';

const LOCK_TIMEOUT_MS = 3000;
const IDLE_TRANSACTION_TIMEOUT_MS = 120_000;

/** The technology, in one room: every other room may use it, and it knows none of them. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(config: Config, databaseUrl: string): DynamicModule {
    const shared = [Clock, Database, Outbox, Letters, LetterBatches, LetterWordings, MailStops, JobRunner];
    return {
      module: PlatformModule,
      imports: [
        DiscoveryModule,
        TypeOrmModule.forRoot({
          type: 'postgres',
          url: databaseUrl,
          autoLoadEntities: true,
          synchronize: false,
          namingStrategy: new SnakeNaming(),
          applicationName: 'critical-friend',
          retryAttempts: 10,
          retryDelay: 1000,
          poolErrorHandler: () => undefined,
          extra: {
            max: config.databasePoolSize,
            statement_timeout: config.statementTimeoutSeconds * 1000,
            lock_timeout: LOCK_TIMEOUT_MS,
            idle_in_transaction_session_timeout: IDLE_TRANSACTION_TIMEOUT_MS,
          },
        }),
      ],
      providers: [
        { provide: Config, useValue: config },
        { provide: Log, useFactory: () => new Log(config.logLevel) },
        { provide: Database, useFactory: (source: DataSource) => new Database(source), inject: [DataSource] },
        Clock,
        Outbox,
        OutboxRows,
        ForgetFinishedSweep,
        HandlerRegistry,
        JobRunner,
        Letters,
        LetterBatches,
        LetterRows,
        LetterWordings,
        MailStops,
        PostOffice,
        SendLetterJob,
        SendUrgentLetterJob,
        ReleaseBatchesSweep,
        FindStrandedSweep,
      ],
      exports: [Config, Log, ...shared],
    };
  }
}
