import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { parseProblem } from '../src/scheduling/parse-problem.js';
import { type Problem } from '../src/scheduling/problem.js';
import { type ProvenBound } from '../src/scheduling/proven-bound.js';
import { drawProblem } from './draw-problem.js';

const DRAWN_SEED = 2027;
const SIZES = [
  { peers: 40, challenges: 4, readiness: 1.8 },
  { peers: 120, challenges: 16, readiness: 1.3 },
  { peers: 800, challenges: 114, readiness: 1 },
];
const BOUNDS_FILE = 'bounds.json';

const points = z.int().min(0);
const boundsSchema = z.record(z.string(), z.strictObject({ medium: points, soft: points }));

/** Problems to measure on, and bounds that are known of them by their names; or what is wrong with them. */
export interface Given {
  readonly problems: readonly Problem[];
  readonly bounds: Readonly<Record<string, ProvenBound>>;
  readonly faults: readonly string[];
}

/** @param folder where the problems are; null for the drawn years, of which no bound is known. */
export function gatherProblems(folder: string | null): Given {
  if (folder === null) return { problems: SIZES.map((size) => drawProblem(size, DRAWN_SEED)), bounds: {}, faults: [] };
  const problems: Problem[] = [];
  const faults: string[] = [];
  let bounds: Given['bounds'] = {};
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
    for (const name of names.sort()) {
      const document: unknown = JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
      if (name === BOUNDS_FILE) {
        const read = boundsSchema.safeParse(document);
        if (read.success) bounds = read.data;
        else faults.push(...read.error.issues.map(({ path: at, message }) => `${name}: ${at.join('.')}: ${message}`));
        continue;
      }
      const parsed = parseProblem(document);
      if ('problem' in parsed) problems.push(parsed.problem);
      else faults.push(...parsed.faults.map((fault) => `${name}: ${fault.path}: ${fault.message}`));
    }
    if (problems.length === 0 && faults.length === 0) faults.push(`${folder} holds no problem (*.json)`);
  } catch (error) {
    faults.push(`${folder}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const known = new Set(problems.map(({ name }) => name));
  if (faults.length === 0)
    for (const name of Object.keys(bounds))
      if (!known.has(name))
        faults.push(`${BOUNDS_FILE}: ${name} is no problem of ${folder}; there are ${[...known].join(', ')}`);
  return { problems, bounds, faults };
}
