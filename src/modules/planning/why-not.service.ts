import { Injectable } from '@nestjs/common';
import { explainDeferral } from '../../scheduling/explain-deferral.js';
import { explainVacancy } from '../../scheduling/explain-vacancy.js';
import { readStandingPlan } from '../../scheduling/standing-plan.js';
import { whyNotPeer } from '../../scheduling/why-not-peer.js';
import { whyNotWeek } from '../../scheduling/why-not-week.js';
import { whyThisPeer } from '../../scheduling/why-this-peer.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { PlansRepository } from './plans.repository.js';
import { PlansService } from './plans.service.js';
import { missingPlaces } from './team-vacancies.js';
import { type VacanciesView, viewVacancies } from './views/vacancies.view.js';
import {
  type AnswerFacts,
  viewWhyMember,
  viewWhyNotPeer,
  viewWhyNotWeek,
  type WhyMemberView,
  type WhyNotView,
  wordingOf,
} from './views/why-not.view.js';
import { loadYearNames } from './year-names.query.js';

/** What is asked about a challenge of a plan. */
export type WhyNotQuestion = { readonly peer: string } | { readonly week: number };

/** Answers questions about a stored plan as it stands, with the names that a coordinator knows. */
@Injectable()
export class WhyNotService {
  constructor(
    private readonly plans: PlansService,
    private readonly rows: PlansRepository,
  ) {}

  /** Why is a peer not on the team of a challenge, or the challenge not in a week? @throws DomainError not-found. */
  async whyNot(tx: Tx, planId: string, challengeId: string, question: WhyNotQuestion): Promise<WhyNotView> {
    const facts = await this.load(tx, planId, challengeId);
    if ('week' in question) {
      const { weeks } = facts.standing.problem;
      if (!weeks[question.week])
        throw new DomainError(
          'not-found',
          'planning.unknown-week',
          `The year has no week ${question.week}. Ask for one from 0 to ${weeks.length - 1}.`,
        );
      return viewWhyNotWeek(facts, whyNotWeek(facts.standing, challengeId, question.week, wordingOf(facts)));
    }
    assertPeer(facts, question.peer);
    return viewWhyNotPeer(facts, whyNotPeer(facts.standing, challengeId, question.peer, wordingOf(facts)));
  }

  /** Why is this member on the team, and who else could be? @throws DomainError not-found. */
  async whyMember(tx: Tx, planId: string, challengeId: string, peerId: string): Promise<WhyMemberView> {
    const facts = await this.load(tx, planId, challengeId);
    assertPeer(facts, peerId);
    const answer = whyThisPeer(facts.standing, challengeId, peerId);
    if (answer) return viewWhyMember(facts, answer);
    throw new DomainError(
      'not-found',
      'planning.not-a-member',
      `${wordingOf(facts).peer(peerId)} is not on the team of ${facts.standing.challenges.get(challengeId)!.council.name} in this plan. Ask why not.`,
    );
  }

  /** Why are places of a team vacant, or why has a challenge no week? @throws DomainError not-found. */
  async explainVacancies(tx: Tx, planId: string, challengeId: string): Promise<VacanciesView> {
    const facts = await this.load(tx, planId, challengeId);
    const { standing } = facts;
    const say = wordingOf(facts);
    const seat = standing.teams.get(challengeId);
    const kindsOfMembers = seat?.team.map(({ kind }) => kind) ?? [];
    const kinds = seat ? [...new Set(missingPlaces(seat.challenge, kindsOfMembers))] : [];
    const vacancies = kinds
      .map((kind) => explainVacancy(standing, challengeId, kind, say))
      .filter((each) => each !== null);
    return viewVacancies(facts, challengeId, vacancies, explainDeferral(standing, challengeId, say));
  }

  private async load(tx: Tx, planId: string, challengeId: string): Promise<AnswerFacts> {
    const stored = await this.plans.get(tx, planId);
    const problem = await this.rows.getProblem(tx, stored.problemId);
    if (!problem.challenges.some(({ id }) => id === challengeId))
      throw new DomainError(
        'not-found',
        'planning.unknown-challenge',
        `${stored.name} has no challenge ${challengeId}.`,
      );
    const read = readStandingPlan(problem, await this.rows.getAssignments(tx, planId));
    if ('faults' in read) throw new Error(`Plan ${planId} cannot be read: ${read.faults.join(' ')}`);
    return { standing: read.standing, names: await loadYearNames(tx, stored.yearId, null) };
  }
}

function assertPeer({ standing }: AnswerFacts, peerId: string): void {
  if (standing.peers.has(peerId)) return;
  throw new DomainError(
    'not-found',
    'planning.unknown-peer',
    `The pool that this plan was made from has no peer ${peerId}.`,
  );
}
