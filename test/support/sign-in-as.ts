import { SessionsService } from '../../src/modules/accounts/sessions.service.js';
import { SYSTEM } from '../../src/modules/platform/database/database.js';
import { type TestWeb } from './test-web.js';

/** A session of a person who is there already, as a Cookie header. */
export async function signInAs(web: TestWeb, personId: string): Promise<string> {
  const { secret } = await web.database.inTransaction(SYSTEM, (tx) => web.app.get(SessionsService).start(tx, personId));
  return `session=${secret}`;
}

/** A session of the person who is this peer, who reads mail at `<reference>@peers.example`. */
export async function signInAsPeer(web: TestWeb, peerId: string): Promise<string> {
  const [peer] = await web.query<{ personId: string }>(
    `with address as (
       insert into person_address (person_id, address, verified_at)
       select person_id, lower(reference) || '@peers.example', app_now() from peer where id = $1 on conflict do nothing)
     select person_id as "personId" from peer where id = $1`,
    [peerId],
  );
  return signInAs(web, peer!.personId);
}
