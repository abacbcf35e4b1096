// The import law of ARCHITECTURE.md as rules for dependency-cruiser. Run by `npm run imports`; test/house/import-law.spec.ts
// plants a breach of each rule and sees it caught.

/** A room knows the rooms before it. */
const ROOMS = [
  'accounts',
  'letters',
  'councils',
  'programmes',
  'peers',
  'recruitment',
  'challenges',
  'teams',
  'fieldwork',
  'improvement',
  'planning',
  'reporting',
  'support',
  'desk',
];
const anyOf = (names) => `(${names.join('|')})`;

const ROOM_FILE = `^src/modules/${anyOf(ROOMS)}/`;
const CORES = '^src/(matching|scheduling)/';
const SPEC = '[.]spec[.]ts$';
/** A file of a room without a suffix decides something and touches nothing; a view or an e-mail only writes it down. */
const PURE_IN_ROOM = ['^src/modules/(?!platform/).+/[^/.]+[.]ts$', '^src/modules/(?!platform/).+[.](view|email)[.]ts$'];
/** The few files of the platform that are rules too: dates, tables, letters and calendars as text, and sealed text. */
const PURE_IN_PLATFORM =
  '^src/modules/platform/(clock/(iso|plain)-date|files/csv-[a-z-]+|mail/(calendar-[a-z]+|letter-(layout|states|template)|sending-policy|smtp-reply)|secrets/sealed-text)[.]ts$';
const PURE_FOR_ROOMS = [...PURE_IN_ROOM, PURE_IN_PLATFORM];
/** Packages and built-ins that compute: no file, no socket, no clock, no process. */
const COMPUTING = ['node_modules/(date-fns|@date-fns/utc|zod|csv-parse|d3-delaunay|qr)/'];
const COMPUTING_BUILTINS = ['^(node:)?(buffer|crypto|stream|util)$'];
const PROCESS_PART = '[.](child|thread)[.]ts$';

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
/** Specs may use what tests use; the law is for what runs. */
const code = (path, pathNot = []) => ({ path, pathNot: [SPEC, ...[pathNot].flat()] });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    rule(
      'matching-stands-alone',
      'Whether a peer may sit on a team depends on nothing else of ours, so that it can be read, tested and moved alone.',
      code('^src/matching/'),
      { path: '^(src|migrations|bench|test)/', pathNot: '^src/matching/' },
    ),
    rule(
      'scheduling-knows-matching',
      'The year planner asks matching and nothing else of ours.',
      code('^src/scheduling/'),
      { path: '^(src|migrations|bench|test)/', pathNot: CORES },
    ),
    rule(
      'cores-know-no-node',
      'No Node built-in in a core: no file, no process, no clock, no chance. The same input gives the same plan anywhere.',
      code(CORES),
      { dependencyTypes: ['core'] },
    ),
    rule(
      'cores-use-few-packages',
      'A core may use date-fns, and highs for linear programmes, which it is handed loaded. Add a package here with the reason.',
      code(CORES),
      { path: 'node_modules/', pathNot: 'node_modules/(date-fns|@date-fns/utc|highs)/' },
    ),
    rule(
      'verifier-recomputes',
      'The verifier must not share a mistake with the search, so it may not reach the score, the fit or the encoded problem, not even through others.',
      code('^src/scheduling/(verify-plan[.]ts|verification/)'),
      {
        path: '^src/(scheduling/(score|encode-[a-z]+|search|search-state|solve|construct|improve)|matching/fit)[.]ts$',
        reachable: true,
      },
    ),
    rule(
      'platform-knows-no-feature',
      'Technology serves every room and knows none of them, nor the cores.',
      code('^src/modules/platform/'),
      { path: '^src/', pathNot: '^src/modules/platform/' },
    ),
    rule(
      'platform-rules-are-pure',
      'Pure files of rooms build on these files of the platform, so they are held to the same: text in, text out.',
      code(PURE_IN_PLATFORM),
      { pathNot: [PURE_IN_PLATFORM, ...COMPUTING, ...COMPUTING_BUILTINS] },
    ),
    rule(
      'queues-and-mail-stay-in-platform',
      'Rooms speak to the outbox and to Letters; which queue and which mail server is the platform’s affair.',
      code('^(src|migrations|bench)/', '^src/modules/platform/'),
      { path: '(^|node_modules/)(bullmq|ioredis|nodemailer)(/|$)' },
    ),
    ...ROOMS.slice(0, -1).map((room, place) =>
      rule(
        `room-order-${room}`,
        `${room} comes before ${ROOMS.slice(place + 1).join(', ')} and knows none of them.`,
        { path: `^src/modules/${room}/` },
        { path: `^src/modules/${anyOf(ROOMS.slice(place + 1))}/` },
      ),
    ),
    rule(
      'rooms-are-known',
      'A folder of src/modules is the platform or a room with a place in the order. Give a new room its place in ROOMS.',
      { path: '^(src|migrations|bench)/' },
      { path: '^src/modules/', pathNot: ['^src/modules/platform/', ROOM_FILE] },
    ),
    rule(
      'rooms-meet-at-services',
      'Another room is asked through its services and wired through its module. Its pure rules may be used by pure files, and by queries, which turn rows into what those rules take.',
      code(`^src/modules/${anyOf(ROOMS)}/`, [...PURE_FOR_ROOMS, '[.]query[.]ts$']),
      { path: ROOM_FILE, pathNot: ['^src/modules/$1/', '[.](service|module)[.]ts$'] },
    ),
    rule(
      'queries-use-services-and-rules',
      'A query may use the rules and services of earlier rooms; it reads their tables with SQL and not through their files.',
      code(`^src/modules/${anyOf(ROOMS)}/.+[.]query[.]ts$`),
      { path: ROOM_FILE, pathNot: ['^src/modules/$1/', '[.](service|module)[.]ts$', ...PURE_IN_ROOM] },
    ),
    rule(
      'entities-stay-home',
      'Ids cross rooms, objects do not: nobody outside a room sees its rows.',
      { path: '^(?!src/modules/[^/]+/)|^src/modules/platform/' },
      { path: '[.](entity|repository)[.]ts$' },
    ),
    rule(
      'pure-files-stay-pure',
      'A file of a room without a suffix, a view or an e-mail is a rule: it uses rules, the cores, and packages that only compute.',
      code(PURE_IN_ROOM),
      { pathNot: [...PURE_FOR_ROOMS, CORES, ...COMPUTING, ...COMPUTING_BUILTINS] },
    ),
    rule(
      'demonstration-is-pure',
      'The demonstration year is drawn from a seed with the formats of the imports: rules, cores and nothing that runs.',
      code('^src/demonstration/'),
      { pathNot: ['^src/demonstration/', ...PURE_FOR_ROOMS, CORES, ...COMPUTING] },
    ),
    rule(
      'demonstration-serves-commands',
      'Made-up people are loaded by a command, through the same imports as real ones. Nothing that runs for real knows them.',
      { path: '^(src|migrations|bench)/', pathNot: ['^src/(demonstration|cli)/', '^bench/'] },
      { path: '^src/demonstration/' },
    ),
    rule(
      'nobody-imports-a-process',
      'Commands and processes are the outermost ring: they know everything, and only they know one another.',
      { path: '^(src/[^/]+/|migrations/)', pathNot: '^src/cli/' },
      { path: '^src/(cli/|[^/]+$)' },
    ),
    rule(
      'rooms-start-processes-in-one-kind-of-file',
      'A .process file starts a process, watches it and ends it; everybody else in a room asks that file, so nothing is left running unseen.',
      code(ROOM_FILE, '[.](process|child|thread)[.]ts$'),
      { path: '^(node:)?(child_process|worker_threads|cluster)$' },
    ),
    rule(
      'solver-parts-are-started',
      'A .child is a process and a .thread a thread of its own: they are started by address, never imported.',
      { path: '.' },
      { path: PROCESS_PART },
    ),
    rule(
      'solver-parts-are-small',
      'The solver process loads the cores, the pure files of planning and the linear programme solver: no framework, no database, nothing to wait for. The thread that reads calendars loads pure files of peers and their parser.',
      code(PROCESS_PART),
      {
        pathNot: [
          '^src/modules/(planning|peers)/[^/.]+[.]ts$',
          PURE_IN_PLATFORM,
          CORES,
          'node_modules/(highs|node-ical)/',
          '^(node:)?(worker_threads|process|os|url|path)$',
        ],
      },
    ),
    rule(
      'migrations-stand-alone',
      'A migration says what was true when it was written, so nothing of today’s code may change it.',
      code('^migrations/'),
      { pathNot: ['^migrations/', 'node_modules/typeorm/'] },
    ),
    rule('no-tests-in-code', 'What runs never needs the tests.', code('^(src|migrations|bench)/'), {
      path: ['^test/', SPEC],
    }),
    rule(
      'no-cycles',
      'Files that need one another are one file, or miss a third. Types count too.',
      { path: '.' },
      { circular: true },
    ),
    rule(
      'no-barrels',
      'Import a thing from where it is. An index hides what is used and makes cycles.',
      { path: '.' },
      { path: '(^|/)index[.]ts$', pathNot: 'node_modules' },
    ),
    rule(
      'declared-packages-only',
      'What runs may use the packages of "dependencies" and nothing that is there by luck; types alone may come from elsewhere.',
      code('^(src|migrations)/'),
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'imports-lead-somewhere',
      'The file or package is not there. Relative imports end in .js.',
      { path: '.' },
      { couldNotResolve: true },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Files for the browser are not modules of the service.
    exclude: { path: '^dist/|/web/assets/' },
    // Types count: an import that the compiler erases is knowledge all the same.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.d.ts'],
    },
  },
};
