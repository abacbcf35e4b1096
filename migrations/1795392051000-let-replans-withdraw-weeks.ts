import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A plan in the place of the approved one may take back a week that its council has accepted, or chosen. */
export class LetReplansWithdrawWeeks1795392051000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      insert into legal_step (subject, from_state, to_state) values
        ('council_week', 'moving', 'withdrawn'), ('council_week', 'accepted', 'withdrawn');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from legal_step where subject = 'council_week' and from_state in ('moving', 'accepted') and to_state = 'withdrawn';
    `);
  }
}
