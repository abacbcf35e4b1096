import { Injectable } from '@nestjs/common';
import { OrganisationsService } from '../councils/organisations.service.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { staleVersion } from '../platform/web/etag.js';
import { findKindChangeFaults, findKindFaults, type KindFault, type KindUses } from './kind-changes.js';
import { findKindUses } from './kind-uses.query.js';
import { PeerKindEntity } from './peer-kind.entity.js';
import { ThemeEntity } from './theme.entity.js';

/** A kind of peer, known everywhere by its code. */
export interface PeerKind {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** Order in which kinds are shown. */
  readonly position: number;
  readonly daysPerDeployment: number;
  /** Cost of a place of this kind that nobody fills. */
  readonly vacancyWeight: number;
  readonly isElectedMember: boolean;
  readonly canLead: boolean;
  readonly isLocalGovernment: boolean;
  /** Members of a team where its commission does not say. */
  readonly usualLeast: number;
  readonly usualMost: number;
  /** References of the organisations that nominate people of this kind. */
  readonly hubs: readonly string[];
  readonly version: number;
}
export type NewPeerKind = Omit<PeerKind, 'id' | 'version'>;

export interface Theme {
  readonly code: string;
  readonly name: string;
}
export type PeerKindEdit = Partial<NewPeerKind>;

/** What is wrong with one field of a body. */
interface FieldFault {
  readonly in: 'body';
  readonly pointer: string;
  readonly detail: string;
}

/** Kinds of peer and themes: data that staff keep, not code. */
@Injectable()
export class PeerKindsService {
  constructor(private readonly organisations: OrganisationsService) {}

  async listKinds(tx: Tx): Promise<PeerKind[]> {
    const kinds = await tx.find(PeerKindEntity, { order: { position: 'asc', code: 'asc' } });
    return this.withHubs(tx, kinds);
  }

  async listThemes(tx: Tx): Promise<Theme[]> {
    const themes = await tx.find(ThemeEntity, { order: { name: 'asc' } });
    return themes.map(({ code, name }) => ({ code, name }));
  }

  async getKind(tx: Tx, code: string): Promise<PeerKind> {
    const kind = await tx.findOneBy(PeerKindEntity, { code });
    if (kind) return (await this.withHubs(tx, [kind]))[0]!;
    throw new DomainError('not-found', 'peers.unknown-kind', `There is no kind of peer "${code}".`);
  }

  /** Where a kind is used. */
  findUses(tx: Tx, code: string): Promise<KindUses> {
    return findKindUses(tx, code);
  }

  /** @throws DomainError conflict when there is such a kind already; invalid for what no kind can be. */
  async createKind(tx: Tx, { hubs, ...kind }: NewPeerKind): Promise<PeerKind> {
    await this.refuseTakenCode(tx, kind.code);
    refuse(findKindFaults({ ...kind, hubs }));
    await tx.insert(PeerKindEntity, kind);
    const { id } = await tx.findOneByOrFail(PeerKindEntity, { code: kind.code });
    await this.writeHubs(tx, id, hubs);
    return this.getKind(tx, kind.code);
  }

  /** @throws DomainError conflict for a code that is taken; invalid for what would break what is of this kind; stale. */
  async editKind(tx: Tx, before: PeerKind, version: number, edit: PeerKindEdit): Promise<PeerKind> {
    const { id, code } = before;
    const { hubs, ...columns } = edit;
    if (edit.code !== undefined && edit.code !== code) await this.refuseTakenCode(tx, edit.code);
    const others = (await this.listKinds(tx)).filter((kind) => kind.id !== id);
    const uses = await this.findUses(tx, code);
    const isOnlyLead = before.canLead && !others.some(({ canLead }) => canLead);
    refuse([...findKindFaults({ ...before, ...edit }), ...findKindChangeFaults(before, edit, uses, isOnlyLead)]);
    const { affected } = await tx.update(PeerKindEntity, { id, version }, { ...columns, version: version + 1 });
    if (affected !== 1) throw staleVersion(id);
    if (hubs) await this.writeHubs(tx, id, hubs);
    return this.getKind(tx, edit.code ?? code);
  }

  /** What is wrong with a peer of this kind, knowing these themes and being of this party. */
  async findFaults(tx: Tx, code: string, themes: readonly string[], party: string | null): Promise<FieldFault[]> {
    const faults: FieldFault[] = [];
    const kinds = await this.listKinds(tx);
    const kind = kinds.find((each) => each.code === code);
    const fault = (pointer: string, detail: string) => faults.push({ in: 'body', pointer, detail });
    if (!kind)
      fault('/kind', `There is no kind of peer "${code}". Allowed: ${kinds.map((each) => each.code).join(', ')}.`);
    else if (!kind.isElectedMember && party !== null)
      fault('/party', `Only elected members have a party here, and ${code} is no such kind. Set party to null.`);
    const known = new Set((await this.listThemes(tx)).map((theme) => theme.code));
    for (const theme of themes.filter((each) => !known.has(each)))
      fault('/themes', `There is no theme "${theme}". Allowed: ${[...known].join(', ')}.`);
    return faults;
  }

  private async refuseTakenCode(tx: Tx, code: string): Promise<void> {
    if (await tx.existsBy(PeerKindEntity, { code }))
      throw new DomainError('conflict', 'peers.kind-taken', `There is a kind "${code}" already. Change that one.`);
  }

  private async withHubs(tx: Tx, kinds: readonly Omit<PeerKind, 'hubs'>[]): Promise<PeerKind[]> {
    const rows = await tx.query<{ kindId: string; reference: string }[]>(
      `select h.kind_id as "kindId", o.reference from peer_kind_hub h join organisation o on o.id = h.organisation_id
        where h.kind_id = any ($1) order by o.reference`,
      [kinds.map(({ id }) => id)],
    );
    return kinds.map((kind) => ({
      ...kind,
      hubs: rows.filter(({ kindId }) => kindId === kind.id).map(({ reference }) => reference),
    }));
  }

  private async writeHubs(tx: Tx, kindId: string, references: readonly string[]): Promise<void> {
    const known = await this.organisations.findByReferences(tx, references);
    refuse(
      references
        .filter((reference) => known.get(reference)?.councilId !== null)
        .map((reference) => ({
          field: 'hubs' as const,
          message: `${reference} is no organisation outside local government that the service knows. It comes with its first peer, by file.`,
        })),
    );
    const ids = [...known.values()].map(({ id }) => id);
    await tx.query('delete from peer_kind_hub where kind_id = $1 and organisation_id <> all ($2::uuid[])', [
      kindId,
      ids,
    ]);
    await tx.query(
      `insert into peer_kind_hub (kind_id, organisation_id) select $1, unnest($2::uuid[])
         on conflict (kind_id, organisation_id) do nothing`,
      [kindId, ids],
    );
  }
}

function refuse(faults: readonly KindFault[]): void {
  if (faults.length === 0) return;
  throw new DomainError('invalid', 'peers.kind', faults.map(({ message }) => message).join(' '), {
    errors: faults.map(({ field, message }): FieldFault => ({ in: 'body', pointer: `/${field}`, detail: message })),
  });
}
