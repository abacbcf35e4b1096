import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { staleVersion } from '../platform/web/etag.js';
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
  readonly version: number;
}
export type NewPeerKind = Omit<PeerKind, 'id' | 'version'>;

export interface Theme {
  readonly code: string;
  readonly name: string;
}
export type PeerKindEdit = Partial<Omit<NewPeerKind, 'code'>>;

/** What is wrong with one field of a body. */
interface FieldFault {
  readonly in: 'body';
  readonly pointer: string;
  readonly detail: string;
}

/** Kinds of peer and themes: data that a coordinator keeps, not code. */
@Injectable()
export class PeerKindsService {
  listKinds(tx: Tx): Promise<PeerKind[]> {
    return tx.find(PeerKindEntity, { order: { position: 'asc', code: 'asc' } });
  }

  async listThemes(tx: Tx): Promise<Theme[]> {
    const themes = await tx.find(ThemeEntity, { order: { name: 'asc' } });
    return themes.map(({ code, name }) => ({ code, name }));
  }

  async getKind(tx: Tx, code: string): Promise<PeerKind> {
    const kind = await tx.findOneBy(PeerKindEntity, { code });
    if (kind) return kind;
    throw new DomainError('not-found', 'peers.unknown-kind', `There is no kind of peer "${code}".`);
  }

  /** @throws DomainError conflict when there is such a kind already. */
  async createKind(tx: Tx, kind: NewPeerKind): Promise<PeerKind> {
    if (await tx.existsBy(PeerKindEntity, { code: kind.code }))
      throw new DomainError('conflict', 'peers.kind-taken', `There is a kind "${kind.code}" already. Change that one.`);
    await tx.insert(PeerKindEntity, kind);
    return this.getKind(tx, kind.code);
  }

  async editKind(tx: Tx, { id, code }: PeerKind, version: number, edit: PeerKindEdit): Promise<PeerKind> {
    const { affected } = await tx.update(PeerKindEntity, { id, version }, { ...edit, version: version + 1 });
    if (affected !== 1) throw staleVersion(id);
    return this.getKind(tx, code);
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
}
