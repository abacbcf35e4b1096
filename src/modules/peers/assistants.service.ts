import { Injectable } from '@nestjs/common';
import { AccountsService } from '../accounts/accounts.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { type Actor, type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Letters } from '../platform/mail/letters.js';
import { writeAssistantLetter } from './assistant.email.js';

/** An assistant as the peer named them. */
export interface Assistant {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly namedAt: Date;
}

/** A peer whom somebody assists. */
export interface Assisted {
  readonly assistantId: string;
  readonly peerId: string;
  readonly name: string;
}

/** Assumption: a private office is no larger. */
const MOST_ASSISTANTS = 5;

/** Who may mark a peer's weeks on the peer's behalf. The right begins and ends with the next request. */
@Injectable()
export class AssistantsService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly letters: Letters,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Those whom a peer has now, the first named first. */
  list(tx: Tx, peerId: string): Promise<Assistant[]> {
    return tx.query<Assistant[]>(
      `select id, name, address, named_at as "namedAt" from peer_assistant where peer_id = $1 and revoked_at is null
        order by named_at, id`,
      [peerId],
    );
  }

  /**
   * Names an assistant by address and writes to them. Whose address it is, nobody is told.
   * @throws DomainError invalid for a bad address, their own, or one too many; conflict when they are named already.
   */
  async name(
    tx: Tx,
    actor: Actor,
    peerId: string,
    given: { readonly name: string; readonly address: string },
  ): Promise<void> {
    const address = given.address.trim().toLowerCase();
    await tx.query('select id from peer where id = $1 for no key update', [peerId]);
    const known = await this.list(tx, peerId);
    if (known.length >= MOST_ASSISTANTS)
      throw new DomainError(
        'invalid',
        'peers.too-many-assistants',
        `You have ${MOST_ASSISTANTS} assistants, as many as there may be. Remove one first.`,
      );
    const personId =
      (await this.accounts.findPersonByAddress(tx, address)) ??
      (await this.accounts.createPerson(tx, { reference: null, name: given.name, address, isFictional: false }));
    const [peer] = await tx.query<{ personId: string; name: string }[]>(
      'select p.person_id as "personId", n.name from peer p join person n on n.id = p.person_id where p.id = $1',
      [peerId],
    );
    if (peer!.personId === personId)
      throw new DomainError(
        'invalid',
        'peers.own-assistant',
        `${address} is your own address. Give that of somebody else.`,
      );
    const added = await tx.query<{ id: string }[]>(
      `insert into peer_assistant (peer_id, person_id, name, address, named_by, named_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (peer_id, person_id) where revoked_at is null do nothing returning id`,
      [peerId, personId, given.name, address, actor.personId, this.clock.now()],
    );
    if (added.length === 0)
      throw new DomainError(
        'conflict',
        'peers.assistant-named',
        `${address} belongs to an assistant of yours already.`,
      );
    await this.letters.write(tx, {
      ...writeAssistantLetter({ peer: peer!.name, link: `${this.config.publicBaseUrl}/assisting` }),
      kind: 'peers.assistant-named',
      dedupeKey: added[0]!.id,
      personId,
      toAddress: address,
    });
  }

  /** Ends it, by the peer or by a coordinator. @throws DomainError not-found. */
  async revoke(tx: Tx, actor: Actor, peerId: string, assistantId: string): Promise<void> {
    await this.end(tx, actor, 'id = $1 and peer_id = $2', [assistantId, peerId]);
  }

  /** Ends it by the assistant. @throws DomainError not-found. */
  async leave(tx: Tx, actor: Actor, assistantId: string): Promise<void> {
    await this.end(tx, actor, 'id = $1 and person_id = $2', [assistantId, actor.personId]);
  }

  /** The peers whom a person assists, by name. */
  listAssisted(tx: Tx, actor: Actor): Promise<Assisted[]> {
    return tx.query<Assisted[]>(
      `select a.id as "assistantId", p.id as "peerId", n.name
         from peer_assistant a join peer p on p.id = a.peer_id join person n on n.id = p.person_id
        where a.person_id = $1 and a.revoked_at is null order by n.name, p.id`,
      [actor.personId],
    );
  }

  /** @throws DomainError not-found unless the person assists that peer now. */
  async checkAssists(tx: Tx, actor: Actor, peerId: string): Promise<void> {
    if ((await this.listAssisted(tx, actor)).some((assisted) => assisted.peerId === peerId)) return;
    throw new DomainError(
      'not-found',
      'peers.not-assisting',
      'Nothing is kept at this address. Check how it is written.',
    );
  }

  private async end(tx: Tx, actor: Actor, where: string, values: unknown[]): Promise<void> {
    const [, ended] = await tx.query<[unknown[], number]>(
      `update peer_assistant set revoked_at = $3, revoked_by = $4, version = version + 1 where ${where} and revoked_at is null`,
      [...values, this.clock.now(), actor.personId],
    );
    if (ended === 0)
      throw new DomainError('not-found', 'peers.unknown-assistant', 'There is no such assistant, or no longer.');
  }
}
