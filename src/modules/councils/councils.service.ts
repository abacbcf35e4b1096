import { Injectable } from '@nestjs/common';
import { type IsoDate } from '../platform/clock/iso-date.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { staleVersion } from '../platform/web/etag.js';
import { type ListQuery, type Page, pageOf, windowOf } from '../platform/web/list.js';
import { type CouncilEdit, checkEdit } from './council-edits.js';
import { type CouncilClass } from './council-facts.js';
import { CouncilEntity } from './council.entity.js';
import { type Council, findCouncils, toCouncil, updateCouncil } from './councils.repository.js';
import { OrganisationsService } from './organisations.service.js';

export { type Council } from './councils.repository.js';

export const COUNCIL_SORT_KEYS = ['code', 'name', 'class', 'region', 'validFrom', 'validTo'] as const;
export type CouncilSortKey = (typeof COUNCIL_SORT_KEYS)[number];

export interface CouncilsQuery extends ListQuery<CouncilSortKey> {
  readonly class?: CouncilClass | undefined;
  readonly region?: string | undefined;
  readonly county?: string | undefined;
  /** Only councils that exist on this day. */
  readonly inForceOn?: IsoDate | undefined;
  /** Part of the name, or the code. */
  readonly search?: string | undefined;
}

/** The councils of England over time. */
@Injectable()
export class CouncilsService {
  constructor(private readonly organisations: OrganisationsService) {}

  async find(tx: Tx, code: string): Promise<Council | null> {
    return (await findCouncils(tx, [code]))[0] ?? null;
  }

  async get(tx: Tx, code: string): Promise<Council> {
    const council = await this.find(tx, code);
    if (council) return council;
    throw new DomainError(
      'not-found',
      'councils.unknown',
      `No council has the code ${code}. Look the code up in the list of councils.`,
    );
  }

  /** Councils by id; an id that no council has is left out. */
  async findByIds(tx: Tx, ids: readonly string[]): Promise<Map<string, Council>> {
    const rows = await tx
      .createQueryBuilder(CouncilEntity, 'c')
      .whereInIds([...ids])
      .getMany();
    return new Map(rows.map((row) => [row.id, toCouncil(row)]));
  }

  /** Councils by code, or all of them. */
  async findByCodes(tx: Tx, codes?: readonly string[]): Promise<Map<string, Council>> {
    return new Map((await findCouncils(tx, codes)).map((council) => [council.code, council]));
  }

  async list(tx: Tx, query: CouncilsQuery): Promise<Page<Council>> {
    const { offset, limit } = windowOf(query);
    const isDescending = query.sort.startsWith('-');
    const key = (isDescending ? query.sort.slice(1) : query.sort) as CouncilSortKey;
    const select = tx
      .createQueryBuilder(CouncilEntity, 'c')
      .orderBy(`c.${key}`, isDescending ? 'DESC' : 'ASC', 'NULLS LAST')
      .addOrderBy('c.code')
      .offset(offset)
      .limit(limit);
    if (query.class) select.andWhere({ class: query.class });
    if (query.region) select.andWhere({ region: query.region });
    if (query.county) select.andWhere({ countyCode: query.county });
    if (query.inForceOn)
      select.andWhere('(c.validFrom is null or c.validFrom <= :day) and (c.validTo is null or c.validTo >= :day)', {
        day: query.inForceOn,
      });
    if (query.search)
      select.andWhere('(position(lower(:search) in lower(c.name)) > 0 or c.code = upper(:search))', {
        search: query.search,
      });
    const [rows, total] = await select.getManyAndCount();
    return pageOf(rows.map(toCouncil), total, query);
  }

  /** Changes facts by hand; files leave them alone from then on. @returns the council as it is now. */
  async edit(tx: Tx, code: string, version: number, edit: CouncilEdit): Promise<Council> {
    const council = await this.get(tx, code);
    const classOf = new Map((await findCouncils(tx)).map((each) => [each.code, each.class]));
    const { facts, faults } = checkEdit(council, edit, classOf);
    if (faults.length > 0) {
      throw new DomainError('invalid', 'councils.edit', faults.map(({ message }) => message).join(' '), {
        errors: faults.map(({ field, message }) => ({ in: 'body', pointer: `/${field}`, detail: message })),
      });
    }
    const editedFacts = [...new Set([...council.editedFacts, ...facts])].sort();
    await this.touch(tx, { ...council, version }, edit, editedFacts);
    await this.organisations.keepCouncils(tx);
    return this.get(tx, code);
  }

  /** Raises a council's version, with changes or without: its control, polls and neighbours are parts of it. */
  async touch(
    tx: Tx,
    council: Pick<Council, 'id' | 'version' | 'editedFacts'>,
    edit: CouncilEdit = {},
    editedFacts: readonly string[] = council.editedFacts,
  ): Promise<void> {
    if (!(await updateCouncil(tx, council, edit, { editedFacts: [...editedFacts] }))) throw staleVersion(council.id);
  }
}
