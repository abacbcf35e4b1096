import { parseConfig } from './modules/platform/config/config.js';
import { openDatabase } from './modules/platform/database/open-database.js';
import { createWebApplication } from './web-application.js';

const config = parseConfig(process.env);
const database = await openDatabase(config);
const app = await createWebApplication(config, database.databaseUrl);
await app.listen(config.port, config.host);
