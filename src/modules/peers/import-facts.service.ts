import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/database.js';
import { type ImportFacts } from './import-facts.js';
import { loadImportFacts } from './load-import-facts.query.js';

/** Gives other rooms what the rows of a file are held against. */
@Injectable()
export class ImportFactsService {
  /** @throws DomainError not-found when there is no such year. */
  load(tx: Tx, yearId: string): Promise<ImportFacts> {
    return loadImportFacts(tx, yearId);
  }
}
