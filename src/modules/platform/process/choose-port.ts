import { createServer } from 'node:net';

/** Whether somebody else listens there is only known by trying. */
function tryPort(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(port, host, () => {
      const { port: taken } = probe.address() as { port: number };
      probe.close(() => {
        resolve(taken);
      });
    });
  });
}

/**
 * A port of `host` that was free a moment ago: the preferred one, or any when that is taken.
 * @param preferred 0 for any.
 */
export async function choosePort(host: string, preferred: number): Promise<number> {
  try {
    return await tryPort(host, preferred);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return tryPort(host, 0);
  }
}
