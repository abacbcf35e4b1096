import { Injectable } from '@nestjs/common';
import { type Actor, type Tx } from '../database/database.js';
import { DomainError } from '../errors/domain-error.js';
import { Log } from '../log/log.js';
import { findLetterTemplate, listLetterTemplates } from './define-letter.js';
import { findWordingFaults, type LetterTemplate, type Wording, writeLetter } from './letter-template.js';
import { type NewLetter } from './new-letter.js';

/** The wording that counts for a kind of letter. */
export interface CurrentWording extends Wording {
  readonly template: LetterTemplate;
  /** Counts the versions that were saved; 0: none was. */
  readonly number: number;
  readonly isDefault: boolean;
  readonly savedAt: Date | null;
  readonly savedBy: string | null;
  /** A saved wording that no longer fits its letter: the default is used until somebody mends it. */
  readonly unfit: Wording | null;
}

/** A version as it was saved; without subject and text it went back to the default. */
export interface WordingVersion {
  readonly number: number;
  readonly subject: string | null;
  readonly text: string | null;
  readonly savedAt: Date;
  readonly savedBy: string | null;
}

const VERSION = `number, subject, text, saved_at as "savedAt", saved_by as "savedBy"`;

/** Wordings of letters: defaults in the code, versions of coordinators in the database. */
@Injectable()
export class LetterWordings {
  constructor(private readonly log: Log) {}

  /** Every kind of letter with the wording that counts, by title. */
  async list(tx: Tx): Promise<CurrentWording[]> {
    const saved = await tx.query<(WordingVersion & { kind: string })[]>(
      `select distinct on (kind) kind, ${VERSION} from letter_wording order by kind, number desc`,
    );
    const byKind = new Map(saved.map((version) => [version.kind, version]));
    return listLetterTemplates().map((template) => current(template, byKind.get(template.kind)));
  }

  /** @throws DomainError not-found for a kind that there is not. */
  async get(tx: Tx, kind: string): Promise<CurrentWording> {
    const template = findLetterTemplate(kind);
    if (!template) {
      throw new DomainError(
        'not-found',
        'mail.unknown-kind',
        `There is no letter of the kind “${kind}” whose wording could be edited.`,
      );
    }
    return current(template, (await this.listVersions(tx, kind))[0]);
  }

  /** Versions of a kind, the newest first. */
  listVersions(tx: Tx, kind: string): Promise<WordingVersion[]> {
    return tx.query<WordingVersion[]>(`select ${VERSION} from letter_wording where kind = $1 order by number desc`, [
      kind,
    ]);
  }

  /**
   * Saves a wording as the next version; null goes back to the default.
   * @param number of the version that was edited.
   * @throws DomainError not-found; `mail.bad-wording` with its faults; stale when somebody has saved another since.
   */
  async save(tx: Tx, actor: Actor, kind: string, number: number, wording: Wording | null): Promise<CurrentWording> {
    if (wording === null) await this.get(tx, kind);
    else await this.check(tx, kind, wording);
    const saved = await tx.query<unknown[]>(
      `insert into letter_wording (kind, number, subject, text, saved_by)
       select $1, $2 + 1, $3, $4, $5
        where $2 = (select coalesce(max(number), 0) from letter_wording where kind = $1)
       on conflict (kind, number) do nothing returning id`,
      [kind, number, wording?.subject.trim() ?? null, wording?.text.replace(/\r\n?/g, '\n') ?? null, actor.personId],
    );
    if (saved.length > 0) return this.get(tx, kind);
    throw new DomainError(
      'stale',
      'mail.stale-wording',
      'Somebody has saved another wording since you opened this one. Load the page again and put your changes into it.',
    );
  }

  /**
   * Finds out whether a wording could be saved.
   * @returns the one that counts now. @throws DomainError not-found; `mail.bad-wording` with its faults.
   */
  async check(tx: Tx, kind: string, wording: Wording): Promise<CurrentWording> {
    const now = await this.get(tx, kind);
    const faults = findWordingFaults(now.template, wording);
    if (faults.length === 0) return now;
    throw new DomainError(
      'invalid',
      'mail.bad-wording',
      `This wording cannot be used. ${faults.map(({ message }) => `${message}.`).join(' ')}`,
      { faults },
    );
  }

  /**
   * Writes a letter in the wording that counts, for `Letters.write`.
   * @param values one for each placeholder of the kind. @throws Error when one is missing.
   */
  async write(
    tx: Tx,
    kind: string,
    values: Readonly<Record<string, string>>,
  ): Promise<Pick<NewLetter, 'kind' | 'subject' | 'text' | 'delivery' | 'isUrgent'> & { readonly html: string }> {
    const wording = await this.get(tx, kind);
    if (wording.unfit) this.log.error('wording-unfit', { reason: kind });
    const { delivery, isUrgent = false } = wording.template;
    return { kind, delivery, isUrgent, ...writeLetter(wording.template, wording, values) };
  }
}

function current(template: LetterTemplate, version: WordingVersion | undefined): CurrentWording {
  const saved =
    version?.subject != null && version.text !== null ? { subject: version.subject, text: version.text } : null;
  const fits = saved !== null && findWordingFaults(template, saved).length === 0;
  return {
    template,
    ...(fits ? saved : { subject: template.subject, text: template.text }),
    number: version?.number ?? 0,
    isDefault: !fits,
    savedAt: version?.savedAt ?? null,
    savedBy: version?.savedBy ?? null,
    unfit: saved !== null && !fits ? saved : null,
  };
}
