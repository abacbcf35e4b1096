import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Campaigns with their targets, who answered them, and the training that follows. */
export class CreateRecruitment1795392033000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table campaign (
        id uuid primary key default gen_random_uuid(),
        name text not null check (name <> ''),
        introduction text not null default '',
        opens_on date not null,
        closes_on date not null check (closes_on >= opens_on),
        year_id uuid references programme_year on delete set null,
        version integer not null default 1
      );
      create unique index campaign_name on campaign (lower(name));
      create table campaign_target (
        id uuid primary key default gen_random_uuid(),
        campaign_id uuid not null references campaign on delete cascade,
        kind_code text not null references peer_kind (code) on update cascade,
        region text,
        party text check (party ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and party <> 'none' and length(party) <= 60),
        number integer not null check (number between 1 and 1000),
        unique nulls not distinct (campaign_id, kind_code, region, party)
      );
      comment on column campaign_target.party is 'what is wanted; it says nothing of a person';

      create table expression_of_interest (
        id uuid primary key default gen_random_uuid(),
        campaign_id uuid not null references campaign on delete cascade,
        hub_id uuid references organisation,
        name text not null check (name <> ''),
        address text not null check (address = lower(address) and length(address) <= 254),
        kind_code text not null references peer_kind (code) on update cascade,
        region text not null,
        organisation text not null,
        statement text,
        state text not null default 'asked' check (state in ('asked', 'confirmed', 'taken', 'declined')),
        token_hash bytea not null unique,
        asked_at timestamptz not null default app_now(),
        confirmed_at timestamptz,
        decided_at timestamptz,
        decided_by uuid references person on delete set null,
        peer_id uuid references peer on delete set null,
        version integer not null default 1,
        unique (campaign_id, address)
      );
      comment on column expression_of_interest.hub_id is 'the hub that nominated the person; null: of their own accord';

      create table training_session (
        id uuid primary key default gen_random_uuid(),
        name text not null check (name <> ''),
        held_on date not null,
        venue text not null check (venue <> ''),
        places integer not null check (places between 1 and 500),
        version integer not null default 1
      );
      create table training_place (
        id uuid primary key default gen_random_uuid(),
        session_id uuid not null references training_session on delete cascade,
        peer_id uuid not null references peer on delete cascade,
        state text not null default 'invited' check (state in ('invited', 'booked', 'attended', 'missed', 'cancelled')),
        version integer not null default 1,
        unique (session_id, peer_id)
      );

      call make_versioned('campaign');
      call make_versioned('expression_of_interest');
      call make_versioned('training_session');
      call make_versioned('training_place');
      call make_audited('campaign');
      call make_audited('campaign_target');
      call make_audited('expression_of_interest', '''name'', ''address'', ''organisation'', ''statement'', ''token_hash''');
      call make_audited('training_session');
      call make_audited('training_place');
      grant select, insert, update on campaign, training_session, training_place to critical_friend_runtime;
      grant select, insert, delete on campaign_target to critical_friend_runtime;
      grant select, insert, update, delete on expression_of_interest to critical_friend_runtime;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table training_place, training_session, expression_of_interest, campaign_target, campaign',
    );
  }
}
