import { type INestApplicationContext } from '@nestjs/common';
import { DEMONSTRATION_YEAR } from '../../demonstration/request.js';
import { drawManagers } from '../../demonstration/draw-managers.js';
import { makeDemonstrationYear } from '../../demonstration/demonstration-year.js';
import { AccountsService } from '../../modules/accounts/accounts.service.js';
import { IMPORT_KINDS, ImportsService } from '../../modules/challenges/imports.service.js';
import { councilsInForce } from '../../modules/councils/councils-in-force.js';
import { CouncilsService } from '../../modules/councils/councils.service.js';
import { ordinaryElectionIn } from '../../modules/councils/election-cycle.js';
import { ReferenceFactsService } from '../../modules/councils/reference-facts.service.js';
import { addWeeks } from '../../modules/platform/clock/iso-date.js';
import { type Database, SYSTEM, type Tx } from '../../modules/platform/database/database.js';
import { ChallengeManagersService } from '../../modules/programmes/challenge-managers.service.js';
import { ProgrammesService } from '../../modules/programmes/programmes.service.js';
import { type DemonstrationProfile } from '../../demonstration/request.js';

/** The demonstration as it stands in the database. */
export interface StoredDemonstration {
  readonly yearId: string;
  readonly profile: DemonstrationProfile;
  readonly seed: number;
}

const COORDINATOR_ADDRESS = 'coordinator@critical-friend.example';
const METRES_PER_KM = 1000;
const REFERENCE = /^demonstration-(trebled|pre-treble)-(\d+)$/;
const referenceOf = (profile: DemonstrationProfile, seed: number) => `demonstration-${profile}-${seed}`;

/** The demonstration that is stored, or null. */
export async function findDemonstration(database: Database): Promise<StoredDemonstration | null> {
  const rows = await database.read(SYSTEM, (tx) =>
    tx.query<{ id: string; reference: string }[]>('select id, reference from programme_year where is_demonstration'),
  );
  for (const { id, reference } of rows) {
    const [, profile, seed] = REFERENCE.exec(reference) ?? [];
    if (profile !== undefined) return { yearId: id, profile: profile as DemonstrationProfile, seed: Number(seed) };
  }
  return null;
}

/** Councils that exist from the first week of the year to the last. */
async function councilsOfYear(app: INestApplicationContext, tx: Tx) {
  const all = [...(await app.get(CouncilsService).findByCodes(tx)).values()];
  const { startMonday, weeks } = DEMONSTRATION_YEAR;
  const atStart = councilsInForce(all, startMonday);
  return councilsInForce(atStart, addWeeks(startMonday, weeks))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .flatMap((council) => {
      const { position, election } = council;
      if (position === null) return [];
      const place = { easting: position.eastingKm * METRES_PER_KM, northing: position.northingKm * METRES_PER_KM };
      return [{ ...council, ...place, pollIn: (year: number) => ordinaryElectionIn(election, year) }];
    });
}

/** Loads a year drawn from the seed, through the same import as everybody's files, in one transaction. */
export async function loadDemonstration(
  app: INestApplicationContext,
  database: Database,
  { profile, seed }: { profile: DemonstrationProfile; seed: number },
): Promise<StoredDemonstration> {
  return database.inTransaction(SYSTEM, async (tx) => {
    await app.get(ReferenceFactsService).load(tx);
    const year = await app.get(ProgrammesService).create(tx, {
      reference: referenceOf(profile, seed),
      name: 'Demonstration year 2027–28 (fictional people)',
      startsOn: DEMONSTRATION_YEAR.startMonday,
      weekCount: DEMONSTRATION_YEAR.weeks,
      budgetDays: DEMONSTRATION_YEAR.budgetDays,
      isDemonstration: true,
    });
    const files = makeDemonstrationYear({ seed, profile, councils: await councilsOfYear(app, tx) });
    for (const kind of IMPORT_KINDS) {
      await app
        .get(ImportsService)
        .importFile(tx, { yearId: year.id, kind, bytes: Buffer.from(files[kind]), dryRun: false });
    }
    for (const manager of drawManagers(seed, year.managers))
      await app.get(ChallengeManagersService).create(tx, manager);
    await app
      .get(AccountsService)
      .createPerson(
        tx,
        { reference: null, name: 'Demonstration coordinator', address: COORDINATOR_ADDRESS, isFictional: true },
        ['coordinator'],
      );
    return { yearId: year.id, profile, seed };
  });
}

/** A link that signs the demonstration's coordinator in, once. */
export async function issueCoordinatorLink(app: INestApplicationContext, database: Database): Promise<string> {
  const accounts = app.get(AccountsService);
  return database.inTransaction(SYSTEM, async (tx) => {
    const personId = await accounts.findPersonByAddress(tx, COORDINATOR_ADDRESS);
    if (personId === null) throw new Error('The demonstration has no coordinator. Start over with --fresh.');
    return accounts.issueSignInLink(tx, personId);
  });
}
