import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PeopleService } from '../accounts/people.service.js';
import { OrganisationsService } from '../councils/organisations.service.js';
import { Clock } from '../platform/clock/clock.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { USUAL_ACCEPTANCE } from './complete-peer.js';
import { PeerKindsService } from './peer-kinds.service.js';
import { findPeersOfPeople } from './peer-rows.query.js';

/** A person who is to join the pool. */
export interface NewPeer {
  readonly name: string;
  readonly address: string;
  /** Code of a kind. */
  readonly kind: string;
  /** Reference of the home organisation. */
  readonly organisation: string;
  readonly state: 'nominated' | 'applied';
  readonly note: string | null;
}

/** Assumption: two deployments a year, within 200 km, until the peer says otherwise. */
const USUAL_DEPLOYMENTS = 2;
const USUAL_TRAVEL_KM = 200;

/** Brings single people into the pool. */
@Injectable()
export class PeerIntakeService {
  constructor(
    private readonly people: PeopleService,
    private readonly organisations: OrganisationsService,
    private readonly kinds: PeerKindsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a person a peer, the person too where nobody reads the address.
   * @returns the id of the peer.
   * @throws DomainError conflict when the person is a peer already, or the address is somebody else's; invalid for an unknown
   * organisation; not-found for an unknown kind.
   */
  async add(tx: Tx, { name, address, kind: code, organisation, state, note }: NewPeer): Promise<string> {
    const kind = await this.kinds.getKind(tx, code);
    const home = (await this.organisations.findByReferences(tx, [organisation])).get(organisation);
    if (!home)
      throw new DomainError(
        'invalid',
        'peers.unknown-organisation',
        `No organisation has the reference ${organisation}. Give the code of a council, or the reference of a body that the service knows.`,
        {
          errors: [
            { in: 'body', pointer: '/organisation', detail: `No organisation has the reference ${organisation}.` },
          ],
        },
      );
    const personId = await this.findOrMakePerson(tx, name, address);
    const id = randomUUID();
    await tx.query(
      `with made as (
         insert into peer (id, reference, person_id, kind_code, organisation_id, region, easting, northing, max_days, max_travel_km,
                           acceptance, accreditation_state)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12))
       insert into peer_life_event (peer_id, to_state, happened_on, note, source) values ($1, $12, $13, $14, 'staff')`,
      [
        id,
        `PEER-${id.slice(0, 8).toUpperCase()}`,
        personId,
        code,
        home.id,
        home.region,
        home.easting,
        home.northing,
        kind.daysPerDeployment * USUAL_DEPLOYMENTS,
        USUAL_TRAVEL_KM,
        USUAL_ACCEPTANCE,
        state,
        this.clock.today(),
        note,
      ],
    );
    return id;
  }

  private async findOrMakePerson(tx: Tx, name: string, address: string): Promise<string> {
    const owner = (await this.people.findAddressOwners(tx, [address])).get(address);
    if (!owner) {
      const id = randomUUID();
      await this.people.savePeople(tx, [{ id, name, address, isFictional: false }]);
      return id;
    }
    const reference = (await findPeersOfPeople(tx, [owner.personId])).get(owner.personId);
    if (reference === undefined) return owner.personId;
    throw new DomainError(
      'conflict',
      'peers.peer-already',
      `${owner.name} reads this address and is the peer ${reference} already. Go on with that peer.`,
    );
  }
}
