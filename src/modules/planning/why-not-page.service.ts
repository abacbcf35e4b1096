import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/database.js';
import { type FieldError } from '../platform/web/pages.js';
import { findPeers, MOST_MATCHES } from './find-peer.js';
import { type WhyNotPageQuery } from './page-params.js';
import { introduceYear } from './views/years.view.js';
import { viewWhyNotForm } from './views/why-not-page.view.js';
import { WhyNotService } from './why-not.service.js';
import { type TeamChoice, YearPageService } from './year-page.service.js';
import { loadYearNames } from './year-names.query.js';

type Model = Readonly<Record<string, unknown>> & { readonly errors: readonly FieldError[] };

/** Gathers what the pages of questions about a plan show. */
@Injectable()
export class WhyNotPageService {
  constructor(
    private readonly yearPage: YearPageService,
    private readonly questions: WhyNotService,
  ) {}

  /** The form, and the answer when something was asked. @throws DomainError not-found. */
  async loadWhyNot(tx: Tx, yearId: string, challengeId: string, query: WhyNotPageQuery): Promise<Model> {
    const choice = await this.yearPage.chooseTeam(tx, yearId, challengeId, query.plan);
    const frame = frameOf(choice, query);
    if (query.week !== null) {
      const answer = await this.questions.whyNot(tx, choice.shown.id, challengeId, { week: query.week });
      return { ...frame, answer };
    }
    if (query.peer === '') return frame;
    const { peers } = await loadYearNames(tx, yearId, null);
    const pool = choice.problem.peers.map(({ id }) => peers.get(id)).filter((peer) => peer !== undefined);
    const found = query.peerId === null ? findPeers(pool, query.peer) : pool.filter(({ id }) => id === query.peerId);
    const [one, ...more] = found;
    if (!one) {
      const message = `Nobody in the pool of this plan is called ${query.peer}. Enter a name, a part of it, or a reference.`;
      return { ...frame, errors: [{ field: 'peer', message }] };
    }
    if (more.length > 0) return { ...frame, matches: found.slice(0, MOST_MATCHES), matchCount: found.length };
    const answer = await this.questions.whyNot(tx, choice.shown.id, challengeId, { peer: one.id });
    return { ...frame, answer };
  }

  /** Why a member, and who else. @throws DomainError not-found. */
  async loadMember(tx: Tx, yearId: string, challengeId: string, peerId: string, planId: string | null): Promise<Model> {
    const choice = await this.yearPage.chooseTeam(tx, yearId, challengeId, planId);
    const answer = await this.questions.whyMember(tx, choice.shown.id, challengeId, peerId);
    return { ...frameOf(choice), answer };
  }

  /** Why places are vacant, or the challenge deferred. @throws DomainError not-found. */
  async loadVacancies(tx: Tx, yearId: string, challengeId: string, planId: string | null): Promise<Model> {
    const choice = await this.yearPage.chooseTeam(tx, yearId, challengeId, planId);
    const answer = await this.questions.explainVacancies(tx, choice.shown.id, challengeId);
    return { ...frameOf(choice), answer };
  }
}

const frameOf = (choice: TeamChoice, query: Partial<WhyNotPageQuery> = {}) => ({
  year: introduceYear(choice.year),
  plan: choice.shown,
  form: viewWhyNotForm(choice, query),
  errors: [],
});
