import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A party is one word everywhere, so that peers meet conferences and the control of councils by it. */
export class CheckPartyWords1795392010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isWord = `party ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and party <> 'none' and length(party) <= 60`;
    await runner.query(`
      alter table council_control add constraint council_control_party_is_a_word check (${isWord});
      alter table party_conference add constraint party_conference_party_is_a_word check (${isWord});
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table party_conference drop constraint party_conference_party_is_a_word;
      alter table council_control drop constraint council_control_party_is_a_word;
    `);
  }
}
