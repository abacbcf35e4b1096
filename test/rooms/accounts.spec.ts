import { AccountsService } from '../../src/modules/accounts/accounts.service.js';
import { SYSTEM, type Tx } from '../../src/modules/platform/database/database.js';
import { startTestWeb, type TestWeb } from '../support/test-web.js';

let web: TestWeb;
let accounts: AccountsService;

beforeAll(async () => {
  web = await startTestWeb();
  accounts = web.app.get(AccountsService);
});
afterAll(() => web.stop());

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => web.database.inTransaction(SYSTEM, work);
const ann = { reference: 'P-1', name: 'Ann Lee', address: 'Ann@Kent.example', isFictional: true };
const bob = { reference: 'P-2', name: 'Bob May', address: null, isFictional: true };

describe('people', () => {
  it('are found by their address, however it is written', async () => {
    const id = await asSystem((tx) =>
      accounts.createPerson(tx, { ...ann, reference: null, address: 'Find@Me.example' }),
    );
    expect(await asSystem((tx) => accounts.findPersonByAddress(tx, 'FIND@me.example'))).toBe(id);
    expect(await asSystem((tx) => accounts.findPersonByAddress(tx, 'nobody@me.example'))).toBeNull();
  });

  it('share no address', async () => {
    const person = { ...ann, reference: null, address: 'shared@kent.example' };
    await asSystem((tx) => accounts.createPerson(tx, person));
    await expect(asSystem((tx) => accounts.createPerson(tx, person))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'accounts.address-taken',
    });
  });

  it('have one plain mailbox as address', async () => {
    const person = { ...ann, reference: null, address: 'a@b.example\nBcc: c@d.example' };
    await expect(asSystem((tx) => accounts.createPerson(tx, person))).rejects.toMatchObject({
      code: 'accounts.bad-address',
    });
  });

  it('hold a role once however often it is given, and not at all once it is taken', async () => {
    const id = await asSystem(async (tx) => {
      const personId = await accounts.createPerson(tx, { ...bob, reference: null }, ['coordinator']);
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
  const state = () =>
    web.query(`select p.id, p.name, p.version, a.address from person p left join person_address a on a.person_id = p.id
                where p.reference in ('P-1', 'P-2') order by p.reference`);

  it('are recorded by their references, and the same list again changes nothing', async () => {
    const first = await asSystem((tx) => accounts.savePeople(tx, [ann, bob]));
    expect([...first.keys()].sort()).toEqual(['P-1', 'P-2']);
    const before = await state();
    expect(await asSystem((tx) => accounts.savePeople(tx, [ann, bob]))).toEqual(first);
    expect(await state()).toEqual(before);
  });

  it('take a new name and address, and keep the address when none is given', async () => {
    const changed = { ...ann, name: 'Ann Lee-May', address: 'ann@essex.example' };
    await asSystem((tx) => accounts.savePeople(tx, [changed, bob]));
    expect(await state()).toMatchObject([
      { name: 'Ann Lee-May', version: 2, address: 'ann@essex.example' },
      { version: 1 },
    ]);
    await asSystem((tx) => accounts.savePeople(tx, [{ ...changed, address: null }]));
    expect(await state()).toMatchObject([{ version: 2, address: 'ann@essex.example' }, {}]);
  });

  it('leave a row in the audit trail without name or address', async () => {
    const rows = await web.query<{ changes: object }>(
      `select changes from audit_entry where table_name in ('person', 'person_address')`,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toMatch(/Ann|essex/);
  });
});
