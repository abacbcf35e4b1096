import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The pool. Kinds and themes are data; party, equality and access data live apart, under a grant and a key of their own. */
export class CreatePeers1795392004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table peer_kind (
        id uuid primary key default gen_random_uuid(),
        code text not null unique check (code ~ '^[a-z][a-z-]{1,30}$'),
        name text not null,
        position integer not null,
        days_per_deployment numeric(4, 1) not null check (days_per_deployment > 0 and days_per_deployment * 2 = trunc(days_per_deployment * 2)),
        vacancy_weight integer not null check (vacancy_weight >= 0),
        is_elected_member boolean not null,
        can_lead boolean not null,
        is_local_government boolean not null,
        version integer not null default 1
      );
      create table theme (
        id uuid primary key default gen_random_uuid(),
        code text not null unique check (code ~ '^[a-z][a-z-]{1,40}$'),
        name text not null,
        version integer not null default 1
      );
      create table peer (
        id uuid primary key default gen_random_uuid(),
        reference text not null unique,
        person_id uuid not null unique references person,
        kind_code text not null references peer_kind (code) on update cascade,
        organisation_id uuid not null references organisation,
        region text not null,
        easting integer not null,
        northing integer not null,
        themes text[] not null default '{}',
        max_days numeric(5, 1) not null check (max_days >= 0 and max_days * 2 = trunc(max_days * 2)),
        max_travel_km integer not null check (max_travel_km >= 0),
        experience integer not null default 0 check (experience >= 0),
        carried_over integer not null default 0 check (carried_over >= 0),
        acceptance numeric(3, 2) not null default 0.6 check (acceptance between 0 and 1),
        accreditation_state text not null default 'nominated'
          check (accreditation_state in ('nominated', 'applied', 'vetted', 'trained', 'accredited', 'suspended', 'lapsed')),
        accredited_until date,
        version integer not null default 1
      );
      create index peer_kind_code on peer (kind_code);
      create table peer_special (
        id uuid primary key default gen_random_uuid(),
        peer_id uuid not null unique references peer on delete cascade,
        party_cipher bytea,
        equality_cipher bytea,
        access_cipher bytea,
        version integer not null default 1
      );
      comment on table peer_special is 'AES-256-GCM under SPECIAL_DATA_KEY; readable only with role critical_friend_special';
      create table peer_availability (
        id uuid primary key default gen_random_uuid(),
        peer_id uuid not null references peer on delete cascade,
        starts_on date not null check (extract(isodow from starts_on) = 1),
        letters text not null check (letters ~ '^[YIN]{1,60}$'),
        version integer not null default 1,
        unique (peer_id, starts_on)
      );
      create table peer_conflict (
        id uuid primary key default gen_random_uuid(),
        peer_id uuid not null references peer on delete cascade,
        council_code text not null references council (code) on update cascade,
        reason text not null,
        since date,
        until date,
        source text not null,
        note text,
        version integer not null default 1,
        unique (peer_id, council_code, reason)
      );
      create index peer_conflict_council on peer_conflict (council_code);

      call make_versioned('peer_kind');
      call make_versioned('theme');
      call make_versioned('peer');
      call make_versioned('peer_special');
      call make_versioned('peer_availability');
      call make_versioned('peer_conflict');
      call make_audited('peer_kind');
      call make_audited('theme');
      call make_audited('peer');
      call make_audited('peer_special', '''party_cipher'', ''equality_cipher'', ''access_cipher''');
      call make_audited('peer_availability');
      call make_audited('peer_conflict', '''note''');
      grant select, insert, update, delete on peer_kind, theme, peer, peer_availability, peer_conflict to critical_friend_runtime;
      grant select, insert, update, delete on peer_special to critical_friend_special;

      select set_config('app.actor_kind', 'system', true);
      insert into peer_kind (code, name, position, days_per_deployment, vacancy_weight, is_elected_member, can_lead, is_local_government) values
        ('leader', 'Leader', 1, 6.5, 3, true, true, true),
        ('chief-executive', 'Chief executive', 2, 6, 3, false, true, true),
        ('councillor', 'Councillor', 3, 5.5, 1, true, false, true),
        ('officer', 'Officer', 4, 5.5, 1, false, false, true),
        ('voluntary', 'Voluntary sector', 5, 5.5, 1, false, false, false),
        ('health', 'Health sector', 6, 5.5, 1, false, false, false);
      insert into theme (code, name) values
        ('adult-social-care', 'Adult social care'), ('childrens-services', 'Children''s services'), ('community-safety', 'Community safety'),
        ('culture-and-leisure', 'Culture and leisure'), ('customer-insight', 'Customer insight'), ('economic-development', 'Economic development'),
        ('environment-and-waste', 'Environment and waste'), ('equalities', 'Equalities'), ('finance', 'Finance'),
        ('health-inequalities', 'Health inequalities'), ('housing', 'Housing'), ('partnership-working', 'Partnership working'),
        ('performance-management', 'Performance management'), ('planning-and-place', 'Planning and place'), ('scrutiny', 'Scrutiny'),
        ('transport', 'Transport'), ('voluntary-sector-relations', 'Voluntary sector relations'), ('workforce', 'Workforce');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table peer_conflict, peer_availability, peer_special, peer, theme, peer_kind');
  }
}
