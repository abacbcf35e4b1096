import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { checkImports, ROOT, withTree } from './planted-tree.js';

interface Law {
  readonly forbidden: readonly { readonly name: string; readonly comment: string }[];
}
const law = createRequire(import.meta.url)(path.join(ROOT, '.dependency-cruiser.cjs')) as Law;

const imports = (...from: string[]) => from.map((name, place) => `import * as m${place} from '${name}';`).join('\n');
const LEAF = 'export const one = 1;\n';

/** A small house that keeps the law. */
const LAWFUL = {
  'src/matching/model.ts': LEAF,
  'src/matching/fit.ts': imports('./model.js'),
  'src/scheduling/plan.ts': imports('../matching/model.js', 'date-fns'),
  'src/scheduling/score.ts': imports('./plan.js', '../matching/fit.js'),
  'src/scheduling/verify-plan.ts': imports('./plan.js', './verification/ledger.js'),
  'src/scheduling/verification/ledger.ts': imports('../plan.js'),
  'src/scheduling/plan.spec.ts': imports('./plan.js', 'node:fs', '../../test/support/builders.js'),
  'test/support/builders.ts': LEAF,
  'src/modules/platform/clock/iso-date.ts': LEAF,
  'src/modules/platform/database/database.ts': imports('typeorm'),
  'src/modules/platform/jobs/queue.ts': imports('bullmq', 'ioredis', '../database/database.js'),
  'src/modules/platform/mail/post.ts': imports('nodemailer'),
  'src/modules/councils/kin.ts': imports('../platform/clock/iso-date.js', 'zod'),
  'src/modules/councils/council.entity.ts': imports('typeorm'),
  'src/modules/councils/councils.repository.ts': imports('./council.entity.js'),
  'src/modules/councils/councils.service.ts': imports('./councils.repository.js', './kin.js'),
  'src/modules/peers/pool.ts': imports('../councils/kin.js', '../../matching/fit.js', 'node:crypto'),
  'src/modules/peers/views/pool.view.ts': imports('../pool.js'),
  'src/modules/peers/load-pool.query.ts': imports('../councils/kin.js', '../platform/database/database.js'),
  'src/modules/peers/peers.service.ts': imports('../councils/councils.service.js', './load-pool.query.js', './pool.js'),
  'src/modules/planning/board.ts': imports('../../scheduling/score.js'),
  'src/modules/planning/search.thread.ts': imports('./board.js', '../../scheduling/score.js', 'node:worker_threads'),
  'src/modules/planning/solver.process.ts': imports('./board.js', 'node:child_process'),
  'src/demonstration/draw.ts': imports('../modules/peers/pool.js'),
  'src/cli/demo.ts': imports('../demonstration/draw.js', '../app.module.js', 'node:fs'),
  'src/app.module.ts': imports('./modules/peers/peers.service.js'),
  'migrations/create.ts': imports('typeorm'),
};

/** For each rule, a file that breaks it and the import that does. */
const BREACHES: Record<string, readonly [file: string, imported: string, more?: Record<string, string>]> = {
  'matching-stands-alone': ['src/matching/rank.ts', '../scheduling/plan.js'],
  'scheduling-knows-matching': ['src/scheduling/solve.ts', '../modules/platform/clock/iso-date.js'],
  'cores-know-no-node': ['src/scheduling/random.ts', 'node:crypto'],
  'cores-use-few-packages': ['src/matching/shape.ts', 'zod'],
  'verifier-recomputes': [
    'src/scheduling/verification/check-team.ts',
    '../quality.js',
    { 'src/scheduling/quality.ts': imports('./score.js') },
  ],
  'platform-knows-no-feature': ['src/modules/platform/web/frame.ts', '../../councils/councils.service.js'],
  'platform-rules-are-pure': ['src/modules/platform/files/csv-read.ts', '../database/database.js'],
  'queues-and-mail-stay-in-platform': ['src/modules/teams/teams.service.ts', 'nodemailer'],
  'rooms-are-known': [
    'src/modules/desk/desk.module.ts',
    '../lobby/lobby.service.js',
    { 'src/modules/lobby/lobby.service.ts': LEAF },
  ],
  'rooms-meet-at-services': ['src/modules/challenges/challenges.service.ts', '../councils/kin.js'],
  'queries-use-services-and-rules': ['src/modules/teams/load-vacancy.query.ts', '../councils/councils.repository.js'],
  'entities-stay-home': ['src/cli/list-councils.ts', '../modules/councils/council.entity.js'],
  'pure-files-stay-pure': ['src/modules/teams/seat-lifecycle.ts', '../platform/database/database.js'],
  'demonstration-is-pure': ['src/demonstration/load.ts', '../modules/peers/peers.service.js'],
  'demonstration-serves-commands': ['src/modules/desk/desk.service.ts', '../../demonstration/draw.js'],
  'nobody-imports-a-process': ['src/modules/support/support.module.ts', '../../app.module.js'],
  'rooms-start-processes-in-one-kind-of-file': ['src/modules/improvement/nudge.service.ts', 'node:child_process'],
  'solver-parts-are-started': ['src/modules/planning/planning.service.ts', './search.thread.js'],
  'solver-parts-are-small': ['src/modules/planning/solver.child.ts', '../platform/database/database.js'],
  'migrations-stand-alone': ['migrations/fill.ts', '../src/modules/platform/clock/iso-date.js'],
  'no-tests-in-code': ['src/modules/reporting/reporting.service.ts', '../../../test/support/builders.js'],
  'no-cycles': [
    'src/modules/fieldwork/pack.ts',
    './visit.js',
    { 'src/modules/fieldwork/visit.ts': `import { type m0 } from './pack.js';\nexport type Visit = typeof m0;\n` },
  ],
  'no-barrels': [
    'src/modules/improvement/plan.ts',
    './steps/index.js',
    { 'src/modules/improvement/steps/index.ts': LEAF },
  ],
  'declared-packages-only': ['src/modules/support/support.service.ts', 'prettier'],
  'imports-lead-somewhere': ['src/modules/desk/ledger.service.ts', './gone.js'],
};

const ROOM_ORDER =
  'accounts letters councils programmes peers recruitment challenges teams fieldwork improvement planning reporting support desk';
const rooms = ROOM_ORDER.split(' ');
for (const [place, room] of rooms.slice(0, -1).entries()) {
  const next = rooms[place + 1]!;
  BREACHES[`room-order-${room}`] = [
    `src/modules/${room}/early.service.ts`,
    `../${next}/late.service.js`,
    { [`src/modules/${next}/late.service.ts`]: LEAF },
  ];
}

function plant(): Record<string, string> {
  const files: Record<string, string> = { ...LAWFUL };
  for (const [file, imported, more] of Object.values(BREACHES))
    Object.assign(files, { [file]: imports(imported) }, more);
  return files;
}

describe('the import law', () => {
  it('holds in this house, with every file read', () => {
    const report = checkImports(ROOT);
    expect(report).toMatchObject({ breaches: [], unread: [], exitCode: 0 });
    const files = readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
    expect(report.modules).toBeGreaterThan(files.filter((name) => name.endsWith('.ts')).length);
  });

  it('has nothing to say against a small house that keeps it', () => {
    expect(withTree(LAWFUL, (folder) => checkImports(folder))).toMatchObject({ breaches: [], unread: [], exitCode: 0 });
  });

  it('gives a reason for each rule', () => {
    for (const rule of law.forbidden) expect(rule.comment.length).toBeGreaterThan(30);
  });

  it('has a planted breach for each rule, and no other', () => {
    expect(law.forbidden.map(({ name }) => name).sort()).toEqual(Object.keys(BREACHES).sort());
  });

  describe('catches a planted breach', () => {
    const report = withTree(plant(), (folder) => checkImports(folder));

    it.each(Object.entries(BREACHES))('of %s', (rule, [file]) => {
      expect(report.breaches).toContainEqual(expect.objectContaining({ rule, from: file }));
      expect(report.exitCode).toBe(1);
    });

    it('and blames no file that keeps the law', () => {
      const blamed = report.breaches.map(({ from }) => from);
      expect(Object.keys(LAWFUL).filter((file) => blamed.includes(file))).toEqual([]);
    });
  });

  it('fails when the checker meets compilers that it does not know and so reads nothing', () => {
    const unknownCompilers = `
      const Module = require('node:module');
      const load = Module._load;
      const unknown = ['typescript', '@babel/core', '@swc/core'].map((name) => name + '/package.json');
      Module._load = (name, ...rest) => (unknown.includes(name) ? { version: '99.0.0' } : load(name, ...rest));`;
    const report = withTree({ ...LAWFUL, 'unknown-compilers.cjs': unknownCompilers }, (folder) =>
      checkImports(folder, path.join(folder, 'unknown-compilers.cjs')),
    );
    expect(report.unread).toContain('src/scheduling/plan.ts');
    expect(report.exitCode).toBe(1);
  });
});
