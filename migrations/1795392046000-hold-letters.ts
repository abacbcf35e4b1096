import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Letters with a calendar part, held in batches, with all that happened to each. */
export class HoldLetters1795392046000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table letter_batch (
        id uuid primary key default gen_random_uuid(),
        title text not null check (title <> ''),
        state text not null default 'held' check (state in ('held', 'released', 'recalled')),
        created_at timestamptz not null default app_now(),
        created_by uuid,
        hold_until timestamptz not null,
        ended_at timestamptz,
        version integer not null default 1,
        check ((state = 'held') = (ended_at is null))
      );
      create index letter_batch_held on letter_batch (hold_until) where state = 'held';
      call make_versioned('letter_batch');
      call make_audited('letter_batch');

      alter table letter drop constraint letter_state_check;
      alter table letter
        add constraint letter_state_check check (state in
          ('held', 'queued', 'sending', 'kept', 'sent', 'bounced', 'undeliverable', 'unknown', 'recalled')),
        add column delivery text not null default 'at-least-once' check (delivery in ('at-least-once', 'at-most-once')),
        add column is_urgent boolean not null default false,
        add column batch_id uuid references letter_batch,
        add column outbox_id uuid,
        add column queued_at timestamptz,
        add column first_tried_at timestamptz,
        add column calendar jsonb,
        add column calendar_uid text generated always as (calendar ->> 'uid') stored,
        add column calendar_sequence integer generated always as ((calendar ->> 'sequence')::integer) stored,
        add check (state <> 'held' or batch_id is not null);
      update letter set queued_at = created_at;
      create index letter_batch_letters on letter (batch_id) where batch_id is not null;
      create index letter_person on letter (person_id, created_at desc);
      create index letter_unfinished on letter (queued_at) where state in ('queued', 'sending');
      create unique index letter_calendar on letter (calendar_uid, calendar_sequence) where calendar is not null;
      comment on column letter.calendar is 'what the calendar part says; the attendee is the reader alone';

      create table letter_event (
        id bigint generated always as identity primary key,
        letter_id uuid not null references letter on delete cascade,
        at timestamptz not null default app_now(),
        event text not null,
        detail text,
        actor_id uuid default nullif(current_setting('app.actor_id', true), '')::uuid
      );
      create index letter_event_letter on letter_event (letter_id, id);

      grant select, insert, update, delete on letter_batch to critical_friend_runtime;
      grant select, insert on letter_event to critical_friend_runtime;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table letter_event;
      delete from letter where state in ('held', 'sending', 'unknown', 'recalled');
      alter table letter
        drop column calendar_sequence, drop column calendar_uid, drop column calendar, drop column first_tried_at, drop column queued_at,
        drop column outbox_id, drop column batch_id, drop column is_urgent, drop column delivery,
        drop constraint letter_state_check,
        add constraint letter_state_check check (state in ('queued', 'kept', 'sent', 'bounced', 'undeliverable'));
      drop index letter_person;
      drop table letter_batch;
    `);
  }
}
