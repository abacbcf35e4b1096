import { Injectable } from '@nestjs/common';
import { type IsoDate } from '../platform/clock/iso-date.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { type SharedKind } from './say-shared-service.js';

/** What two councils share, over time. */
export interface SharedService {
  readonly id: string;
  /** Codes of the two, in alphabetical order. */
  readonly a: string;
  readonly b: string;
  readonly shares: SharedKind;
  /** Which service; empty where everything of the kind is meant. */
  readonly what: string;
  readonly since: IsoDate | null;
  /** Last day; null while it lasts. */
  readonly until: IsoDate | null;
  readonly source: string;
}
export type NamedSharedService = SharedService & { readonly nameA: string; readonly nameB: string };

/** What is recorded: the two councils in any order. */
export type NewSharedService = Omit<SharedService, 'id'>;

/** Which councils share a chief executive, a management team or a service. */
@Injectable()
export class SharedServicesService {
  /** All of them, by the names of the councils. */
  list(tx: Tx): Promise<NamedSharedService[]> {
    return tx.query<NamedSharedService[]>(
      `select s.id, s.code_a as a, s.code_b as b, s.shares, s.what, s.since::text, s.until::text, s.source,
              a.name as "nameA", b.name as "nameB"
         from council_shared_service s join council a on a.code = s.code_a join council b on b.code = s.code_b
        order by a.name, b.name, s.shares, s.what, s.since nulls first`,
    );
  }

  /** @throws DomainError invalid for an unknown council or one that would share with itself, conflict when it is recorded already. */
  async add(tx: Tx, wanted: NewSharedService): Promise<NamedSharedService> {
    const [a, b] = [wanted.a, wanted.b].sort() as [string, string];
    if (a === b)
      throw new DomainError('invalid', 'councils.shares-with-itself', `${a} shares with itself. Name two councils.`);
    const known = await tx.query<{ code: string }[]>('select code from council where code = any ($1)', [[a, b]]);
    const unknown = [a, b].find((code) => !known.some((council) => council.code === code));
    if (unknown !== undefined)
      throw new DomainError(
        'invalid',
        'councils.unknown-code',
        `No council has the code ${unknown}. Look it up in the list.`,
      );
    const { shares, what, since, until, source } = wanted;
    const added = await tx.query<{ id: string }[]>(
      `insert into council_shared_service (code_a, code_b, shares, what, since, until, source) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (code_a, code_b, shares, what, since) do nothing returning id`,
      [a, b, shares, what, since, until, source],
    );
    const id = added[0]?.id;
    const recorded = (await this.list(tx)).find((each) => each.id === id);
    if (recorded) return recorded;
    throw new DomainError(
      'conflict',
      'councils.sharing-recorded',
      `It is recorded already that ${a} and ${b} share this. Remove that entry first.`,
    );
  }

  /** @throws DomainError not-found. */
  async remove(tx: Tx, id: string): Promise<void> {
    const [, removed] = await tx.query<[unknown[], number]>('delete from council_shared_service where id = $1', [id]);
    if (removed === 0)
      throw new DomainError(
        'not-found',
        'councils.unknown-sharing',
        `There is no entry ${id}. Look it up in the list.`,
      );
  }
}
