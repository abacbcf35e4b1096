import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findEntities, findWrites } from './find-writes.js';
import { ROOT } from './planted-tree.js';
import { TABLE_OWNERS } from './table-owners.js';

type Files = Readonly<Record<string, string>>;

const ownerOf = new Map(Object.entries(TABLE_OWNERS).flatMap(([room, tables]) => tables.map((table) => [table, room])));
const roomOf = (file: string) => /^src\/modules\/([^/]+)\//.exec(file)?.[1] ?? 'no room';

/** Each write by somebody else than the table's owner, or by a query, and each entity away from home: one sentence each. */
function findTrespasses(files: Files): string[] {
  const faults: string[] = [];
  const entities = new Map<string, string>();
  for (const [file, text] of Object.entries(files)) {
    for (const [entity, table] of findEntities(text)) {
      entities.set(entity, table);
      const owner = ownerOf.get(table) ?? 'nobody';
      if (owner !== roomOf(file)) faults.push(`${file}: ${entity} maps "${table}", which belongs to ${owner}`);
    }
  }
  for (const [file, text] of Object.entries(files)) {
    for (const { table, line } of findWrites(text, entities)) {
      const owner = table === null ? 'a table that only running tells' : ownerOf.get(table);
      if (owner !== roomOf(file))
        faults.push(`${file}:${line} writes "${table ?? '?'}", which belongs to ${owner ?? 'nobody'}`);
      else if (file.endsWith('.query.ts')) faults.push(`${file}:${line} is a query and writes "${table ?? '?'}"`);
    }
  }
  return faults;
}

function readSources(folder: string): Files {
  return Object.fromEntries(
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
      .map((name) => [`${folder}/${name}`, readFileSync(path.join(ROOT, folder, name), 'utf8')]),
  );
}

describe('a room writes its own tables only', () => {
  const sources = readSources('src');

  it('in this house', () => {
    expect(findTrespasses(sources)).toEqual([]);
  });

  it('and the writes of this house are seen', () => {
    const written = new Set(
      Object.values(sources).flatMap((text) => findWrites(text, new Map()).map(({ table }) => table)),
    );
    expect([...written]).toEqual(expect.arrayContaining(['outbox', 'letter', 'session', 'rate_limit']));
  });

  it('and every table of the migrations has an owner, and no other has', () => {
    const made = Object.values(readSources('migrations')).flatMap((text) =>
      [...text.matchAll(/create table (\w+)/g)].map(([, table]) => table!),
    );
    expect(made.sort()).toEqual([...ownerOf.keys()].sort());
  });

  const SEAT_ENTITY = { 'src/modules/teams/seat.entity.ts': `@Entity('seat') export class SeatEntity {}` };
  it.each<[string, Files, string]>([
    ['inserts', { 'src/modules/peers/a.service.ts': 'q(`insert into seat (id) values ($1)`)' }, 'writes "seat"'],
    ['updates', { 'src/modules/peers/a.service.ts': 'q(`update seat as s\n set state = $1`)' }, 'writes "seat"'],
    ['deletes', { 'src/modules/peers/a.service.ts': 'q("delete from seat where id = $1")' }, 'writes "seat"'],
    [
      'writes within a read',
      { 'src/modules/peers/a.service.ts': 'q(`with gone as (delete from seat returning id) select ${1} from gone`)' },
      'writes "seat"',
    ],
    ['fills in the table', { 'src/modules/teams/a.service.ts': 'q(`update ${table} set state = $1`)' }, 'writes "?"'],
    [
      'updates an entity',
      { ...SEAT_ENTITY, 'src/modules/peers/a.service.ts': 'tx.update(SeatEntity, { id }, {})' },
      'writes "seat"',
    ],
    [
      'saves through a repository',
      { ...SEAT_ENTITY, 'src/modules/peers/a.service.ts': 'tx.getRepository(SeatEntity).save(row)' },
      'writes "seat"',
    ],
    [
      'builds an insert',
      { ...SEAT_ENTITY, 'src/modules/peers/a.service.ts': 'tx.createQueryBuilder().insert().into(SeatEntity)' },
      'writes "seat"',
    ],
    [
      'holds a repository',
      {
        ...SEAT_ENTITY,
        'src/modules/peers/a.service.ts': 'class A { constructor(@InjectRepository(SeatEntity) r: R) {} }',
      },
      'writes "seat"',
    ],
    ['maps it', { 'src/modules/peers/seat.entity.ts': `@Entity({ name: 'seat' }) class Seat {}` }, 'maps "seat"'],
    ['writes from a command', { 'src/cli/tidy.ts': 'q("delete from seat")' }, 'writes "seat"'],
    [
      'writes in a query of its own room',
      { 'src/modules/teams/load.query.ts': 'q("update seat set state = $1")' },
      'is a query and writes "seat"',
    ],
  ])('so somebody who %s is found out', (_, files, fault) => {
    expect(findTrespasses(files)).toEqual([expect.stringContaining(fault)]);
  });

  it('but anybody’s query may read, and an owner may lock and write', () => {
    const files = {
      ...SEAT_ENTITY,
      'src/modules/desk/load-day.query.ts':
        'q(`select id from seat for update of seat`); tx.createQueryBuilder().from(SeatEntity, "s")',
      'src/modules/teams/teams.service.ts': 'q(`update seat set state = $1`); tx.save(SeatEntity, row)',
    };
    expect(findTrespasses(files)).toEqual([]);
  });
});
