import { randomUUID } from 'node:crypto';
import { AccountsService } from '../../src/modules/accounts/accounts.service.js';
import { ApiTokensService } from '../../src/modules/accounts/api-tokens.service.js';
import { ForgetVisitsSweep } from '../../src/modules/accounts/forget-visits.sweep.js';
import { type PersonRecord, PeopleService } from '../../src/modules/accounts/people.service.js';
import { WarnOfEndingTokensSweep } from '../../src/modules/accounts/warn-of-ending-tokens.sweep.js';
import { SYSTEM, type Tx } from '../../src/modules/platform/database/database.js';
import { ForgetRequestsSweep } from '../../src/modules/platform/web/forget-requests.sweep.js';
import { startTestWeb, type TestWeb } from '../support/test-web.js';

let web: TestWeb;
let accounts: AccountsService;

beforeAll(async () => {
  web = await startTestWeb();
  accounts = web.app.get(AccountsService);
});
afterAll(() => web.stop());

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => web.database.inTransaction(SYSTEM, work);
const ann = { reference: null, name: 'Ann Lee', address: 'Ann@Kent.example', isFictional: true };

describe('people', () => {
  it('are found by their address, however it is written', async () => {
    const id = await asSystem((tx) => accounts.createPerson(tx, { ...ann, address: 'Find@Me.example' }));
    expect(await asSystem((tx) => accounts.findPersonByAddress(tx, 'FIND@me.example'))).toBe(id);
    expect(await asSystem((tx) => accounts.findPersonByAddress(tx, 'nobody@me.example'))).toBeNull();
  });

  it('share no address', async () => {
    const person = { ...ann, address: 'shared@kent.example' };
    await asSystem((tx) => accounts.createPerson(tx, person));
    await expect(asSystem((tx) => accounts.createPerson(tx, person))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'accounts.address-taken',
    });
  });

  it('have one plain mailbox as address', async () => {
    const person = { ...ann, address: 'a@b.example\nBcc: c@d.example' };
    await expect(asSystem((tx) => accounts.createPerson(tx, person))).rejects.toMatchObject({
      code: 'accounts.bad-address',
    });
  });

  it('hold a role once however often it is given, and not at all once it is taken', async () => {
    const id = await asSystem(async (tx) => {
      const personId = await accounts.createPerson(tx, { ...ann, address: null }, ['coordinator']);
      await accounts.grantRole(tx, personId, 'coordinator');
      return personId;
    });
    const live = () => web.query('select role from role_grant where person_id = $1 and revoked_at is null', [id]);
    expect(await live()).toEqual([{ role: 'coordinator' }]);
    await asSystem((tx) => accounts.revokeRole(tx, id, 'coordinator'));
    expect(await live()).toEqual([]);
  });

  it('are refused a role that does not exist', async () => {
    await expect(asSystem((tx) => accounts.grantRole(tx, 'x', 'king' as never))).rejects.toMatchObject({
      code: 'accounts.unknown-role',
    });
  });
});

describe('many people at once', () => {
  const ann = { id: randomUUID(), name: 'Ann Lee', address: 'ann@kent.example', isFictional: true };
  const bob = { id: randomUUID(), name: 'Bob May', address: 'bob@kent.example', isFictional: true };
  const save = (...people: PersonRecord[]) => asSystem((tx) => web.app.get(PeopleService).savePeople(tx, people));
  const state = () =>
    web.query(
      `select p.name, p.version, a.address, a.verified_at as "verifiedAt"
         from person p join person_address a on a.person_id = p.id where p.id in ($1, $2) order by p.name`,
      [ann.id, bob.id],
    );

  it('are recorded, and the same list again changes nothing', async () => {
    await save(ann, bob);
    const before = await state();
    expect(before).toMatchObject([{ name: 'Ann Lee', version: 1, address: 'ann@kent.example' }, { name: 'Bob May' }]);
    await save(ann, bob);
    expect(await state()).toEqual(before);
  });

  it('take a new name and a new address, which has to be verified again', async () => {
    await web.query('update person_address set verified_at = app_now(), version = version + 1');
    await save({ ...ann, name: 'Ann Lee-May', address: 'ann@essex.example' }, bob);
    const [first, second] = await state();
    expect(first).toMatchObject({ name: 'Ann Lee-May', version: 2, address: 'ann@essex.example', verifiedAt: null });
    expect(second).toMatchObject({ version: 1, verifiedAt: expect.any(Date) as Date });
  });

  it('leave rows in the audit trail without name or address', async () => {
    const rows = await web.query<{ changes: object }>(
      `select changes from audit_entry where table_name in ('person', 'person_address')`,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toMatch(/Ann|essex/);
  });
});

describe('a token that ends', () => {
  const make = (name: string, age: string, left: string) =>
    asSystem(async (tx) => {
      const address = `${name}@kent.example`;
      const personId = await accounts.createPerson(tx, { ...ann, address });
      await tx.query(
        `insert into api_token (person_id, name, token_hash, created_at, expires_at)
         values ($1, $2::text, sha256($2::text::bytea), app_now() - $3::interval, app_now() + $4::interval)`,
        [personId, name, age, left],
      );
    });
  const lettersAbout = () =>
    web.query<{ address: string }>(`select to_address as address from letter where kind = 'accounts.token-expiry'`);

  it('within a fortnight is told once to its person; short-lived and distant ones are not', async () => {
    await make('soon', '80 days', '13 days');
    await make('later', '80 days', '15 days');
    await make('short', '1 day', '6 days');
    for (let turn = 0; turn < 2; turn++) await web.app.get(WarnOfEndingTokensSweep).sweep();
    expect(await lettersAbout()).toEqual([{ address: 'soon@kent.example' }]);
  });

  it('is one of twenty at most, however many are made at once', async () => {
    const id = await asSystem((tx) => accounts.createPerson(tx, { ...ann, address: 'many@kent.example' }));
    const tokens = web.app.get(ApiTokensService);
    const makeOne = () =>
      asSystem((tx) => tokens.create(tx, id, { name: 'x', scopes: ['read'], days: 1 })).then(
        () => 1,
        () => 0,
      );
    for (let turn = 0; turn < 18; turn++) await makeOne();
    const made = await Promise.all(Array.from({ length: 6 }, makeOne));
    expect(made.filter((one) => one === 1)).toHaveLength(2);
  });
});

describe('what has been forgotten', () => {
  it('is sessions and sign-ins that ended long ago, and only those', async () => {
    const id = await asSystem((tx) => accounts.createPerson(tx, { ...ann, address: 'forgotten@kent.example' }));
    await asSystem((tx) => accounts.issueSignInLink(tx, id));
    await web.query(
      `insert into session (token_hash, person_id, expires_at, ended_at)
       values ('\\x01', $1, app_now() + interval '1 hour', null), ('\\x02', $1, app_now() - interval '31 days', null),
              ('\\x03', $1, app_now() + interval '1 hour', app_now() - interval '31 days')`,
      [id],
    );
    await web.app.get(ForgetVisitsSweep).sweep();
    expect(await web.query('select encode(token_hash, $1) as name from session', ['hex'])).toEqual([{ name: '01' }]);
    expect(await web.query('select id from sign_in_grant')).toHaveLength(1);
    await web.query("update sign_in_grant set expires_at = app_now() - interval '31 days'");
    await web.app.get(ForgetVisitsSweep).sweep();
    expect(await web.query('select id from sign_in_grant')).toHaveLength(0);
  });

  it('is counts and keys whose time is over', async () => {
    await web.query(
      `insert into rate_limit (purpose, key_hash, window_ends_at, used)
       values ('a', '\\x01', app_now() - interval '1 minute', 1), ('b', '\\x01', app_now() + interval '1 minute', 1)`,
    );
    await web.query(
      `insert into idempotency_key (actor_key, key, operation, body_hash, created_at)
       values ('a', 'old', 'x', '', app_now() - interval '25 hours'), ('a', 'new', 'x', '', app_now())`,
    );
    await web.app.get(ForgetRequestsSweep).sweep();
    expect(await web.query('select purpose from rate_limit')).toEqual([{ purpose: 'b' }]);
    expect(await web.query('select key from idempotency_key')).toEqual([{ key: 'new' }]);
  });
});
