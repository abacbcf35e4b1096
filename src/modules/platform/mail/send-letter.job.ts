import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import {
  defineJob,
  Handles,
  type JobContext,
  type JobDefinition,
  type JobHandler,
  TryAgain,
} from '../jobs/define-job.js';
import { Log } from '../log/log.js';
import { LetterRows, type LetterToSend } from './letter-rows.js';
import { MailStops } from './mail-stop.js';
import { Pacer } from './pacer.js';
import { PostOffice } from './post-office.js';
import { decideNextStep } from './sending-policy.js';
import { classifyReply, type SmtpFailure } from './smtp-reply.js';

const MINUTE_MS = 60_000;
/** How soon a letter looks again whether the one before it, or all of them, may go. */
const LOOK_AGAIN_MS = MINUTE_MS;
const MAX_REPLY_LENGTH = 500;

type Payload = { readonly letterId: string };

/** How often a letter is tried is decided by the letter (`decideNextStep`); these tries are for faults of our own. */
const sending = {
  attempts: 100,
  backoffMs: () => MINUTE_MS,
  leaseSeconds: 30,
  // A letter does not kill a worker: whoever kills workers by the dozen must not lose letters by it.
  maxCrashes: 50,
  payload: z.strictObject({ letterId: z.uuid() }),
};
export const sendLetter = defineJob<Payload>({ ...sending, name: 'mail.send-letter', queue: 'mail' });
export const sendUrgentLetter = defineJob<Payload>({
  ...sending,
  name: 'mail.send-urgent-letter',
  queue: 'urgent-mail',
});

export const jobFor = (isUrgent: boolean): JobDefinition<Payload> => (isUrgent ? sendUrgentLetter : sendLetter);

/** Sends one letter, or decides what becomes of it. Source: ADR 38. */
@Injectable()
@Handles(sendLetter)
export class SendLetterJob implements JobHandler<Payload> {
  private readonly pacer: Pacer;

  constructor(
    config: Config,
    private readonly clock: Clock,
    private readonly rows: LetterRows,
    private readonly stops: MailStops,
    private readonly postOffice: PostOffice,
    private readonly log: Log,
  ) {
    this.pacer = new Pacer(config.mailPerMinute);
  }

  async handle({ letterId }: Payload, { signal }: JobContext): Promise<void> {
    const letter = await this.rows.findToSend(letterId);
    if (!letter) return;
    if (letter.state === 'sending') {
      await this.end(letterId, 'unknown', 'The worker stopped while the mail server was to answer.');
      return;
    }
    const turn = await this.stops.ask();
    if (turn === 'wait') throw new TryAgain(LOOK_AGAIN_MS, 'letters are stopped');
    if (await this.rows.wouldOvertake(letter))
      throw new TryAgain(LOOK_AGAIN_MS, 'an earlier letter about the same entry is still to go');
    await sleep(this.pacer.take(this.clock.now().getTime()), undefined, { signal });
    if (
      letter.delivery === 'at-most-once' &&
      !(await this.rows.asSystem((tx) => this.rows.move(tx, letterId, 'sending')))
    )
      return;
    await this.handOver(letter, turn);
  }

  private async handOver(letter: LetterToSend, turn: 'go' | 'probe'): Promise<void> {
    try {
      const outcome = await this.postOffice.send(letter);
      await this.rows.asSystem(async (tx) => {
        await this.rows.move(tx, letter.id, outcome);
        if (turn === 'probe') await this.stops.resume(tx);
      });
    } catch (error) {
      if (!isSmtpFailure(error)) throw error;
      await this.decide(letter, error);
    }
  }

  private async decide(letter: LetterToSend, failure: Error & SmtpFailure): Promise<void> {
    const reply = failure.message.slice(0, MAX_REPLY_LENGTH);
    const step = decideNextStep(classifyReply(failure), { ...letter, tries: letter.tries + 1 });
    if (step.kind === 'stop') {
      await this.rows.asSystem(async (tx) => {
        await this.rows.putBack(tx, letter.id);
        await this.stops.stop(tx, reply);
      });
      throw new TryAgain(LOOK_AGAIN_MS, 'letters are stopped');
    }
    if (step.kind === 'try-again') {
      await this.rows.asSystem((tx) => this.rows.countTry(tx, letter.id, reply));
      throw new TryAgain(step.afterMs, 'the mail server did not take the letter');
    }
    await this.end(letter.id, step.kind, reply);
  }

  private async end(letterId: string, state: 'bounced' | 'undeliverable' | 'unknown', detail: string): Promise<void> {
    await this.rows.asSystem((tx) => this.rows.move(tx, letterId, state, detail));
    this.log.warn('letter-not-delivered', { letterId, reason: state });
  }
}

/** The post office notes with each failure of the transport how far the letter came; other errors are faults of our own. */
const isSmtpFailure = (error: unknown): error is Error & SmtpFailure =>
  error instanceof Error && 'wasHandedOver' in error;

/** Letters that somebody waits for, past a batch of hundreds and a mail server that is slow with them. */
@Injectable()
@Handles(sendUrgentLetter)
export class SendUrgentLetterJob extends SendLetterJob {}
