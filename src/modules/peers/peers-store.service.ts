import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { type AddressOwner, PeopleService } from '../accounts/people.service.js';
import { type OrganisationFacts, OrganisationsService } from '../councils/organisations.service.js';
import { PostsService } from '../councils/posts.service.js';
import { Clock } from '../platform/clock/clock.js';
import { type IsoDate } from '../platform/clock/iso-date.js';
import { type Tx } from '../platform/database/database.js';
import { type FaultList } from '../platform/files/csv-faults.js';
import { type TableRow } from '../platform/files/csv-read.js';
import { type BatchWriter, NOTHING_WRITTEN, TableStore, type Written } from '../platform/files/table-store.js';
import { completePeer } from './complete-peer.js';
import { type ImportFacts } from './import-facts.js';
import { type PeerRow, peersFormat } from './import-peers.js';
import { loadImportFacts } from './load-import-facts.query.js';
import { findPeerRows, findPeersOfPeople, PEERS_FILE, readPeerRowsAfter, type StoredPeer } from './peer-rows.query.js';
import { savePeers } from './peers.repository.js';
import { SpecialDataService } from './special-data.service.js';

const PAGE_ROWS = 1000;

/** The table of the pool: what is imported and exported of peers, whatever the year. */
@Injectable()
export class PeersStoreService extends TableStore<PeerRow, string> {
  protected readonly format = peersFormat;

  constructor(
    private readonly people: PeopleService,
    private readonly organisations: OrganisationsService,
    private readonly posts: PostsService,
    private readonly special: SpecialDataService,
    private readonly clock: Clock,
  ) {
    super();
  }

  protected async openWriter(tx: Tx, yearId: string): Promise<BatchWriter<PeerRow>> {
    return new PeersWriter(tx, await loadImportFacts(tx, yearId), this.clock.today(), {
      people: this.people,
      organisations: this.organisations,
      posts: this.posts,
      special: this.special,
    });
  }

  protected async *readPages(tx: Tx): AsyncGenerator<PeerRow[]> {
    for (let last = ''; ;) {
      const peers = await readPeerRowsAfter(tx, last, PAGE_ROWS);
      if (peers.length === 0) return;
      const parties = await this.special.readParties(
        tx,
        peers.map(({ id }) => id),
      );
      yield peers.map(({ id, row }) => ({ ...row, party: parties.get(id) ?? null }));
      last = peers.at(-1)!.row.reference;
    }
  }
}

interface Rooms {
  readonly people: PeopleService;
  readonly organisations: OrganisationsService;
  readonly posts: PostsService;
  readonly special: SpecialDataService;
}

/** What the pool holds of the peers of one batch. */
interface Stored {
  readonly peers: ReadonlyMap<string, StoredPeer>;
  readonly parties: ReadonlyMap<string, string>;
  readonly owners: ReadonlyMap<string, AddressOwner>;
  /** References of the peers that the owners are. */
  readonly peersOfOwners: ReadonlyMap<string, string>;
}

/** A peer to be written: the ids it has or gets. */
interface Change {
  readonly id: string;
  readonly personId: string;
  readonly isNew: boolean;
  readonly isPartyNew: boolean;
  readonly row: PeerRow;
}

/** Writes the rows of one file of peers: people, their addresses and posts, organisations, peers and parties. */
class PeersWriter implements BatchWriter<PeerRow> {
  readonly #rowOfAddress = new Map<string, number>();
  /** Organisations met so far, those among them that the file itself makes included. */
  readonly #organisations = new Map<string, OrganisationFacts>();
  readonly #namesInFile = new Map<string, string>();

  constructor(
    private readonly tx: Tx,
    private readonly facts: ImportFacts,
    private readonly today: IsoDate,
    private readonly rooms: Rooms,
  ) {}

  async write(rows: readonly TableRow<PeerRow>[], faults: FaultList): Promise<Written> {
    const stored = await this.#load(rows.map(({ row }) => row));
    const changes: Change[] = [];
    for (const { number, row } of rows) {
      const completed = this.#complete(row, number, faults);
      if (!completed || !this.#isAddressFree(completed, number, stored, faults)) continue;
      this.#noteOrganisation(completed, number, faults);
      const change = findChange(completed, stored);
      if (change) changes.push(change);
    }
    if (faults.total > 0) return NOTHING_WRITTEN;
    await this.#save(changes);
    const created = changes.filter(({ isNew }) => isNew).length;
    return { created, changed: changes.length - created };
  }

  async #load(rows: readonly PeerRow[]): Promise<Stored> {
    const { people, organisations, special } = this.rooms;
    const codes = rows.map(({ organisation }) => this.#organisationReference(organisation));
    const unmet = [...new Set(codes)].filter((code) => !this.#organisations.has(code));
    for (const [code, known] of await organisations.findByReferences(this.tx, unmet))
      this.#organisations.set(code, known);

    const peers = await findPeerRows(
      this.tx,
      rows.map(({ reference }) => reference),
    );
    const owners = await people.findAddressOwners(
      this.tx,
      rows.map(({ email }) => email.toLowerCase()),
    );
    return {
      peers: new Map(peers.map((peer) => [peer.row.reference, peer])),
      parties: await special.readParties(
        this.tx,
        peers.map(({ id }) => id),
      ),
      owners,
      peersOfOwners: await findPeersOfPeople(
        this.tx,
        [...owners.values()].map(({ personId }) => personId),
      ),
    };
  }

  #organisationReference(organisation: string): string {
    return this.facts.findCouncil(organisation.toUpperCase())?.code ?? organisation;
  }

  #complete(row: PeerRow, number: number, faults: FaultList): PeerRow | null {
    const known = this.#organisations.get(row.organisation) ?? null;
    const completed = completePeer(row, this.facts, known);
    if ('row' in completed) return completed.row;
    for (const { column, value, message } of completed.faults) faults.add(number, column, value, message);
    return null;
  }

  /** One address, one person: nobody else in the file or among the stored may read it. */
  #isAddressFree(row: PeerRow, number: number, stored: Stored, faults: FaultList): boolean {
    const earlier = this.#rowOfAddress.get(row.email);
    this.#rowOfAddress.set(row.email, earlier ?? number);
    const owner = stored.owners.get(row.email);
    const peerOfOwner = owner && stored.peersOfOwners.get(owner.personId);
    const peer = stored.peers.get(row.reference);
    let message: string | null = null;
    if (earlier !== undefined) message = `Row ${earlier} has the same address.`;
    else if (peerOfOwner !== undefined && peerOfOwner !== row.reference)
      message = `It is the address of ${peerOfOwner}.`;
    else if (owner && peerOfOwner === undefined && (peer || owner.name !== row.name))
      message = `It is the address of ${owner.name}, who is no peer.`;
    if (message === null) return true;
    faults.add(number, 'email', row.email, `${message} Two people cannot share an address: give each their own.`);
    return false;
  }

  /** Keeps an organisation that is no council for the writing; its name must be the same in the whole file. */
  #noteOrganisation(row: PeerRow, number: number, faults: FaultList): void {
    if (row.organisation_name === null) return;
    const reference = row.organisation;
    const name = row.organisation_name;
    const former = this.#namesInFile.get(reference) ?? name;
    if (former !== name) {
      const message = `An earlier row calls ${reference} "${former}". Give it one name.`;
      faults.add(number, 'organisation_name', name, message);
    }
    this.#namesInFile.set(reference, former);
    const known = this.#organisations.get(reference) ?? {
      reference,
      name,
      region: row.region!,
      easting: row.easting!,
      northing: row.northing!,
      isFictional: row.fictional,
    };
    this.#organisations.set(reference, { ...known, name });
  }

  async #save(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    const { people, posts, special } = this.rooms;
    await people.savePeople(
      this.tx,
      changes.map(({ personId, row }) => ({
        id: personId,
        name: row.name,
        address: row.email,
        isFictional: row.fictional,
      })),
    );
    const organisationIds = await this.#keepOrganisations(changes);
    const saved = changes.map((change) => ({
      ...change,
      organisationId: organisationIds.get(change.row.organisation)!,
    }));
    await posts.recordPosts(
      this.tx,
      saved.map(({ personId, organisationId, row }) => ({ personId, organisationId, title: row.post })),
      PEERS_FILE,
      this.today,
    );
    await savePeers(this.tx, saved, this.today);
    await special.writeParties(
      this.tx,
      new Map(changes.filter(({ isPartyNew }) => isPartyNew).map(({ id, row }) => [id, row.party])),
    );
  }

  async #keepOrganisations(changes: readonly Change[]): Promise<Map<string, string>> {
    const { organisations } = this.rooms;
    const references = [...new Set(changes.map(({ row }) => row.organisation))];
    const others = references.filter((reference) => this.#namesInFile.has(reference));
    await organisations.keepOthers(
      this.tx,
      others.map((reference) => this.#organisations.get(reference)!),
    );
    const kept = await organisations.findByReferences(this.tx, references);
    return new Map([...kept.values()].map(({ id, reference }) => [reference, id]));
  }
}

/** What is to be written for a row, or null when the pool says the same already. */
function findChange(row: PeerRow, stored: Stored): Change | null {
  const peer = stored.peers.get(row.reference);
  if (!peer) {
    const personId = stored.owners.get(row.email)?.personId ?? randomUUID();
    return { id: randomUUID(), personId, isNew: true, isPartyNew: row.party !== null, row };
  }
  const party = stored.parties.get(peer.id) ?? null;
  if (isDeepStrictEqual(row, { ...peer.row, party })) return null;
  return { id: peer.id, personId: peer.personId, isNew: false, isPartyNew: row.party !== party, row };
}
