import { type RunFacts, viewRun } from './plan-run.view.js';

const aRun = (changes: Partial<RunFacts> = {}): RunFacts => ({
  id: 'run-1',
  yearId: 'year-1',
  state: 'running',
  options: { seconds: 30, seed: 1, threads: 2 },
  isCancelRequested: false,
  isFinishRequested: false,
  planId: null,
  failure: null,
  progress: {
    elapsedMs: 12_900,
    hard: 0,
    medium: 2,
    soft: 5321,
    vacancies: 1,
    iterations: 1_234_567,
    revision: 0,
    bound: null,
    stoppedBy: null,
  },
  incumbent: { hard: 0, medium: 2, soft: 5321 },
  ...changes,
});

describe('a run in words', () => {
  it('says how far it is', () => {
    const run = viewRun(aRun());
    expect(run).toMatchObject({
      isLive: true,
      canCancel: true,
      standing: 'The planner is at work.',
      elapsedSeconds: 12,
    });
    expect(run.figures.map(({ text }) => text)).toEqual([
      '12 of 30 seconds',
      'hard 0, medium 2, soft 5,321',
      '1',
      '1,234,567',
    ]);
  });

  it('says how far it is from the best possible once that is proven', () => {
    const bound = { medium: 2, soft: 5000 };
    expect(viewRun(aRun({ progress: { ...aRun().progress!, bound } })).figures).toContainEqual({
      key: 'Best possible',
      text: 'Within 6.5% of the best possible with no more vacancies and deferrals.',
    });
  });

  it('says that it took up data that had changed on the way', () => {
    const { figures } = viewRun(aRun({ progress: { ...aRun().progress!, revision: 2 } }));
    expect(figures.at(-1)).toEqual({ key: 'Changed data', text: 'Taken up 2 times while the planner was at work' });
  });

  it('has only its time to tell before the planner has begun', () => {
    expect(viewRun(aRun({ state: 'queued', progress: null })).figures).toEqual([
      { key: 'Time', text: '0 of 30 seconds' },
    ]);
  });

  it('never says that more time went by than was allowed', () => {
    const progress = { ...aRun().progress!, elapsedMs: 31_400 };
    expect(viewRun(aRun({ progress })).elapsedSeconds).toBe(30);
  });

  it('leads to its plans, after three times the seconds, where it made alternatives', () => {
    const options = { seconds: 30, seed: 1, threads: 2, alternatives: true } as const;
    const run = viewRun(aRun({ options, state: 'proposed', planId: 'plan-3' }));
    expect(run).toMatchObject({
      mostSeconds: 90,
      planHref: '/plan-runs/run-1/alternatives',
      planText: 'See the plans',
    });
    expect(run.standing).toBe('The planner has finished. Each plan was checked and is a proposal.');
    expect(run.figures[0]!.text).toBe('12 of 90 seconds');
    expect(run.figures[1]!.text).toMatch(/soft [\d,]+, by the weights of its search$/);
  });

  it('can be cancelled once', () => {
    expect(viewRun(aRun({ isCancelRequested: true }))).toMatchObject({
      canCancel: false,
      isLive: true,
      standing: 'The planner is being stopped.',
    });
  });

  it('can be stopped with its best plan, once, as soon as it has one', () => {
    expect(viewRun(aRun()).canFinish).toBe(true);
    expect(viewRun(aRun({ incumbent: null })).canFinish).toBe(false);
    expect(viewRun(aRun({ state: 'queued' })).canFinish).toBe(false);
    expect(viewRun(aRun({ isFinishRequested: true }))).toMatchObject({
      canFinish: false,
      standing: 'The planner is being stopped.',
    });
  });

  it.each<[NonNullable<RunFacts['progress']>['stoppedBy'], string]>([
    ['time', 'The planner has finished: its time was up. Its plan'],
    ['idle', 'The planner has finished: nothing had improved for 10 seconds. Its plan'],
    ['full', 'The planner has finished: every team is whole and every challenge has a week. Its plan'],
    ['proven', 'The planner has finished: no plan can be better. Its plan'],
    ['told', 'The planner has finished: it was told to stop. Its plan'],
    [null, 'The planner has finished. Its plan'],
  ])('says why it ended: %s', (stoppedBy, words) => {
    const options = { seconds: 30, seed: 1, threads: 2, idleSeconds: 10 };
    const run = aRun({ state: 'proposed', options, progress: { ...aRun().progress!, stoppedBy } });
    expect(viewRun(run).standing).toMatch(words);
  });

  it.each<[RunFacts['state'], Partial<RunFacts>, RegExp, string | null]>([
    ['proposed', { planId: 'plan-1' }, /checked and is a proposal/, '/years/year-1?plan=plan-1'],
    [
      'failed',
      { failure: { message: 'The planner ran out of memory.' } },
      /failed\. The planner ran out of memory/,
      null,
    ],
    ['cancelled', { isCancelRequested: true }, /was cancelled/, null],
  ])('says how it ended: %s', (state, changes, standing, planHref) => {
    const run = viewRun(aRun({ state, ...changes }));
    expect(run).toMatchObject({ isLive: false, canCancel: false, planHref });
    expect(run.standing).toMatch(standing);
  });
});
