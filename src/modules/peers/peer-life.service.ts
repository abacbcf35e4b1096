import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { type IsoDate } from '../platform/clock/iso-date.js';
import { Config } from '../platform/config/config.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { staleVersion } from '../platform/web/etag.js';
import { type Page } from '../platform/web/list.js';
import {
  type AccreditationState,
  findAccreditationFault,
  findStep,
  LIFE_STEPS,
  type LifeStep,
} from './accreditation.js';
import { findListedPeer, type ListedPeer } from './list-peers.query.js';
import { PeerKindsService } from './peer-kinds.service.js';
import {
  countStates,
  type LifeEvent,
  type LivesQuery,
  listPeerLives,
  type PeerLifeRow,
  readHistory,
} from './peer-lives.query.js';
import { PeerEntity } from './peer.entity.js';
import { lastDayOf, sayWhatIsDue } from './renewal.js';
import { findEvidenceFaults, type StepEvidence } from './step-evidence.js';

export { LIFE_SORT_KEYS } from './peer-lives.query.js';

/** One peer's life so far, and where it can go. */
export interface PeerLife {
  readonly peer: ListedPeer;
  readonly isElectedMember: boolean;
  readonly due: string | null;
  readonly history: readonly LifeEvent[];
  readonly steps: readonly LifeStep[];
}

/** A step that somebody wants to take. What is left out: today, no note, no vetting by a group, the usual last day. */
export interface WantedStep extends Partial<StepEvidence> {
  readonly to: AccreditationState;
  /** Null: no last day. */
  readonly until?: IsoDate | null;
}

/** A row of the list with what somebody has to do. */
export type DuePeer = PeerLifeRow & { readonly due: string | null };

/** The life of peers from nomination to the end of an accreditation. */
@Injectable()
export class PeerLifeService {
  constructor(
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly kinds: PeerKindsService,
  ) {}

  async list(tx: Tx, query: LivesQuery): Promise<Page<DuePeer>> {
    const [today, remindedBefore] = [this.clock.today(), this.remindedBefore];
    const page = await listPeerLives(tx, query, today, remindedBefore);
    return { ...page, items: page.items.map((row) => ({ ...row, due: sayWhatIsDue(row, today, remindedBefore) })) };
  }

  countStates(tx: Tx): Promise<Map<AccreditationState, number>> {
    return countStates(tx);
  }

  /** @throws DomainError not-found. */
  async get(tx: Tx, peerId: string): Promise<PeerLife> {
    const peer = await this.find(tx, peerId);
    return {
      peer,
      isElectedMember: (await this.kinds.getKind(tx, peer.kind)).isElectedMember,
      due: sayWhatIsDue(peer.accreditation, this.clock.today(), this.remindedBefore),
      history: await readHistory(tx, peerId),
      steps: LIFE_STEPS.filter(({ from }) => from === peer.accreditation.state),
    };
  }

  /** The last day of an accreditation that begins today. */
  usualLastDay(from: IsoDate = this.clock.today()): IsoDate {
    return lastDayOf(from, this.config.accreditationYears);
  }

  /**
   * Takes one step and writes it into the history.
   * @throws DomainError not-found; conflict: the state does not allow the step; invalid: it lacks evidence; stale.
   */
  async takeStep(tx: Tx, peerId: string, version: number, wanted: WantedStep): Promise<void> {
    const { peer, isElectedMember, history } = await this.get(tx, peerId);
    const { state } = peer.accreditation;
    const today = this.clock.today();
    const evidence: StepEvidence = {
      on: wanted.on ?? today,
      note: wanted.note ?? null,
      isVettedByOwnGroup: wanted.isVettedByOwnGroup ?? false,
    };
    const step = findStep(state, wanted.to);
    const until = step?.asksUntil ? this.untilOf(wanted, evidence.on) : peer.accreditation.until;
    const fault = findAccreditationFault(state, wanted.to, until, today);
    if (fault !== null || step === null)
      throw new DomainError('conflict', 'peers.accreditation', fault ?? 'No such step.');
    const latest = history.findLast(({ source }) => source === 'staff')?.on ?? null;
    const faults = findEvidenceFaults(step, evidence, { isElectedMember, latest }, today);
    if (faults.length > 0) {
      throw new DomainError('invalid', 'peers.evidence', faults.map(({ message }) => message).join(' '), {
        errors: faults.map(({ field, message }) => ({ in: 'body', pointer: `/${field}`, detail: message })),
      });
    }
    const { affected } = await tx.update(
      PeerEntity,
      { id: peerId, version },
      { accreditationState: wanted.to, accreditedUntil: until, version: version + 1 },
    );
    if (affected !== 1) throw staleVersion(peerId);
    await tx.query(
      `insert into peer_life_event (peer_id, from_state, to_state, happened_on, until, note, is_vetted_by_own_group, source)
       values ($1, $2, $3, $4, $5, $6, $7, 'staff')`,
      [peerId, state, wanted.to, evidence.on, until, evidence.note, evidence.isVettedByOwnGroup],
    );
  }

  /** Lets accreditations lapse whose last day is over. @returns how many. */
  async lapseExpired(tx: Tx): Promise<number> {
    const [row] = await tx.query<{ lapsed: number }[]>(
      `with ended as (
         select id, accreditation_state, accredited_until from peer
          where accreditation_state in ('accredited', 'suspended') and accredited_until < $1 for update
       ), lapsed as (
         update peer p set accreditation_state = 'lapsed', version = version + 1 from ended where ended.id = p.id
       ), noted as (
         insert into peer_life_event (peer_id, from_state, to_state, happened_on, until, source)
         select id, accreditation_state, 'lapsed', accredited_until + 1, accredited_until, 'sweep' from ended
       )
       select count(*)::int as lapsed from ended`,
      [this.clock.today()],
    );
    return row!.lapsed;
  }

  private get remindedBefore(): number {
    return this.config.renewalReminderMonths[0] ?? 0;
  }

  private untilOf({ until }: WantedStep, on: IsoDate): IsoDate | null {
    return until === undefined ? this.usualLastDay(on) : until;
  }

  private async find(tx: Tx, id: string): Promise<ListedPeer> {
    const peer = await findListedPeer(tx, id);
    if (peer) return peer;
    throw new DomainError('not-found', 'peers.unknown', `There is no peer ${id}. Look it up in the list of peers.`);
  }
}
