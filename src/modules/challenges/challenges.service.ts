import { Injectable } from '@nestjs/common';
import { ImportFactsService } from '../peers/import-facts.service.js';
import { Clock } from '../platform/clock/clock.js';
import { type IsoDate } from '../platform/clock/iso-date.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { staleVersion } from '../platform/web/etag.js';
import { type Page } from '../platform/web/list.js';
import { ChallengeEntity } from './challenge.entity.js';
import { findChallengedCouncils } from './commission-rows.query.js';
import { completeCommission } from './complete-commission.js';
import { commissionsFormat } from './import-commissions.js';
import { type KindRange, type ThemeWish } from './import-team-cells.js';
import {
  type Challenge,
  type ChallengesQuery,
  findChallenge,
  findPinnedPeerIds,
  listChallenges,
} from './list-challenges.query.js';

export { type Challenge, CHALLENGE_SORT_KEYS } from './list-challenges.query.js';

/** What a council and its partners commission. */
export interface Commission {
  readonly partners: readonly string[];
  readonly commissionedOn: IsoDate | null;
  readonly wish: IsoDate | null;
  readonly earliest: IsoDate | null;
  readonly latest: IsoDate | null;
  readonly blockedWeeks: readonly IsoDate[];
  readonly priority: number;
  readonly minSize: number;
  readonly maxSize: number;
  readonly kinds: readonly KindRange[];
  readonly themes: readonly ThemeWish[];
  readonly assessmentOn: IsoDate | null;
  readonly riskAssessmentOn: IsoDate | null;
  readonly pinnedWeek: IsoDate | null;
  readonly pinnedPeers: readonly string[];
}

export interface NewChallenge extends Omit<Commission, 'kinds'> {
  /** Left out: the usual team. */
  readonly kinds?: readonly KindRange[];
  readonly reference: string;
  /** Code of a council. */
  readonly council: string;
}

/** Commissioned challenges: one a council and year. */
@Injectable()
export class ChallengesService {
  constructor(
    private readonly facts: ImportFactsService,
    private readonly clock: Clock,
  ) {}

  list(tx: Tx, yearId: string, query: ChallengesQuery): Promise<Page<Challenge>> {
    return listChallenges(tx, yearId, query);
  }

  async get(tx: Tx, id: string): Promise<Challenge> {
    const challenge = await findChallenge(tx, id);
    if (challenge) return challenge;
    throw new DomainError(
      'not-found',
      'challenges.unknown',
      `There is no challenge ${id}. Look it up in the list of its year.`,
    );
  }

  /** @throws DomainError invalid for what breaks a rule, conflict when reference or council are taken. */
  async create(tx: Tx, yearId: string, { reference, council, kinds, ...rest }: NewChallenge): Promise<Challenge> {
    const facts = await this.facts.load(tx, yearId);
    const commission = { ...rest, kinds: kinds ?? facts.usualTeam() };
    const columns = await this.check(tx, yearId, reference, council, commission);
    const councilId = facts.findCouncil(council)!.id;
    await this.refuseSecondChallenge(tx, yearId, councilId, council);
    if (await tx.existsBy(ChallengeEntity, { reference }))
      throw new DomainError(
        'conflict',
        'challenges.reference-taken',
        `There is a challenge ${reference} already. Give another reference.`,
      );
    const { identifiers } = await tx.insert(ChallengeEntity, { reference, yearId, councilId, ...columns });
    return this.get(tx, identifiers[0]!['id'] as string);
  }

  /** @throws DomainError invalid for what breaks a rule, conflict for a challenge that was withdrawn, stale. */
  async edit(tx: Tx, id: string, version: number, edit: Partial<Commission>): Promise<Challenge> {
    const challenge = await this.get(tx, id);
    if (challenge.withdrawnOn !== null)
      throw new DomainError(
        'conflict',
        'challenges.withdrawn',
        `${challenge.reference} was withdrawn on ${challenge.withdrawnOn}. Reinstate it first.`,
      );
    const commission = { ...challenge, ...edit };
    const columns = await this.check(tx, challenge.yearId, challenge.reference, challenge.council.code, commission);
    await this.update(tx, id, version, columns);
    return this.get(tx, id);
  }

  /** Takes a challenge out of its year; `reinstate` undoes it. */
  async withdraw(tx: Tx, id: string, version: number, reason: string): Promise<Challenge> {
    const { withdrawnOn, reference } = await this.get(tx, id);
    if (withdrawnOn !== null)
      throw new DomainError(
        'conflict',
        'challenges.withdrawn',
        `${reference} was withdrawn on ${withdrawnOn} already.`,
      );
    await this.update(tx, id, version, { withdrawnOn: this.clock.today(), withdrawalReason: reason });
    return this.get(tx, id);
  }

  async reinstate(tx: Tx, id: string, version: number): Promise<Challenge> {
    const { withdrawnOn, reference, yearId, council } = await this.get(tx, id);
    if (withdrawnOn === null)
      throw new DomainError(
        'conflict',
        'challenges.not-withdrawn',
        `${reference} is not withdrawn. Nothing is to be undone.`,
      );
    const councilId = (await this.facts.load(tx, yearId)).findCouncil(council.code)!.id;
    await this.refuseSecondChallenge(tx, yearId, councilId, council.code);
    await this.update(tx, id, version, { withdrawnOn: null, withdrawalReason: null });
    return this.get(tx, id);
  }

  private async update(tx: Tx, id: string, version: number, columns: Partial<ChallengeEntity>): Promise<void> {
    const { affected } = await tx.update(ChallengeEntity, { id, version }, { ...columns, version: version + 1 });
    if (affected !== 1) throw staleVersion(id);
  }

  private async refuseSecondChallenge(tx: Tx, yearId: string, councilId: string, code: string): Promise<void> {
    const other = (await findChallengedCouncils(tx, yearId)).get(councilId);
    if (other === undefined) return;
    throw new DomainError(
      'conflict',
      'challenges.council-taken',
      `${code} has the challenge ${other} in this year. Change or withdraw that one.`,
    );
  }

  /** Holds a commission against the rules that files are held to, and gives its columns. */
  private async check(tx: Tx, yearId: string, reference: string, council: string, commission: Commission) {
    const facts = await this.facts.load(tx, yearId);
    const row = {
      reference,
      council,
      partners: commission.partners,
      commissioned_on: commission.commissionedOn,
      wish: commission.wish,
      earliest: commission.earliest,
      latest: commission.latest,
      blocked_weeks: commission.blockedWeeks,
      priority: commission.priority,
      min_size: commission.minSize,
      max_size: commission.maxSize,
      kinds: commission.kinds,
      themes: commission.themes,
      control: null,
      polls: null,
      assessment_date: commission.assessmentOn,
      risk_assessment_date: commission.riskAssessmentOn,
    };
    const completed = completeCommission(row, facts);
    const faults = [...commissionsFormat.check(row), ...('faults' in completed ? completed.faults : [])].map(
      ({ column, message }) => ({ in: 'body', pointer: `/${FIELD_OF_COLUMN[column] ?? column}`, detail: message }),
    );
    const { firstMonday, lastMonday } = facts.year;
    const { pinnedWeek } = commission;
    if (pinnedWeek !== null && (pinnedWeek < firstMonday || pinnedWeek > lastMonday)) {
      const detail = `The week ${pinnedWeek} is not in the year, whose weeks run from ${firstMonday} to ${lastMonday}.`;
      faults.push({ in: 'body', pointer: '/pinnedWeek', detail });
    }
    const peerIds = await findPinnedPeerIds(tx, commission.pinnedPeers);
    for (const peer of commission.pinnedPeers.filter((each) => !peerIds.has(each)))
      faults.push({ in: 'body', pointer: '/pinnedPeers', detail: `No peer has the reference ${peer}.` });
    if (commission.pinnedPeers.length > commission.maxSize) {
      const detail = `${commission.pinnedPeers.length} peers are pinned to a team of at most ${commission.maxSize}.`;
      faults.push({ in: 'body', pointer: '/pinnedPeers', detail });
    }
    if (faults.length > 0)
      throw new DomainError('invalid', 'challenges.commission', faults.map(({ detail }) => detail).join(' '), {
        errors: faults,
      });
    return {
      partners: [...commission.partners],
      commissionedOn: commission.commissionedOn,
      wish: commission.wish,
      earliest: commission.earliest,
      latest: commission.latest,
      blockedWeeks: [...commission.blockedWeeks],
      priority: commission.priority,
      minSize: commission.minSize,
      maxSize: commission.maxSize,
      kinds: Object.fromEntries(
        commission.kinds.map(({ kind, least, most }): [string, [number, number]] => [kind, [least, most]]),
      ),
      themes: [...commission.themes],
      assessmentOn: commission.assessmentOn,
      riskAssessmentOn: commission.riskAssessmentOn,
      pinnedWeek,
      pinnedPeerIds: [...peerIds.values()],
    };
  }
}

const FIELD_OF_COLUMN: Readonly<Record<string, string>> = {
  min_size: 'minSize',
  max_size: 'maxSize',
  blocked_weeks: 'blockedWeeks',
};
