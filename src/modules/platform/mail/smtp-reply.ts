/** How a hand-over to the mail server failed. */
export interface SmtpFailure {
  /** The transport's word for it: EENVELOPE, EAUTH, ESOCKET … */
  readonly code?: string | undefined;
  /** What the server was answering: `RCPT TO`, `MAIL FROM`, `DATA`, `AUTH …`; `API` when it was not asked at all. */
  readonly command?: string | undefined;
  /** The server's answer, 400–599; absent when there was none. */
  readonly responseCode?: number | undefined;
  /** Whether the whole letter had been given to the connection. */
  readonly wasHandedOver?: boolean | undefined;
}

/**
 * What a failed hand-over means.
 * `refused`: this reader will never have it. `try-again`: the server has not taken it, and may later. `stop`: the server takes
 * nothing from us. `ambiguous`: it broke off after the final dot, so that nobody can know.
 * Source: RFC 5321, sections 4.2.1 and 4.5.4.1; RFC 1047.
 */
export type Verdict = 'refused' | 'try-again' | 'stop' | 'ambiguous';

/** Reads a failure. A refused recipient is final, a refused sender or sign-in concerns every letter; all else may pass. */
export function classifyReply({ code, command = '', responseCode, wasHandedOver = false }: SmtpFailure): Verdict {
  if (responseCode !== undefined) {
    if (responseCode < 500) return 'try-again';
    if (command === 'RCPT TO') return 'refused';
    return command === 'MAIL FROM' || command.startsWith('AUTH') ? 'stop' : 'try-again';
  }
  if (code === 'EAUTH') return 'stop';
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return 'refused';
  return wasHandedOver ? 'ambiguous' : 'try-again';
}
