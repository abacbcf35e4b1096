// Writes the pages of docs/ that are generated from the catalogues, and .env.example. usage: docs.mjs   (after a build)
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { OPERATIONS } from '../dist/src/modules/accounts/operations.js';
import { operationsPage } from '../dist/src/modules/accounts/operations-page.js';
import { environmentExample } from '../dist/src/modules/platform/config/environment-example.js';
import { renderOptions } from '../dist/src/scheduling/options.js';
import { constraintsPage } from '../dist/src/scheduling/constraints/catalogue.js';

const root = path.resolve(import.meta.dirname, '..');
const docs = path.join(root, 'docs');
writeFileSync(path.join(docs, 'constraints.md'), constraintsPage());
writeFileSync(path.join(docs, 'solver-options.md'), renderOptions());
writeFileSync(path.join(docs, 'operations.md'), operationsPage(OPERATIONS));
writeFileSync(path.join(root, '.env.example'), environmentExample());
