import { readdirSync, readFileSync } from 'node:fs';

const LOOK_EVERY_MS = 100;

/** Watches the resident memory of this process's child until `stop`; Linux tells it in /proc, other systems do not. */
export function watchPeakMemory(): { stop: () => void; peakMib: () => number | null } {
  let peakKib: number | null = null;
  const timer = setInterval(() => {
    for (const child of childrenOf(process.pid)) {
      const text = read(`/proc/${child}/status`);
      const found = /^VmHWM:\s+(\d+) kB$/m.exec(text ?? '');
      if (found) peakKib = Math.max(peakKib ?? 0, Number(found[1]));
    }
  }, LOOK_EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
    },
    peakMib: () => (peakKib === null ? null : peakKib / 1024),
  };
}

function childrenOf(parent: number): string[] {
  return list(`/proc/${parent}/task`).flatMap((task) =>
    (read(`/proc/${parent}/task/${task}/children`) ?? '').split(' ').filter((id) => id !== ''),
  );
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
