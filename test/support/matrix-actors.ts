import { AccountsService } from '../../src/modules/accounts/accounts.service.js';
import { ApiTokensService } from '../../src/modules/accounts/api-tokens.service.js';
import { type Grant } from '../../src/modules/accounts/roles.js';
import { SessionsService } from '../../src/modules/accounts/sessions.service.js';
import { type TestWeb } from './test-web.js';
import { type TwoYears } from './two-years.js';

/** Somebody who asks, and what the matrix may expect of them. */
export interface MatrixActor {
  readonly name: string;
  readonly credential: 'none' | 'session' | 'token';
  readonly headers: Readonly<Record<string, string>>;
  readonly grants: readonly Grant[];
  /** Which of the two years' objects lie in what the grants are limited to. */
  readonly home: 'mine' | 'other' | null;
  readonly tokenScopes: readonly string[];
}

/** Everybody of whom the service knows a kind today. */
export async function createMatrixActors(web: TestWeb, world: TwoYears): Promise<MatrixActor[]> {
  const { mine, other, councils, seatedPeer, otherPeer } = world;
  const accounts = web.app.get(AccountsService);
  const sessions = web.app.get(SessionsService);
  const tokens = web.app.get(ApiTokensService);
  let number = 0;
  const person = async (grants: readonly Grant[]): Promise<string> => {
    const personId = await web.createPerson(`matrix-${++number}@council.example`);
    for (const { role, scope } of grants)
      await web.query(
        `insert into role_grant (person_id, role, scope_id, region)
         values ($1, $2, case when $2 = 'regional-associate' then null else $3 end::uuid, case when $2 = 'regional-associate' then $3 end)`,
        [personId, role, scope],
      );
    return personId;
  };
  const sessionOf = async (personId: string) => {
    const { secret } = await web.database.inTransaction({ kind: 'system', personId: null, roles: [] }, (tx) =>
      sessions.start(tx, personId),
    );
    return { Cookie: `session=${secret}`, 'X-Requested-With': 'matrix' };
  };
  const tokenOf = async (personId: string, scopes: ('read' | 'write')[]) => {
    const { secret } = await web.database.inTransaction({ kind: 'system', personId: null, roles: [] }, (tx) =>
      tokens.create(tx, personId, { name: 'matrix', scopes, days: 1 }),
    );
    return { Authorization: `Bearer ${secret}` };
  };
  const bySession = async (name: string, home: MatrixActor['home'], ...grants: Grant[]): Promise<MatrixActor> => ({
    name,
    credential: 'session',
    headers: await sessionOf(await person(grants)),
    grants,
    home,
    tokenScopes: [],
  });
  const byToken = async (name: string, scopes: ('read' | 'write')[]): Promise<MatrixActor> => {
    const grants: Grant[] = [{ role: 'coordinator', scope: mine.yearId }];
    const headers = await tokenOf(await person(grants), scopes);
    return { name, credential: 'token', headers, grants, home: 'mine', tokenScopes: scopes };
  };
  const nobody = (name: string, headers: Record<string, string>): MatrixActor => ({
    name,
    credential: 'none',
    headers,
    grants: [],
    home: null,
    tokenScopes: [],
  });
  const asPeer = async (name: string, { id, personId }: TwoYears['seatedPeer'], home: MatrixActor['home']) => ({
    ...(await bySession(name, home)),
    headers: await sessionOf(personId),
    grants: [{ role: 'peer', scope: id }] as const,
  });

  const disabledId = await person([{ role: 'administrator', scope: null }]);
  const disabled = await sessionOf(disabledId);
  await web.query('update person set disabled_at = app_now(), version = version + 1 where id = $1', [disabledId]);
  const endedId = await person([{ role: 'administrator', scope: null }]);
  const ended = await sessionOf(endedId);
  await web.query('update session set ended_at = app_now() where person_id = $1', [endedId]);
  const revokedId = await person([]);
  const revoked = await sessionOf(revokedId);
  await web.database.inTransaction({ kind: 'system', personId: null, roles: [] }, async (tx) => {
    await accounts.grantRole(tx, revokedId, 'administrator');
    await accounts.revokeRole(tx, revokedId, 'administrator');
  });
  await web.query(
    'update role_grant set revoked_at = app_now(), version = version + 1 where person_id in ($1, $2) and revoked_at is null',
    [seatedPeer.personId, otherPeer.personId],
  );

  return [
    nobody('a stranger', {}),
    nobody('a disabled administrator', disabled),
    nobody('an administrator whose session has ended', ended),
    nobody('the holder of a token that never was', { Authorization: `Bearer cf_${'x'.repeat(43)}` }),
    await bySession('somebody without a role', null),
    { ...(await bySession('a former administrator', null)), headers: revoked },
    await bySession('an administrator', null, { role: 'administrator', scope: null }),
    await bySession('a coordinator of all years', null, { role: 'coordinator', scope: null }),
    await bySession('the coordinator of this year', 'mine', { role: 'coordinator', scope: mine.yearId }),
    await bySession('the coordinator of another year', 'other', { role: 'coordinator', scope: other.yearId }),
    await bySession('the challenge manager of this challenge', 'mine', {
      role: 'challenge-manager',
      scope: mine.managerId,
    }),
    await bySession('a challenge manager elsewhere', 'other', { role: 'challenge-manager', scope: other.managerId }),
    await bySession('the regional associate', 'mine', { role: 'regional-associate', scope: 'South East' }),
    await bySession('a regional associate elsewhere', 'other', {
      role: 'regional-associate',
      scope: 'Yorkshire and The Humber',
    }),
    await bySession('a hub', null, { role: 'hub', scope: otherPeer.organisationId }),
    await bySession('the lead of this council', 'mine', { role: 'council-lead', scope: councils.KEN }),
    await bySession('the lead of another council', 'other', { role: 'council-lead', scope: councils.LDS }),
    await bySession('a member of this council', 'mine', { role: 'council-member', scope: councils.KEN }),
    await bySession('a partner body', null, { role: 'partner', scope: otherPeer.organisationId }),
    await bySession('the inspectorate', null, { role: 'inspectorate', scope: null }),
    await asPeer('a peer who accepted a seat', seatedPeer, 'mine'),
    await asPeer('a peer without a seat', otherPeer, 'other'),
    await bySession(
      'a coordinator who leads a council elsewhere',
      'mine',
      { role: 'coordinator', scope: mine.yearId },
      { role: 'hub', scope: otherPeer.organisationId },
    ),
    await byToken('a script that may read', ['read']),
    await byToken('a script that may read and write', ['read', 'write']),
  ];
}
