import { Controller, Get, type OnModuleDestroy } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { MIGRATIONS } from '../../../../migrations/all.js';
import { Database, SYSTEM } from '../database/database.js';
import { DomainError } from '../errors/domain-error.js';
import { Operation } from './operation.decorator.js';

/** For whatever restarts the process and sends it requests; it says nothing about the service's data. */
@ApiExcludeController()
@Controller('health')
export class HealthController implements OnModuleDestroy {
  private isStopping = false;

  constructor(private readonly database: Database) {}

  /** Not ready from the moment a stop begins, so that no new request is sent here. */
  onModuleDestroy(): void {
    this.isStopping = true;
  }

  @Get('live')
  @Operation('platform.check-liveness')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Get('ready')
  @Operation('platform.check-readiness')
  async ready(): Promise<{ status: 'ready' }> {
    if (this.isStopping) throw new DomainError('unavailable', 'platform.stopping', 'The process is stopping.');
    const done = await this.database.read(SYSTEM, (tx) => tx.query<{ name: string }[]>('select name from migration'));
    const names = new Set(done.map(({ name }) => name));
    const pending = MIGRATIONS.filter((migration) => !names.has(migration.name)).length;
    if (pending > 0)
      throw new DomainError('unavailable', 'platform.not-migrated', `${pending} migrations are missing.`);
    return { status: 'ready' };
  }
}
