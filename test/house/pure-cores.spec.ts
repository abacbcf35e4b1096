import { ESLint } from 'eslint';
import path from 'node:path';
import tseslint from 'typescript-eslint';
import { ROOT } from './planted-tree.js';

/** The rules of this house without those that need types, which a planted text does not have. */
const eslint = new ESLint({
  cwd: ROOT,
  overrideConfig: [{ ...tseslint.configs.disableTypeChecked, files: ['**/*.ts'] }],
});

async function findFaults(file: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${text}\n`, { filePath: path.join(ROOT, file) });
  return result!.messages.map(({ ruleId, message }) => ruleId ?? message);
}

const CORES = ['src/matching/planted.ts', 'src/scheduling/moves/planted.ts'];

describe.each(CORES)('a core (%s)', (core) => {
  it.each([
    ['chance', 'export const x = Math.random();', 'no-restricted-syntax'],
    ['the time', 'export const x = Date.now();', 'no-restricted-syntax'],
    ['today', 'export const x = new Date();', 'no-restricted-syntax'],
    ['a file', "import { readFileSync } from 'node:fs';\nexport const x = readFileSync('x');", 'no-restricted-imports'],
    [
      'a file by its old name',
      "import { readFileSync } from 'fs';\nexport const x = readFileSync;",
      'no-restricted-imports',
    ],
    ['a stopwatch', 'export const x = performance.now();', 'no-restricted-globals'],
    ['the environment', 'export const x = process.env;', 'no-restricted-globals'],
    ['a timer', 'setTimeout(() => undefined, 1);', 'no-restricted-globals'],
    ['the network', "export const x = fetch('http://example.org');", 'no-restricted-globals'],
    ['the terminal', "console.log('x');", 'no-restricted-globals'],
  ])('cannot reach %s', async (_, text, rule) => {
    expect(await findFaults(core, text)).toContain(rule);
  });

  it('may reckon with a date that it was given', async () => {
    expect(await findFaults(core, "export const x = new Date('2027-04-05').getTime() + Math.floor(1.5);")).toEqual([]);
  });
});

describe('a room', () => {
  it.each([
    ['the machine’s clock', 'export const x = Date.now();'],
    ['unseeded chance', 'export const x = Math.random();'],
  ])('does not read %s', async (_, text) => {
    expect(await findFaults('src/modules/peers/planted.ts', text)).toContain('no-restricted-syntax');
  });
});
