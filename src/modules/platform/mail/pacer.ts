const MINUTE_MS = 60_000;

/** Spreads work evenly, so that no minute holds more than its share. */
export class Pacer {
  private nextAtMs = 0;

  /** @param perMinute 0: no limit. */
  constructor(private readonly perMinute: number) {}

  /** Takes the next turn. @returns how long to wait for it, milliseconds. */
  take(nowMs: number): number {
    if (this.perMinute === 0) return 0;
    const turnMs = Math.max(nowMs, this.nextAtMs);
    this.nextAtMs = turnMs + MINUTE_MS / this.perMinute;
    return turnMs - nowMs;
  }
}
