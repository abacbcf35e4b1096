import { Injectable } from '@nestjs/common';
import { type LetterOfReasons, type Naming, writeLetter } from '../../scheduling/letter-of-reasons.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { PlanFactsService } from './plan-facts.service.js';
import { type StoredPlan } from './plans.repository.js';
import { wordsFor } from './views/plan-review.view.js';

/** Writes to a council why it has this week and these people. */
@Injectable()
export class PlanLetterService {
  constructor(private readonly facts: PlanFactsService) {}

  /** @throws DomainError not-found: no such plan or challenge, or the challenge is deferred in it. */
  async write(
    tx: Tx,
    planId: string,
    challengeId: string,
    naming: Naming,
  ): Promise<{ readonly stored: StoredPlan; readonly letter: LetterOfReasons }> {
    const { stored, facts } = await this.facts.load(tx, planId);
    const challenge = facts.standing.challenges.get(challengeId);
    if (!challenge)
      throw new DomainError(
        'not-found',
        'planning.unknown-challenge',
        `${stored.name} has no challenge ${challengeId}.`,
      );
    const letter = writeLetter(facts.standing, challengeId, wordsFor(facts), naming);
    if (letter) return { stored, letter };
    throw new DomainError(
      'not-found',
      'planning.no-team',
      `${challenge.council.name} is deferred in ${stored.name}, so that there is no team to write about. Ask why it has no week.`,
    );
  }
}
