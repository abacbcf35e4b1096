import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/database.js';
import { compareCouncil, type CouncilFact, type KeptFact } from './council-changes.js';
import { type CouncilFacts, type ReadOutcome, type RowFault } from './council-facts.js';
import { type Council, findCouncils, insertCouncils, updateCouncil } from './councils.repository.js';
import { OrganisationsService } from './organisations.service.js';
import { readEnglishCouncils } from './read-english-councils.js';
import { readMysocietyAuthorities } from './read-mysociety-authorities.js';

/** What a file of councils did, or with a dry run would do. With errors nothing was written. */
export interface RegisterReport {
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Where the file and a person, or an earlier import, differ: the record stands. */
  readonly kept: readonly KeptFact[];
  readonly errors: readonly RowFault[];
}

interface FileRule {
  readonly source: string;
  readonly mode: 'complete' | 'partial';
  readonly isProtected: (council: Council, fact: CouncilFact) => boolean;
}

const SHIPPED_FILE = 'data/english-councils.csv';
const REGISTER = 'Register laid out as mySociety’s UK local authority names and codes';

/** An import overrules the shipped facts for good, a person overrules both. */
const SHIPPED: FileRule = {
  source: SHIPPED_FILE,
  mode: 'complete',
  isProtected: (council, fact) => council.source !== SHIPPED_FILE || council.editedFacts.includes(fact),
};
const IMPORTED: FileRule = {
  source: REGISTER,
  mode: 'partial',
  isProtected: (council, fact) => council.editedFacts.includes(fact),
};

/** The project's folder, seen from the source and from the build. */
const projectFolder = ['../../..', '../../../..']
  .map((folder) => path.resolve(import.meta.dirname, folder))
  .find((folder) => existsSync(path.join(folder, SHIPPED_FILE)));

/** Brings the facts of councils in from files. */
@Injectable()
export class CouncilRegisterService {
  constructor(private readonly organisations: OrganisationsService) {}

  /** Loads the facts that the service ships. The second time it changes nothing. @throws Error when the file is damaged. */
  async seedCouncils(tx: Tx): Promise<RegisterReport> {
    if (!projectFolder) throw new Error(`${SHIPPED_FILE} is missing. Install the service again.`);
    const outcome = readEnglishCouncils(readFileSync(path.join(projectFolder, SHIPPED_FILE), 'utf8'));
    if (!outcome.ok) throw new Error(`${SHIPPED_FILE} is damaged: ${JSON.stringify(outcome.faults[0])}`);
    return this.take(tx, outcome, SHIPPED, false);
  }

  /** Takes over a register of authorities: what it says overrules the shipped facts, not what a person entered. */
  importAuthorities(tx: Tx, text: string, { dryRun }: { dryRun: boolean }): Promise<RegisterReport> {
    return this.take(tx, readMysocietyAuthorities(text), IMPORTED, dryRun);
  }

  private async take(
    tx: Tx,
    outcome: ReadOutcome<CouncilFacts>,
    rule: FileRule,
    dryRun: boolean,
  ): Promise<RegisterReport> {
    if (!outcome.ok) return { rows: 0, created: 0, updated: 0, unchanged: 0, kept: [], errors: outcome.faults };
    const { rows } = outcome;
    const recorded = new Map((await findCouncils(tx)).map((council) => [council.code, council]));
    const fresh = rows.filter((facts) => !recorded.has(facts.code));
    const kept: KeptFact[] = [];
    let updated = 0;
    for (const facts of rows) {
      const council = recorded.get(facts.code);
      if (!council) continue;
      const comparison = compareCouncil(council, facts, (fact) => rule.isProtected(council, fact), rule.mode);
      kept.push(...comparison.kept);
      if (Object.keys(comparison.changes).length === 0) continue;
      updated += 1;
      if (!dryRun) await updateCouncil(tx, council, comparison.changes, { source: rule.source });
    }
    if (!dryRun) {
      await insertCouncils(tx, fresh, rule.source);
      await this.organisations.keepCouncils(tx);
    }
    const unchanged = rows.length - fresh.length - updated;
    return { rows: rows.length, created: fresh.length, updated, unchanged, kept, errors: [] };
  }
}
