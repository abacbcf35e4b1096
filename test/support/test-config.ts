import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Config, parseConfig } from '../../src/modules/platform/config/config.js';

/** A configuration for one test process: quiet, quick to poll, on Redis when the run was given one. */
export function testConfig(changes: Partial<Config> = {}): Config {
  const config = parseConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    DATA_DIR: mkdtempSync(path.join(tmpdir(), 'critical-friend-data-')),
    OUTBOX_POLL_MILLISECONDS: '50',
    REDIS_URL: process.env['TEST_REDIS_URL'] ?? '',
    SECRET_KEY: '11'.repeat(32),
    SPECIAL_DATA_KEY: '22'.repeat(32),
  });
  return Object.assign(config, changes);
}
