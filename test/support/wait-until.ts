import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for something to become true. @throws Error naming `what` after `limitMs`. */
export async function waitUntil(
  what: string,
  check: () => Promise<boolean> | boolean,
  limitMs = 15_000,
): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`Waited ${limitMs} ms in vain until ${what}.`);
    await sleep(25);
  }
}
