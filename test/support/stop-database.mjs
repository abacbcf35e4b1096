import { rmSync } from 'node:fs';

export default async function stopDatabase() {
  const running = globalThis.testServer;
  if (!running) return;
  delete globalThis.testServer;
  await running.server.stop();
  rmSync(running.dataDir, { recursive: true, force: true });
}
