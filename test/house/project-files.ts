import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './planted-tree.js';

const OUTSIDE = new Set(['node_modules', 'dist', 'coverage', '.git', '.data']);
const BINARY = /[.](png|jpe?g|ico|woff2?|gz)$/;

/** Paths of every file of the project, as git would keep them: without what is installed, built or left by a run. */
export function listProjectFiles(folder = ''): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name);
    if (OUTSIDE.has(entry.name) || entry.name === '.env' || entry.name.endsWith('.tsbuildinfo')) return [];
    if (entry.isDirectory()) return listProjectFiles(name);
    return entry.isFile() ? [name] : [];
  });
}

export const listTextFiles = (): string[] => listProjectFiles().filter((name) => !BINARY.test(name));
export const readProjectFile = (name: string): string => readFileSync(path.join(ROOT, name), 'utf8');
export const readJson = (name: string): unknown => JSON.parse(readProjectFile(name));
