import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Clock, audit trail, outbox, letters and idempotency keys: what every room stands on. */
export class CreatePlatform1795392000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists btree_gist;

      -- The shift is for rehearsals: the runtime role may read it and never set it.
      create table clock_offset (
        only_row boolean primary key default true check (only_row),
        shift interval not null default interval '0'
      );
      insert into clock_offset default values;
      create function app_now() returns timestamptz language sql stable
        as $$ select now() + (select shift from clock_offset) $$;

      create table audit_entry (
        id bigint generated always as identity primary key,
        at timestamptz not null default app_now(),
        transaction_id xid8 not null default pg_current_xact_id(),
        actor_kind text not null check (actor_kind in ('person', 'system', 'anonymous')),
        actor_id uuid,
        table_name text not null,
        row_id uuid not null,
        operation text not null check (operation in ('insert', 'update', 'delete')),
        changes jsonb not null
      );
      create index audit_entry_row on audit_entry (table_name, row_id, id);

      -- One audit row for each changed row, in the same transaction. Arguments of the trigger name columns whose values
      -- stay out of the trail. Without an actor nothing can be changed.
      create function audit_rows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      declare
        acting_kind text := nullif(current_setting('app.actor_kind', true), '');
        acting_id uuid := nullif(current_setting('app.actor_id', true), '')::uuid;
        hidden text[] := coalesce(tg_argv, '{}');
      begin
        if acting_kind is null then
          raise exception 'A change to % has no actor.', tg_table_name using errcode = 'CF001',
            hint = 'Open the transaction with Database.inTransaction.';
        end if;
        if tg_op = 'INSERT' then
          insert into audit_entry (actor_kind, actor_id, table_name, row_id, operation, changes)
            select acting_kind, acting_id, tg_table_name, n.id, 'insert', to_jsonb(n) - hidden from new_rows n;
        elsif tg_op = 'DELETE' then
          insert into audit_entry (actor_kind, actor_id, table_name, row_id, operation, changes)
            select acting_kind, acting_id, tg_table_name, o.id, 'delete', to_jsonb(o) - hidden from old_rows o;
        else
          insert into audit_entry (actor_kind, actor_id, table_name, row_id, operation, changes)
            select acting_kind, acting_id, tg_table_name, n.id, 'update', coalesce((
              select jsonb_object_agg(after.key, case when after.key = any (hidden) then '"changed"'::jsonb
                                                      else jsonb_build_array(to_jsonb(o) -> after.key, after.value) end)
                from jsonb_each(to_jsonb(n)) after
               where after.value is distinct from to_jsonb(o) -> after.key and after.key <> 'version'), '{}')
              from new_rows n join old_rows o using (id);
        end if;
        return null;
      end $$;

      create procedure make_audited(target regclass, hidden text default '') language plpgsql as $$
      begin
        execute format('create trigger audit_insert after insert on %s referencing new table as new_rows for each statement execute function audit_rows(%s)', target, hidden);
        execute format('create trigger audit_update after update on %s referencing old table as old_rows new table as new_rows for each statement execute function audit_rows(%s)', target, hidden);
        execute format('create trigger audit_delete after delete on %s referencing old table as old_rows for each statement execute function audit_rows(%s)', target, hidden);
      end $$;

      -- An update that does not raise the version by one was made from a stale copy.
      create function require_next_version() returns trigger language plpgsql as $$
      begin
        if new.version <> old.version + 1 then
          raise exception 'Row % of % moves from version % to %.', old.id, tg_table_name, old.version, new.version using errcode = 'CF412';
        end if;
        return new;
      end $$;
      create procedure make_versioned(target regclass) language plpgsql as $$
      begin
        execute format('create trigger next_version before update on %s for each row execute function require_next_version()', target);
      end $$;

      create table outbox (
        id uuid primary key default gen_random_uuid(),
        job text not null,
        payload jsonb not null,
        state text not null default 'waiting' check (state in ('waiting', 'dispatched', 'claimed', 'done', 'failed')),
        created_at timestamptz not null default app_now(),
        next_attempt_at timestamptz not null default app_now(),
        attempt integer not null default 0,
        crashes integer not null default 0,
        claim_token uuid,
        claimed_until timestamptz,
        finished_at timestamptz,
        failure text
      );
      create index outbox_due on outbox (next_attempt_at) where state in ('waiting', 'dispatched', 'claimed');

      create table letter (
        id uuid primary key default gen_random_uuid(),
        kind text not null,
        dedupe_key text not null,
        person_id uuid,
        to_address text not null,
        subject text not null,
        text text not null,
        html text,
        message_id text not null,
        state text not null default 'queued' check (state in ('queued', 'kept', 'sent', 'bounced', 'undeliverable')),
        attempt integer not null default 0,
        created_at timestamptz not null default app_now(),
        sent_at timestamptz,
        failure text,
        unique (kind, dedupe_key)
      );
      create index letter_newest on letter (created_at desc);

      create table idempotency_key (
        actor_key text not null,
        key text not null,
        operation text not null,
        body_hash bytea not null,
        status integer,
        body jsonb,
        headers jsonb,
        created_at timestamptz not null default app_now(),
        primary key (actor_key, key)
      );

      grant usage on schema public to critical_friend_runtime, critical_friend_special;
      grant select on migration, clock_offset, audit_entry to critical_friend_runtime;
      grant select on clock_offset to critical_friend_special;
      grant select, insert, update, delete on outbox, letter, idempotency_key to critical_friend_runtime;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table idempotency_key, letter, outbox;
      drop procedure make_versioned(regclass), make_audited(regclass, text);
      drop function require_next_version(), audit_rows();
      drop table audit_entry;
      drop function app_now();
      drop table clock_offset;
      drop extension btree_gist;
    `);
  }
}
