import { listTextFiles, readProjectFile } from './project-files.js';

/** Words in pieces, so that this file does not find itself. */
const words = (...pieces: string[]) => pieces.join('');

interface Ban {
  readonly what: string;
  readonly pattern: RegExp;
  readonly planted: string;
  /** Files that may have it, with the reason beside it. */
  readonly except?: readonly string[];
}

const BANS: readonly Ban[] = [
  {
    what: 'the path of somebody’s machine',
    pattern: new RegExp(words('(?<![\\w.])/(ho', 'me|Us', 'ers|wo', 'rk|ro', 'ot)/\\w|[A-Z]:\\\\Us', 'ers')),
    planted: words('/ho', 'me/ann/project'),
  },
  {
    what: 'the host of a package registry',
    pattern: new RegExp(words('registry\\.(np', 'mjs|yarn', 'pkg)|np', 'm\\.pkg\\.github|\\.jfrog\\.io')),
    planted: words('https://registry.np', 'mjs.org/x'),
  },
  {
    what: 'a folder outside the project',
    pattern: new RegExp(words('\\.\\./sha', 'red')),
    planted: words('../sha', 'red/data'),
  },
  {
    what: 'a silenced checker',
    pattern: new RegExp(words('eslint-dis', 'able|@ts-(ig', 'nore|noch', 'eck|expect-er', 'ror)|prettier-ig', 'nore')),
    planted: words('// eslint-dis', 'able-next-line'),
  },
  {
    what: 'work put off in a comment',
    pattern: new RegExp(words('\\b(TO', 'DO|FIX', 'ME|HA', 'CK)\\b|(//|#|\\*) *X', 'XX\\b')),
    planted: words('// TO', 'DO: later'),
  },
  {
    what: 'a test that hides others, or hides itself',
    pattern: new RegExp(words('\\b(describe|it|test)\\.(on', 'ly|sk', 'ip|to', 'do)\\b|\\b[xf](it|describe)\\(')),
    planted: words('it.on', 'ly('),
    // The one place that decides, loudly, that there is no browser to test with.
    except: ['test/browser/chromium.ts'],
  },
  {
    what: 'a mocked module',
    pattern: new RegExp(words('jest\\.(mo', 'ck|unstable_mo', 'ckModule)\\(')),
    planted: words('jest.mo', 'ck("./x")'),
  },
  {
    what: 'a circle of providers',
    pattern: new RegExp(words('forward', 'Ref\\(')),
    planted: words('forward', 'Ref(() => A)'),
  },
];

describe.each(BANS)('no file holds $what', ({ pattern, planted, except = [] }) => {
  it('in this project', () => {
    const files = listTextFiles().filter((name) => !except.includes(name));
    const found = files.flatMap((name) =>
      readProjectFile(name)
        .split('\n')
        .flatMap((line, place) => (pattern.test(line) ? [`${name}:${place + 1}: ${line.trim().slice(0, 100)}`] : [])),
    );
    expect(found).toEqual([]);
  });

  it('and one that did would be found', () => {
    expect(planted).toMatch(pattern);
  });
});

describe('a file of a room', () => {
  const ROLES = new Set(
    words(
      'module service repository query entity controller dto pages view email job guard decorator ',
      'interceptor filter pipe process child thread sweep spec',
    ).split(' '),
  );

  it('has a name in kebab-case and a suffix that is a known role, or none', () => {
    const odd = listTextFiles().filter((name) => {
      const [, file] = /^src\/.*?([^/]+)\.ts$/.exec(name) ?? [];
      if (file === undefined) return false;
      const [stem, ...suffixes] = file.split('.');
      return !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem!) || suffixes.some((suffix) => !ROLES.has(suffix));
    });
    expect(odd).toEqual([]);
  });
});
