import { Injectable } from '@nestjs/common';
import { type IsoDate } from '../platform/clock/iso-date.js';
import { type Tx } from '../platform/database/database.js';

/** The post that a person holds at an organisation now; no title: none is known. */
export interface HeldPost {
  readonly personId: string;
  readonly organisationId: string;
  readonly title: string | null;
}

/** The posts that people hold at organisations, over time. */
@Injectable()
export class PostsService {
  /**
   * Records the posts that people hold now, as one source says: that source's other open posts end today, and a new post
   * begins today unless it is the first that is known of the person.
   */
  async recordPosts(tx: Tx, posts: readonly HeldPost[], source: string, today: IsoDate): Promise<void> {
    const values = [JSON.stringify(posts), source, today];
    const given = 'jsonb_to_recordset($1::jsonb) as given ("personId" uuid, "organisationId" uuid, title text)';
    await tx.query(
      `update person_post p set until = $3, version = p.version + 1 from ${given}
        where p.person_id = "personId" and p.source = $2 and p.until is null
          and (p.organisation_id, p.title) is distinct from ("organisationId", given.title)`,
      values,
    );
    await tx.query(
      `insert into person_post as p (person_id, organisation_id, title, since, source)
       select "personId", "organisationId", given.title,
              case when exists (select from person_post known where known.person_id = "personId") then $3::date end, $2
         from ${given}
        where given.title is not null
          and not exists (select from person_post held where held.person_id = "personId" and held.organisation_id = "organisationId"
                             and held.title = given.title and held.source = $2 and held.until is null)
       on conflict (person_id, organisation_id, title, since)
       do update set until = null, source = excluded.source, version = p.version + 1`,
      values,
    );
  }
}
