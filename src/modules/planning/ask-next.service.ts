import { Injectable } from '@nestjs/common';
import { askNext, type AskingStep } from '../../scheduling/ask-next.js';
import { explainVacancy } from '../../scheduling/explain-vacancy.js';
import { Clock } from '../platform/clock/clock.js';
import { daysBetween } from '../platform/clock/iso-date.js';
import { SYSTEM, type Actor, Database, type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { OffersService } from '../teams/offers.service.js';
import { TeamTasksService } from '../teams/team-tasks.service.js';
import { candidatesFor, placesToFill, type RankedPlace } from './places-to-fill.js';
import { sayNobodyFits, viewRepairs } from './views/nobody-fits.view.js';
import { findHeldPeers } from './standing-teams.query.js';
import { type TeamsInForce, TeamsInForceService } from './teams-in-force.service.js';
import { type StandingTeam } from './standing-of-teams.js';
import { type CandidateLine, viewCandidates } from './views/candidate.view.js';
import { wordingOf } from './views/why-not.view.js';

const MOST_PROPOSED = 5;

/** Asks whoever is next for the vacant places of a team, and says so where nobody fits. */
@Injectable()
export class AskNextService {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly inForce: TeamsInForceService,
    private readonly offers: OffersService,
    private readonly programmes: ProgrammesService,
    private readonly tasks: TeamTasksService,
  ) {}

  /** Takes the next steps for one team; none when its peers may not be asked yet. Harmless when there is nothing to do. */
  async ask(teamId: string): Promise<void> {
    await this.database.inTransaction(SYSTEM, async (tx) => {
      const [open] = await tx.query<{ isOpen: boolean }[]>(
        'select asking_from is not null as "isOpen" from team where id = $1 for update',
        [teamId],
      );
      if (!open?.isOpen) return;
      const loaded = await this.loadOrNull(tx, teamId);
      if (!loaded) return;
      const { team, facts, teams } = loaded;
      const held = await findHeldPeers(tx, team.monday, team.id);
      const places = placesToFill(facts.standing, team, teams, held);
      const { settings } = await this.programmes.get(tx, loaded.yearId);
      const steps = askNext(places, Math.floor(daysBetween(this.clock.today(), team.monday) / 7), {
        togetherFrom: settings.asking.askTogetherFrom,
        hardAbove: settings.asking.hardPlacePercent / 100,
        nextWaits: settings.asking.nextOfferWaits === 1,
      });
      for (const step of steps)
        await this.take(
          tx,
          loaded,
          places.find(({ id }) => id === step.place)!,
          step,
        );
    });
  }

  /** Who could take a seat now, the best first, with the exact change of the year's score. @throws DomainError not-found, conflict. */
  async rank(actor: Actor, seatId: string): Promise<CandidateLine[]> {
    return this.database.read(actor, async (tx) => {
      const [row] = await tx.query<{ teamId: string }[]>('select team_id as "teamId" from seat where id = $1', [
        seatId,
      ]);
      if (!row) throw new DomainError('not-found', 'planning.unknown-seat', `There is no seat ${seatId}.`);
      const { team, facts } = await this.inForce.loadTeam(tx, row.teamId);
      const seat = team.seats.find(({ id }) => id === seatId);
      if (!seat)
        throw new DomainError(
          'conflict',
          'planning.seat-released',
          'This place is no longer wanted. Read the team again.',
        );
      const held = await findHeldPeers(tx, team.monday, team.id);
      return viewCandidates(facts, candidatesFor(facts.standing, team, seat, held));
    });
  }

  private async loadOrNull(tx: Tx, teamId: string): Promise<(TeamsInForce & { team: StandingTeam }) | null> {
    try {
      return await this.inForce.loadTeam(tx, teamId);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'planning.team-not-in-force') return null;
      throw error;
    }
  }

  private async take(
    tx: Tx,
    { facts, team }: TeamsInForce & { readonly team: StandingTeam },
    place: RankedPlace,
    step: AskingStep,
  ): Promise<void> {
    const council = facts.standing.challenges.get(team.challengeId)!.council.name;
    const about = { teamId: team.id, seatId: place.id, subjectId: place.id } as const;
    if (step.kind === 'ask') await this.offers.offer(tx, place.id, step.peer, 'system', step.standing);
    if (step.kind === 'propose')
      await this.tasks.open(tx, {
        ...about,
        kind: 'next-to-ask',
        sentence: `A place on the team of ${council} is vacant. Next to ask: ${wordingOf(facts).peer(step.peer)}.`,
        details: { candidates: viewCandidates(facts, place.candidates.slice(0, MOST_PROPOSED)) },
      });
    if (step.kind === 'nobody') {
      const vacancy = explainVacancy(facts.standing, team.challengeId, place.seat.kind, wordingOf(facts));
      if (!vacancy) return;
      await this.tasks.open(tx, {
        ...about,
        kind: 'nobody-fits',
        sentence: sayNobodyFits(facts, council, vacancy),
        details: { repairs: viewRepairs(facts, vacancy) },
      });
    }
  }
}
