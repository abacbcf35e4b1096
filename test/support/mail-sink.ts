import { type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A letter as the mail server took it. */
export interface TakenLetter {
  readonly messageId: string;
  readonly to: string;
  readonly source: string;
}

/** How the server answers; each gives null to take what it is asked, or an answer with its code. */
export interface SinkScript {
  readonly onMail?: () => Answer;
  readonly onRecipient?: (address: string) => Answer;
  /** `drop` closes the connection after the final dot without an answer. */
  readonly onLetter?: (letter: TakenLetter) => Answer | 'drop';
  /** Pause before the answer to the final dot, milliseconds. */
  readonly answerAfterMs?: number;
  /** Where a letter stands that is answered with `drop`: a real server may have taken it. */
  readonly keepsDropped?: boolean;
}
type Answer = { readonly code: number; readonly text: string } | null;

/** A mail server of the tests' own. What counts is what it took, not what we believe to have sent. */
export class MailSink {
  readonly taken: TakenLetter[] = [];
  /** Letters that were given over and wait for the answer. */
  inFlight = 0;
  private readonly known = new Set<string>();
  script: SinkScript = {};
  private readonly server: SMTPServer;

  constructor(options: SMTPServerOptions = {}) {
    const failure = (answer: Answer) =>
      answer === null ? null : Object.assign(new Error(answer.text), { responseCode: answer.code });
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onMailFrom: (_address, _session, done) => {
        done(failure(this.script.onMail?.() ?? null));
      },
      onRcptTo: ({ address }, _session, done) => {
        done(failure(this.script.onRecipient?.(address) ?? null));
      },
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          void this.answer(Buffer.concat(parts).toString('utf8'), session.envelope.rcptTo[0]?.address ?? '').then(
            (answer) => {
              if (answer === 'drop') {
                // The session's socket is the server's affair; ending it is what a crash looks like from outside.
                (stream as unknown as { destroy(): void }).destroy();
                for (const connection of connectionsOf(this.server))
                  if (connection.session === session) connection.close();
              } else done(failure(answer));
            },
          );
        });
      },
      ...options,
    });
    // A killed client must not bring the server down.
    this.server.on('error', () => undefined);
  }

  private async answer(source: string, to: string): Promise<Answer | 'drop'> {
    const letter = { source, to, messageId: /^message-id:\s*(<[^>]+>)/im.exec(source)?.[1] ?? 'none' };
    this.inFlight++;
    if (this.script.answerAfterMs) await sleep(this.script.answerAfterMs);
    this.inFlight--;
    const answer = this.script.onLetter?.(letter) ?? null;
    if (answer === null || (answer === 'drop' && this.script.keepsDropped)) {
      this.taken.push(letter);
      this.known.add(letter.messageId);
    }
    return answer;
  }

  /** @returns address of the server, for SMTP_URL. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => {
      this.server.listen(0, '127.0.0.1', resolve);
    });
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.server.close(resolve);
    });
  }

  /** Letters that were taken, each counted once. */
  get count(): number {
    return this.known.size;
  }

  /** How often each letter was taken, by Message-ID. */
  countCopies(): Map<string, number> {
    const copies = new Map<string, number>();
    for (const { messageId } of this.taken) copies.set(messageId, (copies.get(messageId) ?? 0) + 1);
    return copies;
  }
}

const connectionsOf = (server: SMTPServer): Iterable<{ readonly session: unknown; close(): void }> =>
  (server as unknown as { connections: Set<{ session: unknown; close(): void }> }).connections;
