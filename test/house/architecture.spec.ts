import { existsSync, readFileSync } from 'node:fs';

const text = readFileSync('ARCHITECTURE.md', 'utf8');
const assumptions = text.slice(text.indexOf('## Assumptions'));
const named = {
  'a file': [...text.matchAll(/`((?:src|test|bench|data|docs|scripts)\/[\w./-]+\.\w+)`/g)].map(([, path]) => path!),
  'where an assumption stands': [...assumptions.matchAll(/`([a-z]+\/[a-z/-]+)`/g)].map(([, path]) => path!),
};

const stands = (path: string): boolean =>
  ['', 'src/', 'src/modules/'].some((folder) => existsSync(folder + path) || existsSync(`${folder}${path}.ts`));

describe('ARCHITECTURE.md', () => {
  it.each(Object.entries(named))('names %s only where it is', (_, paths) => {
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.filter((path) => !stands(path))).toEqual([]);
  });
});
