import { listProjectFiles, readProjectFile } from './project-files.js';

/** Asks for rows of the outbox and for locks, which are nobody's. */
const WITHOUT_ACTOR = ['src/modules/platform/jobs/job-runner.ts', 'src/modules/platform/jobs/sweep-locks.ts'];

describe('row-level security', () => {
  it('shows nothing to a statement without an actor, so that every one is made in a transaction of somebody', () => {
    const sources = listProjectFiles('src').filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
    expect(sources.length).toBeGreaterThan(400);
    const outside = sources.filter((name) =>
      /\bsource[.](query|createQueryRunner|manager|getRepository)\b/.test(readProjectFile(name)),
    );
    expect(outside.filter((name) => name !== 'src/modules/platform/database/migrate.ts')).toEqual(WITHOUT_ACTOR);
  });
});
