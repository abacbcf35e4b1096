import { Injectable } from '@nestjs/common';
import { type IsoDate } from '../platform/clock/iso-date.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { type Mover, nextState } from './lifecycle.js';
import { HOLDING_STATES, SEAT_LIFECYCLE, type SeatEvent, type SeatState } from './seat-lifecycle.js';

/** A seat as its lifecycle sees it, with what its team says of it. */
export interface HeldSeat {
  readonly id: string;
  readonly teamId: string;
  readonly yearId: string;
  readonly state: SeatState;
  readonly peerId: string | null;
  readonly kind: string | null;
  readonly monday: IsoDate;
  /** Since when the team's peers may be asked; null: not yet. */
  readonly askingFrom: Date | null;
  readonly councilName: string;
  readonly version: number;
}

/** Moves seats along their lifecycle, and nobody else does. */
@Injectable()
export class SeatsService {
  /** Holds a seat until the transaction ends. @throws DomainError not-found. */
  async lock(tx: Tx, seatId: string): Promise<HeldSeat> {
    const [seat] = await tx.query<HeldSeat[]>(
      `select s.id, s.team_id as "teamId", c.year_id as "yearId", s.state, s.peer_id as "peerId", s.kind_code as kind,
              t.monday::text, t.asking_from as "askingFrom", k.name as "councilName", s.version
         from seat s join team t on t.id = s.team_id join challenge c on c.id = t.challenge_id join council k on k.id = c.council_id
        where s.id = $1 for update of s`,
      [seatId],
    );
    if (seat) return seat;
    throw new DomainError('not-found', 'teams.unknown-seat', `There is no seat ${seatId}.`);
  }

  /** Whether another seat holds the peer on days of this one. The constraint of the table has the last word. */
  async isHeldElsewhere(tx: Tx, { id }: HeldSeat, peerId: string): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      `select from seat o join seat s on s.id = $1 and o.days && s.days
        where o.peer_id = $2 and o.id <> $1 and o.state = any ($3) limit 1`,
      [id, peerId, HOLDING_STATES],
    );
    return rows.length > 0;
  }

  /**
   * Lets something happen to a locked seat. @param peerId who holds it afterwards; only for an offer.
   * @throws DomainError conflict when its state does not allow it. The database refuses a peer whose days are held already.
   */
  async step(tx: Tx, seat: HeldSeat, event: SeatEvent, who: Mover, peerId: string | null = null): Promise<HeldSeat> {
    const state = nextState(SEAT_LIFECYCLE, seat.state, event, who);
    if (state === null)
      throw new DomainError(
        'conflict',
        'teams.seat-state',
        `The place on the team of ${seat.councilName} is ${seat.state}, so that this cannot be done (${event}). Read the team again.`,
      );
    const holder = (HOLDING_STATES as readonly string[]).includes(state) ? (peerId ?? seat.peerId) : null;
    await tx.query('update seat set state = $2, peer_id = $3, version = version + 1 where id = $1', [
      seat.id,
      state,
      holder,
    ]);
    return { ...seat, state, peerId: holder, version: seat.version + 1 };
  }
}
