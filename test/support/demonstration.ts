import { type INestApplicationContext } from '@nestjs/common';
import { loadDemonstration, type StoredDemonstration } from '../../src/cli/demo/load-year.js';
import { Database } from '../../src/modules/platform/database/database.js';

/** Loads the demonstration year of a seed, some three seconds. */
export const loadTestDemonstration = (app: INestApplicationContext, seed = 2027): Promise<StoredDemonstration> =>
  loadDemonstration(app, app.get(Database), { profile: 'trebled', seed });
