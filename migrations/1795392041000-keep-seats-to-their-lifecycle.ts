import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Legal steps from state to state as rows, and a trigger that lets no other be written. A seat holds its peer from the Sunday on
 * which the team meets to the Friday of the feedback.
 */
export class KeepSeatsToTheirLifecycle1795392041000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table legal_step (
        subject text not null,
        from_state text not null,
        to_state text not null,
        primary key (subject, from_state, to_state)
      );
      comment on column legal_step.from_state is 'empty: into being';
      insert into legal_step (subject, from_state, to_state) values
        ('seat', '', 'vacant'), ('seat', 'vacant', 'offered'), ('seat', 'offered', 'accepted'), ('seat', 'offered', 'vacant'),
        ('seat', 'accepted', 'vacant'), ('seat', 'confirmed', 'vacant'), ('seat', 'accepted', 'confirmed'),
        ('seat', 'accepted', 'offered'), ('seat', 'confirmed', 'offered'), ('seat', 'vacant', 'released'),
        ('seat', 'offered', 'released'), ('seat', 'accepted', 'released'), ('seat', 'confirmed', 'released'),
        ('seat', 'released', 'vacant');
      grant select on legal_step to critical_friend_runtime;

      create function keep_to_lifecycle() returns trigger language plpgsql as $$
      declare
        before text := case when tg_op = 'INSERT' then '' else old.state end;
      begin
        if before <> new.state and not exists (
             select from legal_step where subject = tg_table_name and from_state = before and to_state = new.state) then
          raise exception 'Row % of % may not go from "%" to "%".', new.id, tg_table_name, before, new.state using errcode = 'CF409';
        end if;
        return new;
      end $$;
      create trigger keep_to_lifecycle before insert or update of state on seat for each row execute function keep_to_lifecycle();

      select set_config('app.actor_kind', 'system', true);
      update seat set days = daterange(lower(days) - 1, upper(days)), version = version + 1;
      alter table seat add constraint seat_vacant_holds_nobody check (state not in ('vacant', 'released') or peer_id is null);
      comment on column seat.days is 'what a place takes of its peer: Sunday, when the team meets, to Friday';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table seat drop constraint seat_vacant_holds_nobody;
      comment on column seat.days is null;
      drop trigger keep_to_lifecycle on seat;
      drop function keep_to_lifecycle();
      drop table legal_step;
      select set_config('app.actor_kind', 'system', true);
      update seat set days = daterange(lower(days) + 1, upper(days)), version = version + 1;
    `);
  }
}
