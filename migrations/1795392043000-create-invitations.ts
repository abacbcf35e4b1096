import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Letters that ask one peer for one seat, and what came back. One live letter a seat, and one a peer and team. */
export class CreateInvitations1795392043000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table invitation (
        id uuid primary key default gen_random_uuid(),
        team_id uuid not null references team,
        seat_id uuid not null references seat,
        peer_id uuid not null references peer,
        kind text not null check (kind in ('offer', 'sounding')),
        state text not null default 'open'
          check (state in ('open', 'accepted', 'declined', 'expired', 'withdrawn', 'dropped')),
        monday date not null check (extract(isodow from monday) = 1),
        standing integer not null check (standing > 0),
        token_hash bytea not null unique,
        offered_at timestamptz not null default app_now(),
        due_at timestamptz not null,
        reminded_at timestamptz,
        answered_at timestamptz,
        answered_via text check (answered_via in ('link', 'telephone')),
        said_by text,
        recorded_by uuid references person,
        reason text check (reason in ('not-free', 'employer', 'conflict', 'too-far', 'health-or-family', 'no-longer-a-peer', 'another-week', 'other')),
        note text,
        has_conflict boolean,
        conflict_note text,
        version integer not null default 1,
        check (state <> 'declined' or reason is not null),
        check (state <> 'accepted' or kind = 'sounding' or has_conflict is not null),
        check (has_conflict is not true or conflict_note is not null),
        check ((answered_via = 'telephone') = (recorded_by is not null))
      );
      comment on column invitation.standing is 'place in the ranking when the letter was written, 1 for the first';
      create unique index invitation_live_seat on invitation (seat_id) where kind = 'offer' and state in ('open', 'accepted');
      create unique index invitation_live_peer on invitation (team_id, peer_id, kind) where state in ('open', 'accepted');
      create index invitation_due on invitation (due_at) where state = 'open';
      create index invitation_peer on invitation (peer_id);
      insert into legal_step (subject, from_state, to_state) values
        ('invitation', '', 'open'), ('invitation', 'open', 'accepted'), ('invitation', 'open', 'declined'),
        ('invitation', 'accepted', 'declined'), ('invitation', 'declined', 'accepted'), ('invitation', 'open', 'expired'),
        ('invitation', 'open', 'withdrawn'), ('invitation', 'accepted', 'withdrawn'), ('invitation', 'accepted', 'dropped'),
        ('invitation', 'accepted', 'open');
      create trigger keep_to_lifecycle before insert or update of state on invitation
        for each row execute function keep_to_lifecycle();
      call make_versioned('invitation');
      call make_audited('invitation', '''token_hash'', ''said_by'', ''note'', ''conflict_note''');
      grant select, insert, update, delete on invitation to critical_friend_runtime;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table invitation;
      delete from legal_step where subject = 'invitation';
    `);
  }
}
