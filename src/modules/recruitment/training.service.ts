import { Injectable } from '@nestjs/common';
import { PeerLifeService } from '../peers/peer-life.service.js';
import { Clock } from '../platform/clock/clock.js';
import { type IsoDate } from '../platform/clock/iso-date.js';
import { sayDate } from '../platform/clock/plain-date.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Letters } from '../platform/mail/letters.js';
import { writeTrainingLetter } from './recruitment.email.js';
import { findTrainee, listPlaces, type TrainingPlace } from './training-places.query.js';
import { findPlaceFault, type PlaceState } from './training-places.js';

/** A day on which peers are trained. */
export interface TrainingSession {
  readonly id: string;
  readonly name: string;
  readonly heldOn: IsoDate;
  readonly venue: string;
  readonly places: number;
  /** Places that somebody has booked or taken. */
  readonly booked: number;
  readonly version: number;
}
export type NewSession = Omit<TrainingSession, 'id' | 'booked' | 'version'>;

const SESSION = `select s.id, s.name, s.held_on::text as "heldOn", s.venue, s.places, s.version,
    (select count(*)::int from training_place p where p.session_id = s.id and p.state in ('booked', 'attended')) as booked
  from training_session s`;

/** Training of peers: who is invited, who books, who was there. Attendance is the evidence for the step to trained. */
@Injectable()
export class TrainingService {
  constructor(
    private readonly clock: Clock,
    private readonly letters: Letters,
    private readonly lives: PeerLifeService,
  ) {}

  /** The latest first. */
  list(tx: Tx): Promise<TrainingSession[]> {
    return tx.query<TrainingSession[]>(`${SESSION} order by s.held_on desc, s.id`);
  }

  /** @throws DomainError not-found. */
  async get(tx: Tx, id: string): Promise<TrainingSession> {
    const [session] = await tx.query<TrainingSession[]>(`${SESSION} where s.id = $1`, [id]);
    if (session) return session;
    throw new DomainError(
      'not-found',
      'recruitment.unknown-session',
      `There is no training session ${id}. Look it up in the list.`,
    );
  }

  listPlaces(tx: Tx, sessionId: string): Promise<TrainingPlace[]> {
    return listPlaces(tx, sessionId);
  }

  async create(tx: Tx, { name, heldOn, venue, places }: NewSession): Promise<TrainingSession> {
    const [row] = await tx.query<{ id: string }[]>(
      'insert into training_session (name, held_on, venue, places) values ($1, $2, $3, $4) returning id',
      [name, heldOn, venue, places],
    );
    return this.get(tx, row!.id);
  }

  /**
   * Invites a peer by letter.
   * @param reference of the peer.
   * @throws DomainError not-found for the session; invalid for an unknown peer; conflict: invited already, or the day is over.
   */
  async invite(tx: Tx, sessionId: string, reference: string): Promise<void> {
    const session = await this.get(tx, sessionId);
    if (session.heldOn < this.clock.today())
      throw new DomainError(
        'conflict',
        'recruitment.session-over',
        `The session was on ${sayDate(session.heldOn)}. Invite to another.`,
      );
    const peer = await findTrainee(tx, reference);
    if (!peer)
      throw new DomainError(
        'invalid',
        'recruitment.unknown-peer',
        `No peer has the reference ${reference}. Look it up in the list of peers.`,
      );
    const made = await tx.query<{ id: string }[]>(
      'insert into training_place (session_id, peer_id) values ($1, $2) on conflict (session_id, peer_id) do nothing returning id',
      [sessionId, peer.id],
    );
    if (made.length === 0)
      throw new DomainError(
        'conflict',
        'recruitment.invited-already',
        `${peer.name} is invited to this session already.`,
      );
    if (peer.address === null) return;
    await this.letters.write(tx, {
      ...writeTrainingLetter(peer.name, session),
      kind: 'recruitment.training',
      dedupeKey: `${sessionId} ${peer.id}`,
      personId: peer.personId,
      toAddress: peer.address,
    });
  }

  /**
   * Records what became of an invitation. Whoever attended and is vetted becomes trained.
   * @throws DomainError not-found; conflict: the place cannot become this.
   */
  async record(tx: Tx, sessionId: string, placeId: string, to: PlaceState): Promise<void> {
    // The lock lets two people not book the last place.
    await tx.query('select id from training_session where id = $1 for update', [sessionId]);
    const session = await this.get(tx, sessionId);
    const place = (await this.listPlaces(tx, sessionId)).find(({ id }) => id === placeId);
    if (!place) throw new DomainError('not-found', 'recruitment.unknown-place', `The session has no place ${placeId}.`);
    const free = session.places - session.booked;
    const fault = findPlaceFault(place.state, to, { heldOn: session.heldOn, free }, this.clock.today());
    if (fault !== null) throw new DomainError('conflict', 'recruitment.place', fault);
    await tx.query('update training_place set state = $2, version = version + 1 where id = $1', [placeId, to]);
    if (to !== 'attended' || place.peerState !== 'vetted') return;
    await this.lives.takeStep(tx, place.peerId, place.peerVersion, {
      to: 'trained',
      note: `Attended “${session.name}” on ${sayDate(session.heldOn)}, ${session.venue}`,
    });
  }
}
