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
    const recorded = await tx.query<(HeldPost & { id: string; isOpen: boolean })[]>(
      `select id, person_id as "personId", organisation_id as "organisationId", title, until is null and source = $2 as "isOpen"
         from person_post where person_id = any ($1)`,
      [posts.map(({ personId }) => personId), source],
    );
    const held = new Map(posts.map((post) => [post.personId, keyOf(post)]));
    const open = recorded.filter(({ isOpen }) => isOpen);
    const ended = open.filter((post) => held.get(post.personId) !== keyOf(post)).map(({ id }) => id);
    if (ended.length > 0)
      await tx.query('update person_post set until = $2, version = version + 1 where id = any ($1)', [ended, today]);

    const kept = new Set(open.map(keyOf));
    const known = new Set(recorded.map(({ personId }) => personId));
    const begun = posts
      .filter((post) => post.title !== null && !kept.has(keyOf(post)))
      .map((post) => ({ ...post, since: known.has(post.personId) ? today : null }));
    if (begun.length === 0) return;
    await tx.query(
      `insert into person_post as p (person_id, organisation_id, title, since, source)
       select "personId", "organisationId", title, since, $2
         from jsonb_to_recordset($1::jsonb) as begun ("personId" uuid, "organisationId" uuid, title text, since date)
       on conflict (person_id, organisation_id, title, since)
       do update set until = null, source = excluded.source, version = p.version + 1`,
      [JSON.stringify(begun), source],
    );
  }
}

const keyOf = ({ personId, organisationId, title }: HeldPost): string =>
  JSON.stringify([personId, organisationId, title]);
