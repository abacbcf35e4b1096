// Writes the pages of docs/ that are generated from the catalogues. usage: docs.mjs   (after a build)
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { renderOptions } from '../dist/src/scheduling/options.js';
import { constraintsPage } from '../dist/src/scheduling/constraints/catalogue.js';

const docs = path.resolve(import.meta.dirname, '..', 'docs');
writeFileSync(path.join(docs, 'constraints.md'), constraintsPage());
writeFileSync(path.join(docs, 'solver-options.md'), renderOptions());
