import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ConfigError, parseConfig } from './config.js';

describe('the configuration', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'critical-friend-config-'));
  });
  afterEach(() => {
    rmSync(dataDir, { recursive: true });
  });
  const faultsOf = (environment: NodeJS.ProcessEnv): string[] => {
    try {
      parseConfig({ DATA_DIR: dataDir, ...environment });
    } catch (error) {
      return (error as ConfigError).faults.map((fault) => fault.slice(0, fault.indexOf(':')));
    }
    return [];
  };

  it('needs nothing in development', () => {
    const config = parseConfig({ DATA_DIR: dataDir });
    expect(config).toMatchObject({
      mode: 'development',
      databaseUrl: null,
      redisUrl: null,
      smtpUrl: null,
      port: 3000,
      publicBaseUrl: 'http://localhost:3000',
    });
  });

  it('keeps the keys it makes, readable for this user only', () => {
    const first = parseConfig({ DATA_DIR: dataDir });
    const second = parseConfig({ DATA_DIR: dataDir });
    expect(second.secretKey).toEqual(first.secretKey);
    expect(second.specialDataKey).not.toEqual(first.secretKey);
    expect(statSync(path.join(dataDir, 'secret-key')).mode & 0o077).toBe(0);
  });

  it('names every wrong value in one message', () => {
    expect(
      faultsOf({
        PORT: 'eighty',
        REDIS_URL: 'http://x',
        SMTP_URL: 'x',
        PLANNER_THREADS: '0',
        SECRET_KEY: 'short',
      }).sort(),
    ).toEqual(['PLANNER_THREADS', 'PORT', 'REDIS_URL', 'SECRET_KEY', 'SMTP_URL'].sort());
  });

  it('refuses the conveniences of development in production', () => {
    expect(faultsOf({ NODE_ENV: 'production' })).toEqual([
      'PUBLIC_BASE_URL',
      'DATABASE_URL',
      'SMTP_URL',
      'SECRET_KEY',
      'SPECIAL_DATA_KEY',
    ]);
  });

  it('wants the runtime role beside the owner', () => {
    expect(faultsOf({ DATABASE_OWNER_URL: 'postgres://owner@db/x' })).toEqual(['DATABASE_URL']);
  });

  it('reads an empty value as absent and drops a trailing slash', () => {
    const config = parseConfig({ DATA_DIR: dataDir, REDIS_URL: ' ', PUBLIC_BASE_URL: 'https://peers.example/' });
    expect(config).toMatchObject({ redisUrl: null, publicBaseUrl: 'https://peers.example' });
  });
});
