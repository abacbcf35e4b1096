import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Tx } from '../platform/database/database.js';
import { defineJob } from '../platform/jobs/define-job.js';
import { Outbox } from '../platform/outbox/outbox.js';

const RETRY_PAUSE_MS = 2000;
const job = { queue: 'general', attempts: 5, backoffMs: (attempt: number) => attempt * RETRY_PAUSE_MS } as const;

/** Looks at the vacant places of a team and asks whoever is next. Planning takes it: it knows the whole year. */
export const askNextOfTeam = defineJob({
  ...job,
  name: 'teams.ask-next',
  leaseSeconds: 60,
  payload: z.strictObject({ teamId: z.uuid() }),
});

/** Works out the next-best weeks of every team of a plan and proposes its week to each council. Planning takes it. */
export const proposeWeeks = defineJob({
  ...job,
  name: 'teams.propose-weeks',
  leaseSeconds: 120,
  payload: z.strictObject({ planId: z.uuid() }),
});

/** Moves a challenge to the week that its council has chosen, if it is still to be had. Planning takes it. */
export const moveWeek = defineJob({
  ...job,
  name: 'teams.move-week',
  leaseSeconds: 60,
  payload: z.strictObject({ councilWeekId: z.uuid() }),
});

/** Leaves word for the planner, which this room does not know. */
@Injectable()
export class AskingJobsService {
  constructor(private readonly outbox: Outbox) {}

  async askNext(tx: Tx, teamId: string): Promise<void> {
    await this.outbox.add(tx, askNextOfTeam, { teamId });
  }

  async proposeWeeks(tx: Tx, planId: string): Promise<void> {
    await this.outbox.add(tx, proposeWeeks, { planId });
  }

  async moveWeek(tx: Tx, councilWeekId: string): Promise<void> {
    await this.outbox.add(tx, moveWeek, { councilWeekId });
  }
}
