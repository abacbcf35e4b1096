import { Injectable } from '@nestjs/common';

/** The one place that reads the machine's clock; tests move it. Civil dates are those of Europe/London. */
@Injectable()
export class Clock {
  private offsetMs = 0;

  /** The present instant, as the database's `app_now()` sees it too. */
  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  /** Today's civil date in England, `YYYY-MM-DD`. */
  today(): string {
    return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(this.now());
  }

  /** Moves this process's clock; the caller keeps the database's offset row in step. Tests only. */
  shift(offsetMs: number): void {
    this.offsetMs = offsetMs;
  }
}
