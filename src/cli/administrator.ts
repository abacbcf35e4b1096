import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { AccountsService } from '../modules/accounts/accounts.service.js';
import { parseConfig } from '../modules/platform/config/config.js';
import { Database, SYSTEM } from '../modules/platform/database/database.js';
import { openDatabase } from '../modules/platform/database/open-database.js';
import { explainFailedStart } from '../modules/platform/process/run-process.js';

const HELP = `npm run administrator -- --name "Full name" --address name@example.org

Makes the person with that address an administrator (and records the person, if the address is new), and prints a link
that signs them in once. Uses the database that the environment names.
`;

interface NewAdministrator {
  readonly name: string;
  readonly address: string;
}

function readArguments(args: readonly string[]): NewAdministrator | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { name: { type: 'string' }, address: { type: 'string' } },
    });
    return values.name && values.address ? { name: values.name, address: values.address } : null;
  } catch {
    return null;
  }
}

/** @returns a link that signs the administrator in, once. */
async function makeAdministrator({ name, address }: NewAdministrator): Promise<string> {
  const config = parseConfig(process.env);
  const database = await openDatabase(config);
  const app = await NestFactory.createApplicationContext(AppModule.register(config, database.databaseUrl), {
    abortOnError: false,
    logger: ['error', 'fatal'],
  });
  const accounts = app.get(AccountsService);
  try {
    return await app.get(Database).inTransaction(SYSTEM, async (tx) => {
      const known = await accounts.findPersonByAddress(tx, address.toLowerCase());
      const person = { reference: null, name, address, isFictional: false };
      const personId = known ?? (await accounts.createPerson(tx, person));
      await accounts.grantRole(tx, personId, 'administrator');
      return accounts.issueSignInLink(tx, personId);
    });
  } finally {
    await app.close();
    await database.stop();
  }
}

const wanted = readArguments(process.argv.slice(2));
if (!wanted) {
  process.stderr.write(HELP);
  process.exit(2);
}
try {
  process.stdout.write(`${await makeAdministrator(wanted)}\n`);
  process.exit(0);
} catch (error) {
  explainFailedStart(error);
  process.exit(1);
}
