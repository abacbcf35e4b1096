import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Councils over time, who controls them, when they vote, who borders whom; and other organisations people come from. */
export class CreateCouncils1795392002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table council (
        id uuid primary key default gen_random_uuid(),
        code text not null unique check (code ~ '^[A-Z0-9]{2,8}$'),
        name text not null,
        class text not null check (class in ('county', 'district', 'unitary', 'metropolitan', 'london')),
        type_code text not null check (type_code in ('CTY', 'NMD', 'UA', 'MD', 'LBO', 'CC')),
        region text not null,
        county_code text,
        easting integer,
        northing integer,
        valid_from date,
        valid_to date,
        successor_codes text[] not null default '{}',
        gss_code text,
        election_cycle text not null default 'unknown'
          check (election_cycle in ('whole-council', 'thirds', 'halves', 'none', 'unknown')),
        election_year integer check (election_year between 1974 and 2099),
        election_source text not null,
        source text not null,
        edited_facts text[] not null default '{}',
        version integer not null default 1,
        check (valid_to is not null or (easting is not null and northing is not null)),
        check (valid_to is null or valid_from is null or valid_to >= valid_from)
      );
      comment on column council.valid_to is 'last day of existence; null: none is decided';
      comment on column council.easting is 'metres on the British National Grid, to the nearest kilometre; null: not known of some that have ended';
      comment on column council.edited_facts is 'facts that a person entered: no file overwrites them';

      create table council_control (
        id uuid primary key default gen_random_uuid(),
        council_id uuid not null references council on delete cascade,
        party text,
        since date not null,
        source text not null,
        version integer not null default 1,
        unique (council_id, since)
      );
      comment on column council_control.party is 'controlling party; null: no overall control';

      create table council_poll (
        id uuid primary key default gen_random_uuid(),
        council_id uuid not null references council on delete cascade,
        poll_year integer not null check (poll_year between 2000 and 2100),
        is_held boolean not null,
        polls_on date,
        pre_election_from date,
        source text not null,
        version integer not null default 1,
        check (is_held or (polls_on is null and pre_election_from is null)),
        unique (council_id, poll_year)
      );
      comment on column council_poll.polls_on is 'null: the ordinary day of that year';

      create table council_neighbour (
        id uuid primary key default gen_random_uuid(),
        code_a text not null references council (code) on update cascade on delete cascade,
        code_b text not null references council (code) on update cascade on delete cascade,
        is_neighbour boolean not null default true,
        is_assumption boolean not null,
        source text not null,
        note text,
        version integer not null default 1,
        check (code_a < code_b),
        unique (code_a, code_b)
      );
      create index council_neighbour_b on council_neighbour (code_b);

      create table organisation (
        id uuid primary key default gen_random_uuid(),
        reference text not null unique,
        name text not null,
        council_id uuid unique references council,
        region text not null,
        easting integer not null,
        northing integer not null,
        is_fictional boolean not null default false,
        version integer not null default 1
      );

      create table person_post (
        id uuid primary key default gen_random_uuid(),
        person_id uuid not null references person on delete cascade,
        organisation_id uuid not null references organisation,
        title text not null,
        since date,
        until date,
        source text not null,
        version integer not null default 1,
        unique nulls not distinct (person_id, organisation_id, title, since)
      );

      call make_versioned('council');
      call make_versioned('council_control');
      call make_versioned('council_poll');
      call make_versioned('council_neighbour');
      call make_versioned('organisation');
      call make_versioned('person_post');
      call make_audited('council');
      call make_audited('council_control');
      call make_audited('council_poll');
      call make_audited('council_neighbour');
      call make_audited('organisation');
      call make_audited('person_post');
      grant select, insert, update, delete on council, council_control, council_poll, council_neighbour, organisation, person_post to critical_friend_runtime;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table person_post, organisation, council_neighbour, council_poll, council_control, council',
    );
  }
}
