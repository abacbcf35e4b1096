import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Files that were imported, so that the same file twice is known and a coordinator sees what came when. */
export class CreateImports1795392006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table import_file (
        id uuid primary key default gen_random_uuid(),
        kind text not null,
        year_id uuid references programme_year on delete cascade,
        sha256 bytea not null,
        row_count integer not null,
        created integer not null,
        changed integer not null,
        unchanged integer not null,
        imported_at timestamptz not null default app_now(),
        version integer not null default 1
      );
      create index import_file_newest on import_file (imported_at desc);
      call make_audited('import_file');
      grant select, insert on import_file to critical_friend_runtime;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table import_file');
  }
}
